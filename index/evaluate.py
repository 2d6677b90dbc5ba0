"""Quality in numbers: judged questions through the real ranking."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.encoder import Encoder
from index.judged import Asked, Judged, laws_of
from index.metrics import METRICS, Values, intervals, metrics
from index.question import analyse_question
from index.rank import prepare, rank_prepared
from index.snapshot import Index
from kb.errors import BadRequest
from kb.types import Mode

SEVERAL = "mul"
"""ISO 639-2 for several languages: a question whose right answers are in more than one."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One question's ranking and its metrics."""

    id: str
    text: str
    base: str  # shared with its translations
    group: str | None
    pair: tuple[str, str]  # its language, the language of its right answers; ISO 639-3 or "mul"
    ranked: tuple[str, ...]  # document ids, best first, ten at most
    missed: tuple[str, ...]  # relevant ones below the cut
    first: int | None  # 1-based rank of the best relevant one; None where it is not among the candidates
    values: Mapping[str, float]  # METRICS, 0..1


def evaluate(
    judged: Judged,
    index: Index,
    encoder: Encoder,
    mode: Mode,
    *,
    question_language: str | None = None,
    document_language: str | None = None,
    pairs: bool = False,
) -> list[Answered]:
    """Rank every judged question of that language among the documents of that language.

    ``pairs``: each question is asked of the documents of each language by itself, so that a parallel set
    gives a matrix in one run. Raises BadRequest when no question is left.
    """
    place = {document["_id"]: at for at, document in enumerate(judged.documents)}
    languages = [document["lang"] for document in judged.documents]
    asked = [one for one in judged.questions if question_language in (None, one.language)]
    encoder.questions([one.text for one in asked])  # in batches, remembered
    laws = laws_of(judged.documents)
    answered: list[Answered] = []
    for one in asked:
        gains = {
            place[document]: gain
            for document, gain in judged.relevant.get(one.id, {}).items()
            if document in place and document_language in (None, languages[place[document]])
        }
        if not gains:
            continue
        question = analyse_question(one.text, laws)
        prepared = prepare(index, encoder, one.text, question)
        for limit, wanted in _limits(gains, languages, document_language, pairs):
            query = one.query(mode, limit)
            ranking = rank_prepared(index, prepared, query, question, index.allowed(query))
            order = index.provisions[ranking.rows].tolist()
            answered.append(_answered(one, judged, order, wanted, languages))
    if not answered:
        raise BadRequest("no judged question is left: check --query-lang and --doc-lang against the set's languages")
    return answered


def _limits(
    gains: Mapping[int, float], languages: Sequence[str], document_language: str | None, pairs: bool
) -> Iterator[tuple[str | None, Mapping[int, float]]]:
    """The languages a question is asked of, each with its relevant documents."""
    if not pairs:
        yield document_language, gains
        return
    for language in sorted({languages[at] for at in gains}):
        yield language, {at: gain for at, gain in gains.items() if languages[at] == language}


def _answered(
    one: Asked, judged: Judged, order: Sequence[int], gains: Mapping[int, float], languages: Sequence[str]
) -> Answered:
    told = {languages[at] for at in gains}
    return Answered(
        one.id,
        one.text,
        one.base,
        one.group,
        (one.language, told.pop() if len(told) == 1 else SEVERAL),
        tuple(judged.documents[at]["_id"] for at in order[:10]),
        tuple(judged.documents[at]["_id"] for at in gains if at not in order[:10]),
        next((rank for rank, at in enumerate(order, start=1) if at in gains), None),
        metrics(order, gains),
    )


def parts(answered: Sequence[Answered]) -> dict[tuple[str, str], list[Answered]]:
    """The questions by ("groups", NAME) and ("pairs", "ind tha"), in order of their names."""
    found: dict[tuple[str, str], list[Answered]] = {}
    for one in answered:
        if one.group is not None:
            found.setdefault(("groups", one.group), []).append(one)
        found.setdefault(("pairs", " ".join(one.pair)), []).append(one)
    return dict(sorted(found.items()))


def values_of(answered: Sequence[Answered]) -> Values:
    return np.array([[one.values[name] for name in METRICS] for one in answered])


def summary(answered: Sequence[Answered]) -> dict[str, float]:
    """Means of METRICS, 0..100."""
    means = 100 * values_of(answered).mean(axis=0)
    return {name: round(float(mean), 2) for name, mean in zip(METRICS, means, strict=True)}


def spread(answered: Sequence[Answered]) -> dict[str, list[float]]:
    """95 % intervals of the means of METRICS, lower and upper, 0..100."""
    limits = 100 * intervals(values_of(answered), [one.base for one in answered])
    return {
        name: [round(float(low), 2), round(float(high), 2)] for name, (low, high) in zip(METRICS, limits.T, strict=True)
    }
