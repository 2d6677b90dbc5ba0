"""One score from two legs, by language pair.

Reciprocal rank fusion ruins a good dense ranking across languages, where the lexical leg ranks noise
(xquad en-th nDCG@10 87.8 -> 23.3). So scores are mixed: the dense leg scaled over its best candidates,
plus the lexical leg times a weight that depends on the languages of question and passage: small for
unrelated ones, and inside a language the larger the less the encoder knows it (English headlines to news:
82.8 by meaning, 73.5 by words; Burmese ones 65.5 and 79.3). Where passages of several languages are near the
question, the words of one of them count by its share: else a question would meet its own language first and
not the clause.
``tests/bench/learn_weights.py`` prints what each table is worth on the judged sets.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from kb.types import LANGUAGES, Role, Status

Scores = NDArray[np.float32]

SCALE_OVER = 100
"""The dense scale runs from the similarity of the 100th best candidate (0) to the best (1)."""

ON_SUBJECT, OFF_SUBJECT, FALL = 0.3, 1.8, 0.65
"""Words count OFF_SUBJECT times outside the encoder's subject, FALL less for each 1 inside it, ON_SUBJECT at least."""

STATUS_OFFSET = {Status.REPEALED: -0.25, Status.NOT_YET: -0.1}
"""A repealed law answers after the law in force, unless it alone answers well."""

ROLE_OFFSET = {Role.FRONT: -0.4, Role.ELUCIDATION: -0.1, Role.APPENDED: -0.1, Role.SCHEDULE: -0.05}
"""The clause before its elucidation; contents lists and preambles last."""


@cache
def lexical_weights() -> Mapping[str, float]:
    """``"ind msa"`` (question, passage) -> weight; ``"same"`` and ``"other"`` are the defaults."""
    table: dict[str, float] = json.loads(files("index").joinpath("weights.json").read_text("utf-8"))
    return table


def same_language(question: str, passage: str) -> bool:
    """A passage in a language that the encoder was not told apart in is met by its words, whatever the
    question's language was taken for."""
    return question == passage or passage not in LANGUAGES


def lexical_weight(question: str, passage: str) -> float:
    table = lexical_weights()
    return table.get(f"{question} {passage}", table["same" if same_language(question, passage) else "other"])


def scale_dense(similarities: Scores) -> Scores:
    """Similarities of all candidates -> 0 at the 100th best, 1 at the best; below the 100th negative."""
    if len(similarities) == 0:
        return similarities
    last = min(SCALE_OVER, len(similarities))
    floor = np.partition(similarities, -last)[-last]
    return np.asarray((similarities - floor) / max(float(similarities.max() - floor), 1e-6), np.float32)


def scale_lexical(scores: Scores) -> Scores:
    """BM25 -> shares of the best score."""
    return np.asarray(scores / max(float(scores.max(initial=0.0)), 1e-6), np.float32)


def own_words(subject: float | None) -> float:
    """How much more or less words count in the question's own language: the encoder was moved to the subject
    (``index/answerable.py``: 0 is its border), so a question well inside it leans on meaning and one on
    anything else on words. 1 for an encoder whose subject is not known."""
    if subject is None:
        return 1.0
    return float(np.clip(OFF_SUBJECT - FALL * subject, ON_SUBJECT, OFF_SUBJECT))


def mix(
    similarities: Scores,
    bm25: Scores,
    question_language: str,
    passage_languages: NDArray[np.str_],
    subject: float | None = None,
) -> Scores:
    """``similarities``, ``bm25`` and ``passage_languages`` have one entry a candidate; so has the result. Higher is
    better. ``subject``: how much the question is about the encoder's; None where that is not known."""
    if len(similarities) == 0:
        return similarities
    nearest = np.argpartition(-similarities, min(SCALE_OVER, len(similarities)) - 1)[:SCALE_OVER]
    held, which = np.unique(passage_languages, return_inverse=True)
    shares = np.bincount(which[nearest], minlength=len(held)) / len(nearest)
    own = own_words(subject)
    weights = np.array(
        [
            lexical_weight(question_language, one) * (own if same_language(question_language, one) else 1)
            for one in held.tolist()
        ]
    )
    by_passage = np.asarray((weights * shares)[which], np.float32)
    return np.asarray(scale_dense(similarities) + by_passage * scale_lexical(bm25), np.float32)


def offsets(statuses: NDArray[np.str_], roles: NDArray[np.str_]) -> Scores:
    """What status and role of a provision add to its score."""
    total = np.zeros(len(statuses), np.float32)
    for status, amount in STATUS_OFFSET.items():
        total[statuses == status] += amount
    for role, amount in ROLE_OFFSET.items():
        total[roles == role] += amount
    return total
