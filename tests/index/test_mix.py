"""The mix never lets noise of one leg drown the other, and ranks law in force before repealed law."""

import numpy as np

from index.mix import mix, offsets, scale_dense, scale_lexical


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
