"""The dense leg: exact inner products by FAISS, with the language taken out of every vector.

The raw space of a multilingual encoder is clustered by language first and by meaning second, so that
a question meets its own language before its own subject. The mean of each language's passages is
subtracted from its passages, and the question's language from the question (Roy et al. 2020, LAReQA;
Yang et al. 2021). Measured before the encoder was adapted: recall@10 of questions across languages
41 -> 46, of questions without a country 18 -> 27, nDCG@10 of news in five hard language pairs 59 -> 66.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from index.offsets import Offsets
from index.windows import Windows

Matrix = NDArray[np.float32]
Rows = NDArray[np.int64]

ONE_BY_ONE = 20_000
"""Fewer allowed rows than this are scored one by one; more go through the FAISS index."""

PRIOR_PASSAGES = 20
"""A language's mean counts as much as this many passages drawn from the mean of all languages."""

QUESTION_SHARE = 0.6
"""How much of its language's place is taken out of a question: one question is no mean.

That place is the middle of the index's languages plus the language's offset in our own questions. Halfway
to the middle of our own questions instead costs recall@10 across languages 5 points.
"""


class Vectors:
    """Inner products of a question with every allowed row, and with the windows of the nearest."""

    def __init__(self, index: faiss.IndexFlatIP, places: Mapping[str, Matrix], windows: Windows) -> None:
        """``places``: language -> what is subtracted from a question in it; "" for any other."""
        faiss.omp_set_num_threads(1)  # one question at a time: a second thread only waits for the first
        self._index, self._matrix = index, _matrix(index)
        self._places, self.windows = dict(places), windows
        self.rows: int = index.ntotal

    @classmethod
    def build(
        cls,
        matrix: Matrix,
        languages: NDArray[np.str_],
        offsets: Offsets | None,
        windows: Sequence[NDArray[np.floating]] = (),
    ) -> "Vectors":
        """``matrix``: unit rows; ``languages``: ISO 639-3, one a row; ``windows``: those of each row, unit rows, or
        nothing where no row has any."""
        means, overall = language_means(matrix, languages, offsets)
        moved = matrix.copy()
        for language, mean in means.items():
            moved[languages == language] -= mean
        index = faiss.IndexFlatIP(matrix.shape[1])
        index.add(unit(moved))
        away = [means[one] for one in languages.tolist()]
        built = Windows.build(windows or [matrix[:0]] * len(matrix), away, matrix.shape[1])
        if offsets is None:
            return cls(index, {**means, "": overall}, built)
        places = {"": overall, **{one: overall + offset for one, offset in offsets.by_language.items()}}
        return cls(index, places, built)

    def place(self, question: Matrix, language: str) -> Matrix:
        """The question, shape (dimension,), without its language; unit length."""
        place = self._places.get(language, self._places[""])
        placed: Matrix = unit((question - np.float32(QUESTION_SHARE) * place)[None])[0]
        return placed

    def search(self, question: Matrix, k: int, allowed: Rows | None) -> tuple[Rows, NDArray[np.float32]]:
        """The ``k`` nearest whole rows, exactly, then ordered by their ``similarities``, best first; ``allowed``
        None means all rows."""
        rows, products = self._nearest(question, k, allowed)
        similarities = self.windows.lift(question, rows, products)
        best = np.lexsort((rows, -similarities))
        return rows[best], similarities[best]

    def _nearest(self, question: Matrix, k: int, allowed: Rows | None) -> tuple[Rows, NDArray[np.float32]]:
        if allowed is not None and len(allowed) <= ONE_BY_ONE:
            products = self.products(question, allowed)
            best = np.lexsort((allowed, -products))[:k]
            return allowed[best], products[best]
        k = min(k, self.rows if allowed is None else len(allowed))
        if k == 0:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        parameters = None
        if allowed is not None:
            bits = np.zeros(self.rows, bool)
            bits[allowed] = True
            parameters = faiss.SearchParameters(sel=faiss.IDSelectorBitmap(np.packbits(bits, bitorder="little")))
        products, rows = self._index.search(question[None], k, params=parameters)
        return rows[0], products[0]

    def row(self, at: int) -> Matrix:
        """The vector of one row, its language taken out; shape (dimension,)."""
        return np.asarray(self._matrix[at], np.float32)

    def similarities(self, question: Matrix, rows: Rows) -> NDArray[np.float32]:
        """Of these rows in their order: inner products with them and with the best of their windows, mixed."""
        return self.windows.lift(question, rows, self.products(question, rows))

    def products(self, question: Matrix, rows: Rows) -> NDArray[np.float32]:
        """Inner products with these whole rows, in their order; nothing is copied, which takes longer than they do."""
        question, rows = np.ascontiguousarray(question, np.float32), np.ascontiguousarray(rows, np.int64)
        products = np.zeros(len(rows), np.float32)
        if len(rows):
            x, distances, labels = (faiss.swig_ptr(one) for one in (question, products, rows))
            self._index.compute_distance_subset(1, x, len(rows), distances, labels)
        return products

    def save(self, folder: Path) -> None:
        faiss.write_index(self._index, str(folder / "vectors.faiss"))
        names, places = np.array(list(self._places)), np.stack(list(self._places.values()))
        np.savez(folder / "places.npz", names=names, places=places)
        self.windows.save(folder)

    @classmethod
    def load(cls, folder: Path) -> "Vectors":
        index = faiss.read_index(str(folder / "vectors.faiss"))
        with np.load(folder / "places.npz") as places:
            named = dict(zip(places["names"].tolist(), places["places"], strict=True))
        return cls(index, named, Windows.load(folder))


def unit(matrix: Matrix) -> Matrix:
    """Rows scaled to unit length; a zero row stays zero."""
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    return np.asarray(matrix / np.maximum(lengths, 1e-12), np.float32)


def language_means(
    matrix: Matrix, languages: NDArray[np.str_], offsets: Offsets | None
) -> tuple[dict[str, Matrix], Matrix]:
    """Mean vector of each language held, and the mean of those means; each shape (dimension,).

    A language with few passages leans on that overall mean plus its offset in our own text.
    """
    overall: Matrix
    held = [str(one) for one in np.unique(languages)]
    raw = {one: matrix[languages == one].mean(axis=0) for one in held}
    counts = {one: int((languages == one).sum()) for one in held}
    many = [raw[one] for one in held if counts[one] >= PRIOR_PASSAGES] or list(raw.values())
    overall = np.mean(many, axis=0, dtype=np.float32) if many else np.zeros(matrix.shape[1], np.float32)
    means: dict[str, Matrix] = {}
    for one in held:
        expected = overall + (offsets.by_language.get(one, 0.0) if offsets else 0.0)
        weight = counts[one] / (counts[one] + PRIOR_PASSAGES)
        means[one] = np.asarray(weight * raw[one] + (1 - weight) * expected, np.float32)
    return means, overall


def _matrix(index: faiss.IndexFlatIP) -> Matrix:
    """A view, not a copy, of the index's vectors: shape (rows, dimension)."""
    if index.ntotal == 0:
        return np.zeros((0, index.d), np.float32)
    flat = faiss.rev_swig_ptr(index.get_xb(), index.ntotal * index.d)
    view: Matrix = flat.reshape(index.ntotal, index.d)
    return view
