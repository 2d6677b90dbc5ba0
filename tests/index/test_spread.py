"""Countries take turns; the question's own language goes first; nothing is lost or out of order."""

import numpy as np
import pytest

from index.spread import FIRST, OWN, STEP, spread


def turns(scores: list[float], countries: list[int], foreign: list[bool]) -> tuple[list[int], np.ndarray]:
    order, lowered = spread(np.array(scores, np.float32), np.array(countries), np.array(foreign))
    return order.tolist(), lowered


def test_a_country_with_nearly_as_good_a_clause_comes_between() -> None:
    order, lowered = turns([1.0, 0.9, 0.85, 0.3], [0, 0, 1, 1], [True] * 4)
    assert order == [0, 2, 1, 3]
    np.testing.assert_allclose(lowered, [1.0, 0.85, 0.9 - STEP, 0.3 - STEP], rtol=1e-6)


def test_clauses_in_the_language_of_the_question_gain_and_take_no_turns() -> None:
    order, lowered = turns([1.0, 0.9, 0.85, 0.3], [0, 1, 1, 1], [True, False, False, False])
    assert order == [1, 2, 0, 3]
    np.testing.assert_allclose(lowered, [0.9 + OWN, 0.85 + OWN, 1.0, 0.3 + OWN], rtol=1e-6)


@pytest.mark.parametrize("many", [0, 1, 40, 3 * FIRST])
def test_every_clause_is_kept_and_scores_never_rise(many: int) -> None:
    random = np.random.default_rng(many)
    scores = np.sort(random.uniform(-2, 2, many).astype(np.float32))[::-1]
    order, lowered = spread(scores, random.integers(0, 5, many), random.random(many) < 0.6)
    assert sorted(order.tolist()) == list(range(many))
    assert (np.diff(lowered) <= 1e-6).all()
    assert (lowered <= scores[order] + OWN + 1e-6).all()
