"""The paragraph or point of a hit that answers best, where the question's own words make it clear."""

import math
from collections.abc import Sequence

from index.analysis import analyse
from kb.types import Unit
from kb.units import inside

CLEAR = 1.5  # times the weight of the next best unit
LEAST = 0.4  # of the weight of the question's terms that occur in the provision at all


def best_unit(question: str, text: str, units: Sequence[Unit], start: int, end: int) -> Unit | None:
    """The unit of ``text`` inside ``text[start:end]`` with most of the question's terms, or None.

    Terms weigh by their rarity among the units they are chosen from. One level at a time: a point is
    chosen inside a paragraph that was.
    """
    terms = set(analyse(question))
    chosen: Unit | None = None
    while True:
        level = [one for one in inside(units, chosen) if start <= one.start and one.end <= end]
        best = _clear(terms, text, level) if len(level) > 1 else None
        if best is None:
            return chosen
        chosen = best


def _clear(terms: set[str], text: str, level: Sequence[Unit]) -> Unit | None:
    found = [terms.intersection(analyse(text[one.start : one.end])) for one in level]
    met = set().union(*found)
    weights = {term: math.log(1 + len(level) / sum(term in one for one in found)) for term in met}
    ranked = sorted(
        ((sum(weights[term] for term in one), at) for at, one in enumerate(found)), key=lambda one: (-one[0], one[1])
    )
    (first, at), (second, _) = ranked[0], ranked[1]
    if len(found[at]) < 2 or first < CLEAR * second or first < LEAST * sum(weights.values()):
        return None
    return level[at]
