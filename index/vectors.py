"""The dense leg: exact inner products by FAISS, with the language taken out where languages compete.

The raw space of a multilingual encoder is clustered by language first and by meaning second. Where
passages of several languages compete, the mean of each language is subtracted from its passages and
the question's language mean from the question (Roy et al. 2020, LAReQA; Yang et al. 2021).
"""

from collections.abc import Mapping
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
Rows = NDArray[np.int64]

GATHER_BELOW = 20_000
"""Fewer allowed rows than this are gathered and scored exactly; more go through the FAISS index."""

CENTRE_FROM = 20
"""A language with fewer passages than this is centred on the mean of all languages."""


class Vectors:
    """Inner products of a question with every allowed row, raw or centred."""

    def __init__(self, raw: faiss.IndexFlatIP, centred: faiss.IndexFlatIP, means: Mapping[str, Matrix]) -> None:
        faiss.omp_set_num_threads(1)  # one question at a time: a second thread only waits for the first
        self._indexes = {False: raw, True: centred}
        self._matrices = {key: _matrix(index) for key, index in self._indexes.items()}
        self.means = dict(means)
        self.rows: int = raw.ntotal

    @classmethod
    def build(cls, matrix: Matrix, languages: NDArray[np.str_], own_means: Mapping[str, Matrix]) -> "Vectors":
        """``own_means`` are language offsets from our own text, for questions in languages not held."""
        means = language_means(matrix, languages, own_means)
        raw = faiss.IndexFlatIP(matrix.shape[1])
        raw.add(matrix)
        centred = faiss.IndexFlatIP(matrix.shape[1])
        moved = matrix.copy()
        for language in np.unique(languages):
            moved[languages == language] -= means.get(str(language), means[""])
        centred.add(unit(moved))
        return cls(raw, centred, means)

    def centre(self, question: Matrix, language: str) -> Matrix:
        """The question without its language: shape (dimension,), unit length."""
        return unit((question - self.means.get(language, self.means[""]))[None])[0]

    def search(
        self, question: Matrix, k: int, allowed: Rows | None, *, centred: bool
    ) -> tuple[Rows, NDArray[np.float32]]:
        """The ``k`` best rows, best first, exactly; ``allowed`` None means all rows."""
        if allowed is not None and len(allowed) <= GATHER_BELOW:
            similarities = self.similarities(question, allowed, centred=centred)
            best = np.lexsort((allowed, -similarities))[:k]
            return allowed[best], similarities[best]
        k = min(k, self.rows if allowed is None else len(allowed))
        if k == 0:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        parameters = None
        if allowed is not None:
            bits = np.zeros(self.rows, bool)
            bits[allowed] = True
            packed = np.packbits(bits, bitorder="little")
            parameters = faiss.SearchParameters(sel=faiss.IDSelectorBitmap(packed))
        similarities, rows = self._indexes[centred].search(question[None], k, params=parameters)
        return rows[0], similarities[0]

    def similarities(self, question: Matrix, rows: Rows, *, centred: bool) -> NDArray[np.float32]:
        products: NDArray[np.float32] = self._matrices[centred][rows] @ question
        return products

    def save(self, folder: Path) -> None:
        faiss.write_index(self._indexes[False], str(folder / "raw.faiss"))
        faiss.write_index(self._indexes[True], str(folder / "centred.faiss"))
        np.savez(folder / "means.npz", **{f"mean {language}": mean for language, mean in self.means.items()})

    @classmethod
    def load(cls, folder: Path) -> "Vectors":
        raw = faiss.read_index(str(folder / "raw.faiss"))
        centred = faiss.read_index(str(folder / "centred.faiss"))
        with np.load(folder / "means.npz") as means:
            return cls(raw, centred, {name.removeprefix("mean "): means[name] for name in means.files})


def unit(matrix: Matrix) -> Matrix:
    """Rows scaled to unit length; a zero row stays zero."""
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    return np.asarray(matrix / np.maximum(lengths, 1e-12), np.float32)


def language_means(
    matrix: Matrix, languages: NDArray[np.str_], own_offsets: Mapping[str, Matrix]
) -> dict[str, Matrix]:
    """Mean vector of each language held; ``""`` is the mean of the languages' means.

    Languages that are not held (or hardly) get that mean plus their offset in our own text.
    """
    counts = {str(language): int((languages == language).sum()) for language in np.unique(languages)}
    means = {
        language: matrix[languages == language].mean(axis=0)
        for language, count in counts.items()
        if count >= CENTRE_FROM
    }
    overall = np.mean(list(means.values()) or [np.zeros(matrix.shape[1])], axis=0).astype(np.float32)
    for language, offset in own_offsets.items():
        means.setdefault(language, overall + offset)
    return {**means, "": overall}


def _matrix(index: faiss.IndexFlatIP) -> Matrix:
    """A view, not a copy, of the index's vectors: shape (rows, dimension)."""
    if index.ntotal == 0:
        return np.zeros((0, index.d), np.float32)
    flat = faiss.rev_swig_ptr(index.get_xb(), index.ntotal * index.d)
    view: Matrix = flat.reshape(index.ntotal, index.d)
    return view
