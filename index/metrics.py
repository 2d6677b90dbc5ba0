"""Metrics of one ranking, and what a mean of them is worth.

nDCG with graded gains (Järvelin and Kekäläinen 2002), recall capped at min(relevant, k). Intervals are
percentiles of a bootstrap, differences are tested by paired randomisation (Smucker, Allan and Carterette
2007). Both take the translations of one question together: they are not independent of each other.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

METRICS = ("ndcg@10", "recall@5", "recall@10", "mrr@10", "hit@1")

SEED = 20_261_124
RESAMPLES = 2_000
SHUFFLES = 9_999
CHUNK = 200
"""Resamples drawn at once: bounds the memory that thousands of questions take."""

Values = NDArray[np.float64]
"""Shape (questions, metrics), 0..1."""


def metrics(order: Sequence[int], gains: Mapping[int, float]) -> dict[str, float]:
    """METRICS of one ranking (document positions, best first), each 0..1."""
    top = [gains.get(at, 0.0) for at in order[:10]]
    discount = 1 / np.log2(np.arange(2, 12))
    ideal = sorted(gains.values(), reverse=True)[:10]
    first = next((rank for rank, gain in enumerate(top, start=1) if gain > 0), None)
    return {
        "ndcg@10": float(np.dot(top, discount[: len(top)]) / np.dot(ideal, discount[: len(ideal)])),
        "recall@5": sum(gain > 0 for gain in top[:5]) / min(len(gains), 5),
        "recall@10": sum(gain > 0 for gain in top) / min(len(gains), 10),
        "mrr@10": 1 / first if first else 0.0,
        "hit@1": float(first == 1),
    }


def intervals(values: Values, bases: Sequence[str]) -> Values:
    """95 % intervals of the means of the columns: shape (2, metrics), lower and upper.

    ``bases``: one a row; rows of one base are drawn together. A single base has no spread to speak of:
    its interval is all that is possible, 0 to 1.
    """
    sums, counts = _by_base(values, bases)
    if len(counts) < 2:
        return np.array([np.zeros(values.shape[1]), np.ones(values.shape[1])])
    random = np.random.default_rng(SEED)
    means: list[Values] = []
    for _ in range(0, RESAMPLES, CHUNK):
        drawn = random.multinomial(len(counts), np.full(len(counts), 1 / len(counts)), size=CHUNK)
        means.append((drawn @ sums) / (drawn @ counts)[:, None])
    limits: Values = np.percentile(np.concatenate(means), [2.5, 97.5], axis=0)
    return limits


def significance(differences: Values, bases: Sequence[str]) -> Values:
    """p of a mean difference at least as large if each base's sign were a coin's: shape (metrics,), two-sided."""
    sums, _ = _by_base(differences, bases)
    found = np.abs(sums.sum(axis=0)) - 1e-9
    random = np.random.default_rng(SEED)
    beyond = np.zeros(differences.shape[1])
    for start in range(0, SHUFFLES, CHUNK):
        signs = random.choice((-1.0, 1.0), size=(min(CHUNK, SHUFFLES - start), len(sums)))
        beyond += (np.abs(signs @ sums) >= found).sum(axis=0)
    p: Values = (beyond + 1) / (SHUFFLES + 1)
    return p


def _by_base(values: Values, bases: Sequence[str]) -> tuple[Values, Values]:
    """Sums of the columns over each base, shape (bases, metrics), and rows of each base."""
    _, owner = np.unique(np.asarray(bases, np.str_), return_inverse=True)
    counts = np.bincount(owner).astype(np.float64)
    sums = np.zeros((len(counts), values.shape[1]))
    np.add.at(sums, owner, values)
    return sums, counts
