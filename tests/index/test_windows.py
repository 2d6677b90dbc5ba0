"""Windows: every letter of a long text is in one, and the best of them lifts its passage."""

from pathlib import Path

import numpy as np
import pytest

from index.embedding import Readable, embed
from index.encoder import Matrix
from index.vectors import Vectors, unit
from index.windows import SHARE, WINDOW, Windows, windows

ENGLISH = "A work permit is valid for two years; it may be renewed once. The employer pays the levy. " * 12
THAI = "คนต่างด้าวต้องมีใบอนุญาตทำงาน เว้นแต่ได้รับยกเว้นตามกฎหมาย " * 20


@pytest.mark.parametrize("text", [ENGLISH, THAI, "x" * 1_000, ("line\n" * 200), " " * 900 + "word", ENGLISH[:451]])
def test_windows_lose_nothing_and_are_of_one_size(text: str) -> None:
    found = windows(text)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(one and len(one) <= 2 * WINDOW for one in found)


def test_a_short_text_has_none() -> None:
    assert windows("") == windows("short") == windows("a" * WINDOW) == []


def test_they_end_at_sentences() -> None:
    assert all(one.endswith((".", ";")) for one in windows(ENGLISH))


class Told:
    """An encoder that only notes what it is given."""

    name, dimension = "told", 2

    def __init__(self) -> None:
        self.texts: list[str] = []

    def questions(self, texts: list[str]) -> Matrix:
        return self.passages(texts)

    def passages(self, texts: list[str]) -> Matrix:
        self.texts += texts
        return np.array([[len(text), 0] for text in texts], np.float32)


def test_the_passage_comes_first_and_each_window_has_the_title() -> None:
    told = Told()
    short, long = embed(told, [Readable("Act", None, "Short."), Readable("Act", "Levy", ENGLISH)])  # type: ignore[arg-type]
    assert len(short) == 1
    assert len(long) == 1 + len(windows(ENGLISH))
    assert told.texts[0] == "Act\nShort."
    assert all(text.startswith("Act, Levy\n") for text in told.texts[1:])
    assert long[1][0] == len(told.texts[2])


def vectors(rows: int, seed: int = 3) -> tuple[Vectors, Matrix, list[Matrix], Matrix]:
    random = np.random.default_rng(seed)
    matrix = unit(random.normal(size=(rows, 8)).astype(np.float32))
    some = [unit(random.normal(size=(int(random.integers(0, 4)), 8)).astype(np.float32)) for _ in range(rows)]
    languages = np.array(["eng", "tha"] * rows)[:rows]
    built = Vectors.build(matrix, languages, None, some)
    return built, matrix, some, unit(random.normal(size=(1, 8)).astype(np.float32))[0]


def test_lift_is_the_mixture_exactly() -> None:
    random = np.random.default_rng(0)
    matrix = unit(random.normal(size=(5, 4)).astype(np.float32)).astype(np.float16)
    held = Windows(matrix, np.array([0, 2, 2, 5]))
    question, whole = matrix[3].astype(np.float32), np.array([0.5, 0.4, 0.1], np.float32)
    products = matrix.astype(np.float32) @ question
    expected = [
        (1 - SHARE) * 0.1 + SHARE * products[2:].max(),
        0.4,
        (1 - SHARE) * 0.5 + SHARE * products[:2].max(),
    ]
    lifted = held.lift(question, np.array([2, 1, 0]), whole[::-1])
    np.testing.assert_allclose(lifted, expected, rtol=1e-5)


def test_a_search_is_ordered_by_what_it_says() -> None:
    built, _, _, question = vectors(200)
    rows, similarities = built.search(question, 50, None)
    assert (np.diff(similarities) <= 0).all()
    np.testing.assert_allclose(similarities, built.similarities(question, rows), atol=1e-6)


@pytest.mark.parametrize("rows", [0, 1, 30])
def test_saved_windows_are_the_same(tmp_path: Path, rows: int) -> None:
    built, _, _, question = vectors(rows)
    built.save(tmp_path)
    loaded = Vectors.load(tmp_path)
    every = np.arange(rows)
    np.testing.assert_array_equal(loaded.similarities(question, every), built.similarities(question, every))
