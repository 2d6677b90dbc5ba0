"""The lexical leg: BM25 over the terms of ``index/analysis.py``.

Robertson and Zaragoza 2009, The Probabilistic Relevance Framework; scored by bm25s with the idf
that is never negative (its method "lucene").
"""

from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from index.analysis import analyse

K1 = 1.2
B = 0.75


class Terms:
    """BM25 scores of every passage, by its row in the index."""

    def __init__(self, scorer: bm25s.BM25 | None, vocabulary: dict[str, int], rows: int) -> None:
        self._scorer, self._vocabulary, self.rows = scorer, vocabulary, rows

    @classmethod
    def build(cls, texts: Sequence[str]) -> "Terms":
        vocabulary: dict[str, int] = {}
        ids = [[vocabulary.setdefault(term, len(vocabulary)) for term in analyse(text)] for text in texts]
        if not vocabulary:
            return cls(None, {}, len(texts))
        scorer = bm25s.BM25(k1=K1, b=B, method="lucene")
        scorer.index((ids, vocabulary), show_progress=False)
        return cls(scorer, vocabulary, len(texts))

    def scores(self, question: str) -> NDArray[np.float32]:
        """Shape (rows,); 0 where no term of the question occurs."""
        ids = [self._vocabulary[term] for term in analyse(question) if term in self._vocabulary]
        if self._scorer is None or not ids:
            return np.zeros(self.rows, np.float32)
        return np.asarray(self._scorer.get_scores_from_ids(ids), np.float32)

    def rows_with(self, text: str) -> NDArray[np.int64]:
        """Rows that have every word of the text, in any order (word parts do not count), ascending."""
        words = {term for term in analyse(text) if not term.startswith("#")}
        if self._scorer is None or not words or not words <= self._vocabulary.keys():
            return np.zeros(0, np.int64)
        begin, rows = self._scorer.scores["indptr"], self._scorer.scores["indices"]
        postings = [rows[begin[at] : begin[at + 1]] for at in (self._vocabulary[word] for word in words)]
        postings.sort(key=len)
        common = postings[0]  # ascending, as every posting is
        for posting in postings[1:]:
            places = np.minimum(np.searchsorted(posting, common), len(posting) - 1)
            common = common[posting[places] == common]
        return np.asarray(common, np.int64)

    def hold(self, text: str) -> bool:
        """Whether the text has words and every one of them occurs (word parts do not count)."""
        words = {term for term in analyse(text) if not term.startswith("#")}
        return bool(words) and words <= self._vocabulary.keys()

    def save(self, folder: Path) -> None:
        if self._scorer is not None:
            self._scorer.save(folder, show_progress=False)

    @classmethod
    def load(cls, folder: Path, rows: int) -> "Terms":
        if not (folder / "params.index.json").exists():
            return cls(None, {}, rows)
        scorer = bm25s.BM25.load(folder, load_corpus=False)
        return cls(scorer, scorer.vocab_dict, rows)
