"""How many of the allowed provisions speak of what a question asks about.

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
"""Counting stops here: a subject of so many provisions is not rare."""


def provisions_of(found: Sequence[Found], terms: Terms, allowed: Rows | None) -> list[int]:
    """Allowed provisions that speak of each concept, ENOUGH at most."""
    keep = terms.having(allowed) if found and allowed is not None else None
    return [_provisions(one.concept, terms, keep) for one in found]


def _provisions(concept: Concept, terms: Terms, keep: NDArray[np.bool_] | None) -> int:
    seen: set[int] = set()
    for words in (*concept.official.values(), *concept.everyday.values()):
        for word in words:
            with_it = terms.provisions_with(word)
            seen.update((with_it if keep is None else with_it[keep[with_it]])[: ENOUGH + len(seen)].tolist())
            if len(seen) >= ENOUGH:
                return ENOUGH
    return len(seen)
