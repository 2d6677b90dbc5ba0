"""Abstention in numbers: questions without an answer that get one, and questions with one that are refused."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.encoder import Encoder
from index.judged import Asked, Judged, laws_of
from index.metrics import intervals
from index.outcome import judge
from index.question import analyse_question
from index.rank import rank
from index.snapshot import Index
from kb.types import Mode, Outcome


@dataclass(frozen=True, slots=True)
class Judgement:
    asked: Asked
    outcome: Outcome


def outcomes(asked: Sequence[Asked], judged: Judged, index: Index, encoder: Encoder, mode: Mode) -> list[Judgement]:
    """What a search says to each question, under its own filter."""
    laws = laws_of(judged.documents)
    encoder.questions([one.text for one in asked])  # in batches, remembered
    found: list[Judgement] = []
    for one in asked:
        query, question = one.query(mode), analyse_question(one.text, laws)
        found.append(Judgement(one, judge(query, question, rank(index, encoder, query, question))[0]))
    return found


def shares(judgements: Sequence[Judgement], wrong: Callable[[Outcome], bool]) -> dict[str, object]:
    """Questions, percent wrong with its 95 % interval, by kind and language, and which are wrong."""
    values = np.array([[float(wrong(one.outcome))] for one in judgements])
    low, high = 100 * intervals(values, [one.asked.base for one in judgements])[:, 0]
    return {
        **_share(judgements, wrong),
        "interval": [round(float(low), 2), round(float(high), 2)],
        "kinds": _by(judgements, wrong, {one.asked.id: one.asked.kind or one.asked.group or "" for one in judgements}),
        "languages": _by(judgements, wrong, {one.asked.id: one.asked.language for one in judgements}),
        "ids": [one.asked.id for one in judgements if wrong(one.outcome)],
    }


def _share(judgements: Sequence[Judgement], wrong: Callable[[Outcome], bool]) -> dict[str, object]:
    count = sum(wrong(one.outcome) for one in judgements)
    return {"questions": len(judgements), "wrong": round(100 * count / len(judgements), 2)}


def _by(
    judgements: Sequence[Judgement], wrong: Callable[[Outcome], bool], names: Mapping[str, str]
) -> dict[str, dict[str, object]]:
    return {
        name: _share([one for one in judgements if names[one.asked.id] == name], wrong)
        for name in sorted(set(names.values()))
        if name
    }


def answered(outcome: Outcome) -> bool:
    return outcome is Outcome.FOUND


def refused(outcome: Outcome) -> bool:
    return outcome is not Outcome.FOUND
