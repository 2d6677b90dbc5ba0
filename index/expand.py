"""A question asked with the official terms as well, in the languages of the passages.

The lexical leg gains: "bos saya pegang paspor" has no word of the Thai statute, its Thai terms have. With the
adapted encoder the dense leg does not: moving the question's vector towards the terms' changed recall@10
of judged questions by less than a point and took three from those without a country. The weights are in
``expansion.json``; ``tests/bench/learn_expansion.py`` prints what each is worth.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from index.glossary import Found


@dataclass(frozen=True, slots=True)
class Weights:
    words: float  # of the terms' share of the best BM25, on the scale of the dense leg (0..1)
    official: int  # terms taken of a concept in a language, the usual one first


@cache
def weights() -> Weights:
    return Weights(**json.loads(files("index").joinpath("expansion.json").read_text("utf-8")))


def official_terms(found: Sequence[Found], languages: Collection[str]) -> dict[str, tuple[str, ...]]:
    """What is added in each language, in alphabetical order; a language without terms is left out."""
    added: dict[str, tuple[str, ...]] = {}
    for language in sorted(languages):
        terms = [term for one in found for term in one.concept.official.get(language, ())[: weights().official]]
        if terms:
            added[language] = tuple(dict.fromkeys(terms))
    return added
