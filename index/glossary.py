"""Everyday words and official terms for the same thing, in ten languages (``glossary.csv``).

A row is a concept, a cell the language's words for it: official terms, those the statutes use, then
``|`` and what people say. A question that has any of them is asked with the official terms as well.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from index.matching import Lexicon
from kb.language import LATIN
from kb.text import search_key


@dataclass(frozen=True, slots=True)
class Concept:
    name: str
    official: dict[str, tuple[str, ...]]  # ISO 639-3 -> terms of the statutes, the usual one first
    everyday: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """A concept and the words of the question that stand for it."""

    concept: Concept
    words: str


@cache
def concepts() -> tuple[Concept, ...]:
    rows = csv.DictReader(files("index").joinpath("glossary.csv").read_text("utf-8").splitlines())
    return tuple(
        Concept(
            row["concept"],
            {one: _terms(cell.partition("|")[0]) for one, cell in row.items() if one != "concept"},
            {one: _terms(cell.partition("|")[2]) for one, cell in row.items() if one != "concept"},
        )
        for row in rows
    )


def _terms(cell: str) -> tuple[str, ...]:
    return tuple(term.strip() for term in cell.split(";") if term.strip())


def find_terms(text: str, language: str) -> tuple[Found, ...]:
    """The concepts of a question in that language, each once, in the order of the question."""
    found: dict[str, Found] = {}
    key = search_key(text)
    for start, end, concept in _lexicon(language).find(key):
        found.setdefault(concept.name, Found(concept, key[start:end]))
    return tuple(found.values())


@cache
def _lexicon(language: str) -> Lexicon[Concept]:
    """The language's own terms, then the English ones: people mix them in."""
    meanings: dict[str, Concept] = {}
    for one in (language, "eng"):
        for concept in concepts():
            for term in (*concept.official.get(one, ()), *concept.everyday.get(one, ())):
                for key in _forms(search_key(term), one):
                    meanings.setdefault(key, concept)
    return Lexicon(meanings)


def _forms(key: str, language: str) -> Iterable[str]:
    yield key
    if language == "eng" and key[-1].isalpha() and not key.endswith("s"):
        yield key + "s"
    if language == "fil" and key[-1] in "aeiou":
        yield key + "ng"
    if language not in LATIN and " " in key:
        yield key.replace(" ", "")
