"""The lexical leg: BM25 over the terms of ``index/analysis.py``, counted in whole provisions of one language.

Robertson and Zaragoza 2009, The Probabilistic Relevance Framework; scored by bm25s with the idf
that is never negative (its method "lucene"). A term counts by what it is, not by how often the question has
it: the trigrams of a long question repeat by chance. Over whole provisions, because a question's words are spread
over an article's paragraphs: Thai tax rulings to sections 35 -> 44 nDCG@10 by words alone, foreign workers'
questions as before. Each language by itself: where ten languages share one count, the commonest word of each
is rare (headlines to news by words alone in one index of ten languages: 71.8 -> 75.0).
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import bm25s
import numpy as np
from numpy.typing import NDArray

from index.analysis import analyse, is_word, times
from index.mix import Scores
from index.vectors import Rows

K1 = 0.8
B = 0.65


class _Language(NamedTuple):
    """The provisions of one language."""

    places: Rows  # ascending
    scorer: bm25s.BM25
    vocabulary: dict[str, int]


class Terms:
    """BM25 scores of every provision, by its place among the provisions; ``owners`` are the rows' places."""

    def __init__(self, languages: Sequence[_Language], owners: Rows) -> None:
        self._languages, self.owners = languages, owners
        self.provisions = int(owners.max(initial=-1)) + 1

    @classmethod
    def build(cls, texts: Sequence[str], languages: Sequence[str], owners: Rows) -> "Terms":
        """``texts`` and ``languages``: one a provision; ``owners``: of each row of the index, the place of its
        provision."""
        of_language: dict[str, list[int]] = {}
        for at, language in enumerate(languages):
            of_language.setdefault(language, []).append(at)
        found: list[_Language] = []
        for places in of_language.values():
            vocabulary: dict[str, int] = {}
            ids = [[vocabulary.setdefault(term, len(vocabulary)) for term in analyse(texts[at])] for at in places]
            if vocabulary:
                scorer = bm25s.BM25(k1=K1, b=B, method="lucene")
                scorer.index((ids, vocabulary), show_progress=False)
                found.append(_Language(np.array(places, np.int64), scorer, vocabulary))
        return cls(found, owners)

    def scores(self, question: str) -> Scores:
        """Shape (provisions,); 0 where no term of the question occurs."""
        terms = dict.fromkeys(analyse(question))
        scores = np.zeros(self.provisions, np.float32)
        for one in self._languages:
            ids = [one.vocabulary[term] for term in terms if term in one.vocabulary for _ in range(times(term))]
            if ids:
                scores[one.places] = one.scorer.get_scores_from_ids(ids)
        return scores

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
        """Those that have every word of the text, in any order (word parts do not count), ascending by language."""
        words = {term for term in analyse(text) if is_word(term)}
        found = [
            one.places[_having_all(one, words)] for one in self._languages if words and words <= one.vocabulary.keys()
        ]
        return np.concatenate(found) if found else np.zeros(0, np.int64)

    def hold(self, text: str) -> bool:
        """Whether the text has words and every one of them occurs in one language (word parts do not count)."""
        words = {term for term in analyse(text) if is_word(term)}
        return bool(words) and any(words <= one.vocabulary.keys() for one in self._languages)

    def save(self, folder: Path) -> None:
        np.save(folder / "owners.npy", self.owners)
        for at, one in enumerate(self._languages):
            own = folder / f"terms-{at}"
            one.scorer.save(own, show_progress=False)
            np.save(own / "places.npy", one.places)

    @classmethod
    def load(cls, folder: Path) -> "Terms":
        languages: list[_Language] = []
        while (own := folder / f"terms-{len(languages)}").exists():
            scorer = bm25s.BM25.load(own, load_corpus=False)
            languages.append(_Language(np.load(own / "places.npy"), scorer, scorer.vocab_dict))
        return cls(languages, np.load(folder / "owners.npy"))


def _having_all(one: _Language, words: set[str]) -> Rows:
    """Which of the language's provisions have all these words of its vocabulary, ascending."""
    begin, held = one.scorer.scores["indptr"], one.scorer.scores["indices"]
    postings = [held[begin[at] : begin[at + 1]] for at in (one.vocabulary[word] for word in words)]
    postings.sort(key=len)
    common = postings[0]  # ascending, as every posting is
    for posting in postings[1:]:
        places = np.minimum(np.searchsorted(posting, common), len(posting) - 1)
        common = common[posting[places] == common]
    return np.asarray(common, np.int64)
