"""How many of the allowed passages speak of what a question asks about.

A question about a levy has no answer in a law that never speaks of one, however near its nearest
article is. The concepts are those of the glossary, looked for under all their words in all languages.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.glossary import Concept, Found
from index.terms import Terms
from index.vectors import Rows

ENOUGH = 50
"""Counting stops here: a subject of so many passages is not rare."""


def passages_of(found: Sequence[Found], terms: Terms, allowed: Rows | None) -> list[int]:
    """Allowed passages that speak of each concept, ENOUGH at most."""
    keep = None
    if found and allowed is not None:
        keep = np.zeros(terms.rows, bool)
        keep[allowed] = True
    return [_passages(one.concept, terms, keep) for one in found]


def _passages(concept: Concept, terms: Terms, keep: NDArray[np.bool_] | None) -> int:
    seen: set[int] = set()
    for words in (*concept.official.values(), *concept.everyday.values()):
        for word in words:
            rows = terms.rows_with(word)
            seen.update((rows if keep is None else rows[keep[rows]])[: ENOUGH + len(seen)].tolist())
            if len(seen) >= ENOUGH:
                return ENOUGH
    return len(seen)
