"""The lexical leg: BM25 over the terms of ``index/analysis.py``, counted in whole provisions.

Robertson and Zaragoza 2009, The Probabilistic Relevance Framework; scored by bm25s with the idf
that is never negative (its method "lucene"). A term counts once however often the question has it: the
trigrams of a long question repeat by chance. Over whole provisions, because a question's words are spread
over an article's paragraphs: Thai tax rulings to sections 35 -> 44 nDCG@10 by words alone, foreign workers'
questions as before.
"""

from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from index.analysis import analyse
from index.mix import Scores
from index.vectors import Rows

K1 = 0.8
B = 0.65


class Terms:
    """BM25 scores of every provision, by its place among the provisions; ``owners`` are the rows' places."""

    def __init__(self, scorer: bm25s.BM25 | None, vocabulary: dict[str, int], owners: Rows) -> None:
        self._scorer, self._vocabulary, self.owners = scorer, vocabulary, owners
        self.provisions = int(owners.max(initial=-1)) + 1

    @classmethod
    def build(cls, texts: Sequence[str], owners: Rows) -> "Terms":
        """``texts``: one a provision; ``owners``: of each row of the index, the place of its provision."""
        vocabulary: dict[str, int] = {}
        ids = [[vocabulary.setdefault(term, len(vocabulary)) for term in analyse(text)] for text in texts]
        if not vocabulary:
            return cls(None, {}, owners)
        scorer = bm25s.BM25(k1=K1, b=B, method="lucene")
        scorer.index((ids, vocabulary), show_progress=False)
        return cls(scorer, vocabulary, owners)

    def scores(self, question: str) -> Scores:
        """Shape (provisions,); 0 where no term of the question occurs."""
        terms = dict.fromkeys(analyse(question))
        ids = [self._vocabulary[term] for term in terms if term in self._vocabulary]
        if self._scorer is None or not ids:
            return np.zeros(self.provisions, np.float32)
        return np.asarray(self._scorer.get_scores_from_ids(ids), np.float32)

    def best(self, scores: Scores, k: int, allowed: Rows | None) -> Rows:
        """The ``k`` best provisions with a score above 0 and an allowed row, best first, ties by place."""
        found = np.flatnonzero((scores > 0) if allowed is None else (scores > 0) & self.having(allowed))
        if len(found) > k:
            found = found[np.argpartition(-scores[found], k)[:k]]
        return found[np.lexsort((found, -scores[found]))]

    def having(self, rows: Rows) -> NDArray[np.bool_]:
        """Whether each provision has one of these rows, shape (provisions,)."""
        has = np.zeros(self.provisions, bool)
        has[self.owners[rows]] = True
        return has

    def rows_of(self, provisions: Rows) -> Rows:
        """All rows of these provisions, ascending."""
        wanted = np.zeros(self.provisions, bool)
        wanted[provisions] = True
        return np.flatnonzero(wanted[self.owners])

    def provisions_with(self, text: str) -> Rows:
        """Those that have every word of the text, in any order (word parts do not count), ascending."""
        words = {term for term in analyse(text) if not term.startswith("#")}
        if self._scorer is None or not words or not words <= self._vocabulary.keys():
            return np.zeros(0, np.int64)
        begin, held = self._scorer.scores["indptr"], self._scorer.scores["indices"]
        postings = [held[begin[at] : begin[at + 1]] for at in (self._vocabulary[word] for word in words)]
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
        np.save(folder / "owners.npy", self.owners)
        if self._scorer is not None:
            self._scorer.save(folder, show_progress=False)

    @classmethod
    def load(cls, folder: Path) -> "Terms":
        owners = np.load(folder / "owners.npy")
        if not (folder / "params.index.json").exists():
            return cls(None, {}, owners)
        scorer = bm25s.BM25.load(folder, load_corpus=False)
        return cls(scorer, scorer.vocab_dict, owners)
