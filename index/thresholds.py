"""When the best hit is too far from the question to be an answer.

Cosines have their own scale for each language of the question, so each has its own threshold;
``tests/bench/learn_weights.py`` learns them on questions that have no answer.
"""

import json
from functools import cache
from importlib.resources import files


@cache
def _table() -> dict[str, float]:
    table: dict[str, float] = json.loads(files("index").joinpath("thresholds.json").read_text("utf-8"))
    return table


def answers(similarity: float, language: str) -> bool:
    """Whether a best similarity (cosine, languages taken out) is near enough to be an answer."""
    table = _table()
    return similarity >= table.get(language, table["other"])
