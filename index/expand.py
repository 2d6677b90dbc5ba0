"""A question asked with the official terms as well, in the languages of the passages.

Both legs gain: "bos saya pegang paspor" has no word of the Thai statute, its Thai terms have. Measured on 500 of our
questions whose words the glossary was not made from: recall@10 78 -> 87 in the law's language, 60 -> 66
in another. The
weights are in ``expansion.json``; ``tests/bench/learn_expansion.py`` prints what each is worth.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from index.glossary import Found
from index.vectors import Matrix, unit


@dataclass(frozen=True, slots=True)
class Weights:
    vector: float  # of the terms' vector beside the question's, which weighs 1
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


def towards(question: Matrix, terms: Sequence[Matrix]) -> Matrix:
    """The question's vector moved towards the mean of its terms'; shape (dimension,), unit length."""
    if not terms:
        return question
    moved: Matrix = question + np.float32(weights().vector) * np.mean(terms, axis=0, dtype=np.float32)
    expanded: Matrix = unit(moved[None])[0]
    return expanded
