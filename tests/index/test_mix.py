"""The mix never lets noise of one leg drown the other, and ranks law in force before repealed law."""

import numpy as np
import pytest

from index.mix import lexical_weight, mix, offsets, scale_dense, scale_lexical


def floats(*values: float) -> np.ndarray:
    return np.array(values, np.float32)


def test_scales_run_to_one() -> None:
    np.testing.assert_allclose(scale_dense(floats(0.2, 0.6, 1.0)), [0, 0.5, 1], atol=1e-6)
    np.testing.assert_allclose(scale_lexical(floats(0, 5, 10)), [0, 0.5, 1], atol=1e-6)
    np.testing.assert_allclose(scale_lexical(floats(0, 0)), [0, 0])
    assert len(scale_dense(floats())) == 0


def test_words_count_more_within_a_language_than_across() -> None:
    similarities, bm25 = floats(0.5, 0.5, 0.1), floats(10, 10, 0)
    scores = mix(similarities, bm25, "khm", np.array(["khm", "eng", "eng"]))
    assert scores[0] > scores[1] > scores[2]


def test_repealed_law_ranks_after_law_in_force() -> None:
    added = offsets(np.array(["in_force", "repealed"]), np.array(["main", "main"]))
    assert added[0] > added[1]


def test_words_count_by_the_share_of_their_language_near_the_question() -> None:
    similarities, bm25 = np.array([1.0, 0.9, 0.8, 0.7], np.float32), np.array([0, 2, 0, 0], np.float32)
    alone = mix(similarities, bm25, "vie", np.array(["vie", "vie", "vie", "vie"]))
    among = mix(similarities, bm25, "vie", np.array(["tha", "vie", "eng", "khm"]))
    plain = scale_dense(similarities)
    assert among[1] - plain[1] == pytest.approx((alone[1] - plain[1]) / 4)


def test_a_language_we_do_not_know_is_met_by_its_words() -> None:
    assert lexical_weight("ind", "jv") == lexical_weight("jv", "jv") > lexical_weight("ind", "ind")
    assert lexical_weight("ind", "tha") < lexical_weight("ind", "ind")


def test_words_count_more_in_a_language_that_the_encoder_knows_less() -> None:
    assert lexical_weight("eng", "eng") < lexical_weight("tha", "tha") < lexical_weight("mya", "mya")


def test_words_count_more_outside_the_encoders_subject() -> None:
    languages = np.array(["vie", "vie", "eng"])
    similarities, bm25 = np.array([0.9, 0.8, 0.7], np.float32), np.array([0.0, 5.0, 5.0], np.float32)
    gains = [
        mix(similarities, bm25, "vie", languages, subject) - mix(similarities, 0 * bm25, "vie", languages, subject)
        for subject in (-1.0, 1.0, 4.0)
    ]
    assert gains[0][1] > gains[1][1] > gains[2][1] > 0
    assert gains[0][2] == gains[2][2]  # another language's words as ever
    unknown = mix(similarities, bm25, "vie", languages) - mix(similarities, 0 * bm25, "vie", languages)
    assert gains[2][1] < unknown[1] < gains[0][1]
