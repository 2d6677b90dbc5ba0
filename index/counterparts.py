"""The best hit's counterparts in other languages rank with it: a law held in two languages, a clause that
another country has as well.

Pseudo-relevance feedback (Rocchio 1971) limited to other languages, where the question itself is matched
worst; unlimited, it cost judged questions inside one language 5 to 9 points of recall@10. As it is: clause to
article in one pool of 14 languages 73 -> 83 nDCG@10, judged questions unchanged or better.
"""

import numpy as np

from index.columns import Column
from index.mix import Scores
from index.vectors import Rows, Vectors

NEAR = 0.3
"""Cosine (languages taken out) from which a passage in another language counts as a counterpart."""

DISTANCE = 0.15
"""What a counterpart loses for each 1 of its distance from the best hit."""


def counterparts(
    vectors: Vectors, languages: Column, best: int, similarity: float, k: int, allowed: Rows | None
) -> tuple[Rows, Scores]:
    """Rows in other languages than row ``best``, and the similarity to the question each is granted."""
    rows, near = vectors.search(vectors.row(best), k, allowed)
    other = (near > NEAR) & (languages.codes[rows] != languages.codes[best])
    return rows[other], np.asarray(similarity - DISTANCE * (1 - near[other]), np.float32)
