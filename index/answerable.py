"""Whether what is held answers a question: a small logistic rule over what a ranking gives for free.

Cosine alone does not tell an answer from the nearest thing there is. What does: whether the question is
about the subject at all (a direction in the question space, learned from our own questions on the laws and
our own questions on anything else), how near the best hit is, and whether the law asked speaks of its rarest
concept at all. Features and weights are of one
encoder, in ``answerable.json``; with any other every question counts as answered.
``tests/bench/learn_thresholds.py`` writes the file and prints what is gained and lost.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.offsets import Offsets, load_offsets
from index.vectors import Matrix, unit

FILE = Path(__file__).with_name("answerable.json")

SAMPLE = 2_000
"""At most this many allowed passages, evenly spaced, tell how similar a passage is to a question by chance."""

KEYWORD = 16
"""Up to this many characters are looked up, not judged, where every word of them is held."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a ranking gives to judge by. All but ``subject`` are of the dense and lexical legs."""

    subject: float  # how much the question is about the subject of our own questions; 0 is the border
    best: float  # highest cosine, languages taken out
    gap10: float  # how far the best is above the 10th provision
    gap100: float
    deviation: float  # of the best from the mean of the allowed passages, in their standard deviations
    overlap: float  # BM25 of the best provision as a share of the highest BM25
    agreement: float  # share of the ten best of one leg that are among the ten best of the other
    same_language: float  # 1 where the best provision is in the language of the question
    works: float  # share of the ten best provisions that are of the best one's law
    rare: float  # 1 / (1 + the allowed provisions that speak of its rarest concept); 0 where it has none


FEATURES: tuple[str, ...] = tuple(Evidence.__slots__)


@dataclass(frozen=True, slots=True)
class Rule:
    """Answers where bias + weights * evidence is 0 or more."""

    model: str
    direction: Matrix  # shape (dimension,): what is the subject among questions without their language
    middle: float
    weights: dict[str, float]  # FEATURES -> weight; those not named weigh nothing
    bias: float

    def subject(self, question: Matrix, language: str, offsets: Offsets) -> float:
        """``question``: as encoded, shape (dimension,)."""
        return float(placed(question[None], [language], offsets)[0] @ self.direction) + self.middle

    def score(self, evidence: Evidence) -> float:
        return self.bias + sum(weight * float(getattr(evidence, name)) for name, weight in self.weights.items())


def placed(questions: Matrix, languages: list[str], offsets: Offsets) -> Matrix:
    """Unit rows without the place of their language, whatever laws are held."""
    moves = [offsets.overall + offsets.by_language.get(language, np.float32(0)) for language in languages]
    return unit(questions - np.stack(moves))


@cache
def load_rule(model: str) -> Rule | None:
    """None for an encoder that it was not learned for."""
    if not FILE.exists():
        return None
    read = json.loads(FILE.read_text("utf-8"))
    if read["model"] != model:
        return None
    direction = np.array(read["direction"], np.float32)
    return Rule(model, direction, float(read["middle"]), dict(read["weights"]), float(read["bias"]))


@cache
def _offsets(model: str, dimension: int) -> Offsets | None:
    return load_offsets(model, dimension)


def subject_of(model: str, question: Matrix, language: str) -> float | None:
    """None where no rule or no places of languages are known for the encoder."""
    rule, offsets = load_rule(model), _offsets(model, len(question))
    return rule.subject(question, language, offsets) if rule and offsets else None


def answers(model: str | None, evidence: Evidence) -> bool:
    rule = load_rule(model) if model else None
    return rule is None or rule.score(evidence) >= 0


def evidence(
    subject: float,
    similarities: NDArray[np.float32],
    lexical: NDArray[np.float32],
    sample: NDArray[np.float32],
    same_language: NDArray[np.bool_],
    works: NDArray[np.str_],
    passages_of: Sequence[int],
) -> Evidence:
    """Of ranked provisions, one entry each in any order; ``sample``: cosines of any allowed passages, whole.

    ``passages_of``: how many passages speak of each concept of the question.
    """
    rare = 1 / (1 + min(passages_of)) if passages_of else 0.0
    if len(similarities) == 0:
        return Evidence(subject, -1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, rare)
    order = np.argsort(-similarities, kind="stable")
    nearest = similarities[order]
    best = float(nearest[0])
    top = order[:10]
    told = np.argsort(-lexical, kind="stable")[:10]
    told = told[lexical[told] > 0]
    return Evidence(
        subject=subject,
        best=best,
        gap10=best - float(nearest[min(9, len(nearest) - 1)]),
        gap100=best - float(nearest[min(99, len(nearest) - 1)]),
        deviation=(best - float(sample.mean())) / max(float(sample.std()), 1e-6),
        overlap=float(lexical[order[0]]) / max(float(lexical.max()), 1e-6),
        agreement=len(np.intersect1d(top, told)) / 10,
        same_language=float(same_language[order[0]]),
        works=float((works[top] == works[order[0]]).mean()),
        rare=rare,
    )
