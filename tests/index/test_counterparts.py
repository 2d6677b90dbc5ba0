"""The best hit takes its counterparts in other languages along, and nothing in its own."""

import numpy as np
import pytest

from index.columns import Column
from index.counterparts import DISTANCE, counterparts
from index.vectors import Vectors, unit


@pytest.fixture
def vectors() -> Vectors:
    """Row 0 the best hit, 1 its counterpart, 2 as near but in the same language, 3 something else."""
    rows = np.array([[1, 0, 0], [1, 0.1, 0], [1, 0.1, 0], [-0.2, 0, 1]], np.float32)
    return Vectors.build(np.concatenate([unit(rows), -unit(rows)]), np.array(["tha"] * 8), None)


LANGUAGES = Column.of(np.array(["tha", "eng", "tha", "eng", "tha", "eng", "tha", "eng"]))


def test_only_near_passages_in_other_languages_are_granted(vectors: Vectors) -> None:
    rows, granted = counterparts(vectors, LANGUAGES, 0, 0.8, 8, None)
    assert rows.tolist() == [1]
    near = float(vectors.row(0) @ vectors.row(1))
    assert granted[0] == pytest.approx(0.8 - DISTANCE * (1 - near), abs=1e-5)
    assert granted[0] < 0.8, "never before the best hit"


def test_filters_hold_for_counterparts(vectors: Vectors) -> None:
    rows, granted = counterparts(vectors, LANGUAGES, 0, 0.8, 8, np.array([0, 2, 3]))
    assert len(rows) == len(granted) == 0
