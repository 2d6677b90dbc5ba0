"""Metrics against values computed by hand; intervals and p against what is known of them."""

import math

import numpy as np
import pytest

from index.metrics import intervals, metrics, significance


def test_metrics_by_hand() -> None:
    values = metrics([7, 1, 3], {1: 2.0, 9: 1.0})
    ideal = 2 / math.log2(2) + 1 / math.log2(3)
    assert values["ndcg@10"] == pytest.approx(2 / math.log2(3) / ideal)
    assert values["recall@10"] == 0.5
    assert values["mrr@10"] == 0.5
    assert values["hit@1"] == 0.0


def test_recall_is_capped_at_k() -> None:
    assert metrics(list(range(10)), dict.fromkeys(range(30), 1.0))["recall@10"] == 1.0


def test_an_interval_is_that_of_a_share() -> None:
    values = np.array([[1.0]] * 100 + [[0.0]] * 100)
    low, high = intervals(values, [str(at) for at in range(200)])[:, 0]
    half = 1.96 * math.sqrt(0.25 / 200)
    assert (low, high) == pytest.approx((0.5 - half, 0.5 + half), abs=0.01)


def test_translations_add_no_certainty() -> None:
    values = np.array([[1.0], [0.0]] * 50)
    alone = intervals(values, [str(at) for at in range(100)])
    nine = intervals(np.repeat(values, 9, axis=0), [str(at) for at in range(100) for _ in range(9)])
    np.testing.assert_allclose(nine, alone, atol=1e-9)


def test_one_question_says_nothing() -> None:
    np.testing.assert_array_equal(intervals(np.array([[1.0]]), ["a"]), [[0.0], [1.0]])


def test_p_is_exact_for_few_signs() -> None:
    bases = [str(at) for at in range(6)]
    p = significance(np.array([[0.1, 0.0]] * 6), bases)
    assert p[0] == pytest.approx(2 / 64, abs=0.006)
    assert p[1] == 1.0
