"""FAISS against brute force: equal in ids and values, under every kind of filter."""

import numpy as np
import pytest

from index.vectors import ONE_BY_ONE, QUESTION_SHARE, Vectors, language_means, unit


def made(rows: int, seed: int = 42) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    matrix = unit(random.normal(size=(rows, 16)).astype(np.float32) + 0.5)
    languages = random.choice(np.array(["tha", "eng", "khm"]), rows)
    return matrix, languages


def brute_force(matrix: np.ndarray, languages: np.ndarray, question: np.ndarray) -> np.ndarray:
    means, _ = language_means(matrix, languages, None)
    moved = unit(matrix - np.stack([means[one] for one in languages]))
    return np.asarray(moved @ question)


@pytest.mark.parametrize("allow", ["all", "few", "many"])
def test_faiss_equals_brute_force(allow: str) -> None:
    rows = ONE_BY_ONE + 3_000
    matrix, languages = made(rows)
    vectors = Vectors.build(matrix, languages, None)
    question = vectors.place(matrix[7], "tha")
    share = {"all": 1.0, "few": 0.01, "many": 0.95}[allow]
    allowed = np.flatnonzero(np.random.default_rng(1).random(rows) < share)
    found, similarities = vectors.search(question, 10, None if allow == "all" else allowed)
    exact = brute_force(matrix, languages, question)
    best = allowed[np.argsort(-exact[allowed], kind="stable")[:10]]
    assert found.tolist() == best.tolist()
    np.testing.assert_allclose(similarities, exact[best], atol=1e-5)


def test_a_question_leaves_most_of_its_language_behind() -> None:
    matrix, languages = made(500)
    means, _ = language_means(matrix, languages, None)
    vectors = Vectors.build(matrix, languages, None)
    expected = unit((matrix[0] - QUESTION_SHARE * means["eng"])[None])[0]
    np.testing.assert_allclose(vectors.place(matrix[0], "eng"), expected, atol=1e-6)


def test_few_passages_lean_on_all_languages() -> None:
    matrix, _ = made(101)
    languages = np.array(["eng"] * 100 + ["lao"])
    means, overall = language_means(matrix, languages, None)
    near = np.linalg.norm(means["lao"] - overall)
    assert near < 0.1 * np.linalg.norm(matrix[100] - overall)


def test_an_empty_index_finds_nothing() -> None:
    vectors = Vectors.build(np.zeros((0, 4), np.float32), np.zeros(0, np.str_), None)
    found, _ = vectors.search(np.ones(4, np.float32), 5, None)
    assert len(found) == 0


def test_similarities_are_plain_products_in_the_order_asked() -> None:
    matrix, languages = made(300)
    vectors = Vectors.build(matrix, languages, None)
    question = vectors.place(matrix[7], "tha")
    rows = np.array([250, 3, 3, 77])
    expected = np.stack([vectors.row(int(row)) for row in rows]) @ question
    np.testing.assert_allclose(vectors.similarities(question, rows), expected, atol=1e-6)
    assert vectors.similarities(question, rows[:0]).tolist() == []
