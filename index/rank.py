"""From a question to ranked provisions: filter, two legs, one mix, best part of each provision."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.answerable import KEYWORD, SAMPLE, Evidence, answers, evidence, subject_of
from index.columns import Mask
from index.counterparts import counterparts
from index.encoder import Encoder
from index.expand import official_terms, weights
from index.mix import Scores, mix, offsets, scale_lexical
from index.question import Question
from index.rarity import provisions_of
from index.snapshot import Index
from index.spread import spread
from index.vectors import Matrix, Rows
from kb.types import Mode, Query, Role

CANDIDATES = 300
"""Passages taken from the dense leg and provisions from the lexical one; the mix is exact for every provision among
them."""

NARROW = 2_000
"""Of so few allowed passages every one is a candidate: nothing is cut."""

EXACT_BONUS = 10.0
"""A provision that the question cites comes before anything that is merely similar."""

COUNTRY_BONUS = 1.5
"""The law of a country that the question names comes before that of others, which are not lost.

Measured on 22 judged questions that name one, asked without a filter: recall@10 25.8 -> 49.2, as
with the filter set by hand.
"""

LAW_BONUS = 1.5
"""So does a law that the question names by its number or title. No judged question names one: as much as a country's,
not measured by itself."""

NEAREST = 10
"""Provisions whose laws a title in the question must differ from to be the title of another law."""

PASSING_MENTION = 6
"""A question of more words than this that cites an article but names no held law mentions it in passing."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Candidates of one search, best first, one entry a provision."""

    rows: Rows
    scores: Scores
    similarities: Scores
    lexical: Scores
    dense_ranks: dict[int, int]  # row -> 1-based rank
    lexical_ranks: dict[int, int]
    exact: NDArray[np.bool_]
    allowed: int  # rows the filters let through
    added: dict[str, tuple[str, ...]]  # language -> official terms that the question was asked with as well
    preferred: tuple[str, ...]  # countries that the question names, in a search not limited to countries
    unheld: tuple[str, ...]  # countries whose law the question asks for, when none of them is held
    evidence: Evidence
    answers: bool  # by the evidence, or because a word or two are looked up
    works: tuple[str, ...]  # of the best provisions, NEAREST of them


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a question is to the two legs before any filter."""

    vector: Matrix  # shape (dimension,), its language taken out
    bm25: Scores  # one a provision, by its place in ``index.terms``
    added: dict[str, tuple[str, ...]]  # language -> official terms that it is asked with as well
    model: str
    subject: float | None  # how much it is about the subject; 0 is the border, None with another encoder
    keyword: bool  # a word or two, all of them held


def rank(index: Index, encoder: Encoder, query: Query, question: Question) -> Ranking:
    """Every provision among the candidates, best first. The query is taken as checked."""
    allowed = index.allowed(query)
    return rank_prepared(index, prepare(index, encoder, query.text, question), query, question, allowed)


def prepare(index: Index, encoder: Encoder, text: str, question: Question) -> Prepared:
    added = official_terms(question.terms, index.columns["language"].held())
    encoded = encoder.questions([text])[0]
    return Prepared(
        index.vectors.place(encoded, question.language),
        index.terms.scores(text),
        added,
        encoder.name,
        subject_of(encoder.name, encoded, question.language),
        len(text) <= KEYWORD and index.terms.hold(text),
    )


def rank_prepared(
    index: Index,
    prepared: Prepared,
    query: Query,
    question: Question,
    allowed: Rows | None,
    candidates: int | None = None,
) -> Ranking:
    """As ``rank``; ``allowed`` are the rows that the query's filters let through, None for all; so many
    ``candidates`` come from each leg, None for as many as a search takes."""
    if candidates is None:
        candidates = CANDIDATES if allowed is None or len(allowed) > NARROW else max(CANDIDATES, len(allowed))
    preferred = _preferred(index, query, question)
    preferred_rows = np.union1d(
        _among(index, "country", preferred, allowed), _among(index, "work", question.laws, allowed)
    )
    languages = index.columns["language"].held(preferred_rows if len(preferred_rows) else allowed)
    added = {language: terms for language, terms in prepared.added.items() if language in languages}
    vector, bm25 = prepared.vector, prepared.bm25
    bm25_added = weights().words * index.terms.scores(" ".join(term for terms in added.values() for term in terms))
    dense_rows, nearest = index.vectors.search(vector, candidates, allowed)
    granted_rows, granted = _counterparts(index, dense_rows, nearest, allowed)
    best_provisions = index.terms.best(bm25 + bm25_added, candidates, allowed)
    lexical_rows = index.terms.rows_of(best_provisions)
    exact_rows = _cited(index, question, allowed)
    nearest_rows, _ = index.vectors.search(vector, candidates, preferred_rows)
    rows = {
        Mode.HYBRID: np.unique(np.concatenate([dense_rows, lexical_rows, exact_rows, nearest_rows, granted_rows])),
        Mode.DENSE: dense_rows,
        Mode.LEXICAL: lexical_rows,
    }[query.mode]
    similarities = index.vectors.similarities(vector, rows)
    owners = index.terms.owners[rows]
    lexical = bm25[owners]
    if query.mode is Mode.HYBRID:
        lifted = similarities.copy()
        at = np.searchsorted(rows, granted_rows)
        lifted[at] = np.maximum(lifted[at], granted)
        scores = mix(lifted, lexical, question.language, index.columns["language"][rows], prepared.subject)
        scores += weights().words * scale_lexical(bm25_added[owners])
        scores += offsets(index.columns["status"][rows], index.columns["role"][rows])
        scores += EXACT_BONUS * np.isin(rows, exact_rows)
        scores += COUNTRY_BONUS * index.columns["country"].among(preferred)[rows]
        scores += LAW_BONUS * index.columns["work"].among(question.laws)[rows]
    else:
        scores = similarities if query.mode is Mode.DENSE else lexical + bm25_added[owners]
    order = np.lexsort((rows, -similarities, -scores))  # words do not tell the passages of a provision apart
    first = _first_of_each(index.provisions[rows[order]])
    kept = order[first]
    countries = index.columns["country"].codes[rows[kept]]
    if query.mode is Mode.HYBRID and not len(preferred_rows) and len(np.unique(countries)) > 1:
        foreign = index.columns["language"][rows[kept]] != question.language
        turns, lowered = spread(scores[kept], countries, foreign)
        kept = kept[turns]
        scores[kept] = lowered
    lexical_ranks = {owner: rank for rank, owner in enumerate(best_provisions, start=1)}
    told = evidence(
        prepared.subject or 0.0,
        similarities[kept],
        lexical[kept],
        index.vectors.products(vector, _sample(len(index), allowed)),
        index.columns["language"][rows[kept]] == question.language,
        index.columns["work"][rows[kept]],
        provisions_of(question.terms, index.terms, allowed),
    )
    return Ranking(
        rows[kept],
        scores[kept],
        similarities[kept],
        lexical[kept],
        {int(row): rank for rank, row in enumerate(dense_rows, start=1)},
        {
            int(row): lexical_ranks[owner]
            for row, owner in zip(rows[kept], owners[kept], strict=True)
            if owner in lexical_ranks
        },
        np.isin(rows[kept], exact_rows),
        len(index) if allowed is None else len(allowed),
        added,
        preferred,
        question.countries.unheld(index.columns["country"].held(), query.countries),
        told,
        prepared.keyword or answers(prepared.model, told),
        tuple(dict.fromkeys(index.columns["work"][rows[kept[:NEAREST]]].tolist())),
    )


def _preferred(index: Index, query: Query, question: Question) -> tuple[str, ...]:
    """Countries with a law that the question names; none in a search limited to countries."""
    named = () if query.countries else question.countries.jurisdictions
    held = index.columns["country"].held()
    return tuple(one for one in named if one in held)


def _sample(held: int, allowed: Rows | None) -> Rows:
    """At most SAMPLE of the allowed rows, evenly spaced."""
    count = held if allowed is None else len(allowed)
    places = np.arange(0, count, max(1, -(-count // SAMPLE)))
    return places if allowed is None else allowed[places]


def _counterparts(index: Index, dense_rows: Rows, nearest: Scores, allowed: Rows | None) -> tuple[Rows, Scores]:
    """None where the passages near the question are in one language."""
    languages = index.columns["language"]
    if len(languages.held(dense_rows[:CANDIDATES])) < 2:
        return np.zeros(0, np.int64), np.zeros(0, np.float32)
    return counterparts(index.vectors, languages, int(dense_rows[0]), float(nearest[0]), CANDIDATES, allowed)


def _among(index: Index, column: str, values: Sequence[str], allowed: Rows | None) -> Rows:
    """Allowed rows with one of these values, ascending."""
    return _where(index.columns[column].among(values), allowed) if values else np.zeros(0, np.int64)


def _cited(index: Index, question: Question, allowed: Rows | None) -> Rows:
    """Rows of the provisions that the question cites by number, in the laws it names if it names any."""
    if not question.articles:
        return np.zeros(0, np.int64)
    columns = index.columns
    keep = columns["article"].among(question.articles) & columns["role"].among([Role.MAIN, Role.TRANSITIONAL])
    if question.works:
        keep &= columns["work"].among(question.works)
    elif question.words > PASSING_MENTION:
        return np.zeros(0, np.int64)
    return _where(keep, allowed)


def _where(keep: Mask, allowed: Rows | None) -> Rows:
    """Those of the allowed rows that are to be kept, ascending."""
    return np.flatnonzero(keep) if allowed is None else allowed[keep[allowed]]


def _first_of_each(values: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int64]:
    """Positions of the first occurrence of each value, in order."""
    _, first = np.unique(values, return_index=True)
    return np.sort(first)
