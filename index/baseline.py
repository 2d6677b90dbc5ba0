"""A run's values question by question, kept in a file, and the difference between two runs."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.evaluate import Answered, parts, values_of
from index.metrics import METRICS, significance
from kb.errors import BadRequest
from kb.types import Mode

FORMAT = 1

Answers = Mapping[Mode, Sequence[Answered]]
Key = tuple[str, str]  # question id, language of the passages


@dataclass(frozen=True, slots=True)
class Run:
    """What was measured on what."""

    judged: str  # Judged.digest
    asked: Mapping[str, object]  # the options that choose questions and passages
    encoder: str
    values: Mapping[Mode, Mapping[Key, tuple[float, ...]]]  # METRICS, 0..1


def run_of(judged: str, asked: Mapping[str, object], encoder: str, answers: Answers) -> Run:
    values = {
        mode: {(one.id, one.pair[1]): tuple(one.values[name] for name in METRICS) for one in answered}
        for mode, answered in answers.items()
    }
    return Run(judged, asked, encoder, values)


def save_run(run: Run, path: Path) -> None:
    """Identifiers and numbers only, no text. Raises BadRequest where the file cannot be written."""
    document = {
        "format": FORMAT,
        "judged": run.judged,
        "asked": run.asked,
        "encoder": run.encoder,
        "metrics": METRICS,
        "modes": {
            mode.value: [[*key, *(round(value, 6) for value in row)] for key, row in values.items()]
            for mode, values in run.values.items()
        },
    }
    try:
        path.write_text(json.dumps(document, separators=(",", ":")) + "\n", "utf-8")
    except OSError as error:
        raise BadRequest(f"{path}: {error}; name a file that can be written") from error


def load_run(path: Path) -> Run:
    """Raises BadRequest for a file that ``kb eval --save-baseline`` did not write."""
    try:
        read = json.loads(path.read_text("utf-8"))
        if read["format"] != FORMAT or tuple(read["metrics"]) != METRICS:
            raise ValueError("it was written by another version")
        values = {
            Mode(mode): {(str(row[0]), str(row[1])): tuple(map(float, row[2:])) for row in rows}
            for mode, rows in read["modes"].items()
        }
        if any(len(row) != len(METRICS) for rows in values.values() for row in rows.values()):
            raise ValueError("a row lacks values")
        return Run(str(read["judged"]), dict(read["asked"]), str(read["encoder"]), values)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise BadRequest(f"{path} is no baseline: {error}; write one with 'kb eval --save-baseline FILE'") from error


def check_comparable(before: Run, now: Run) -> None:
    """Raises BadRequest where the two did not measure the same questions on the same passages."""
    if before.judged != now.judged:
        raise BadRequest("the baseline was measured on another set (its texts or judgements differ): save a new one")
    if dict(before.asked) != dict(now.asked):
        told = ", ".join(f"{name} {value}" for name, value in before.asked.items() if value) or "no limits"
        raise BadRequest(f"the baseline was measured with {told}: give the same options, or save a new one")
    for mode in now.values:
        if mode in before.values and before.values[mode].keys() != now.values[mode].keys():
            raise BadRequest(f"the baseline has other questions in mode {mode}: save a new one")
    if not before.values.keys() & now.values.keys():
        raise BadRequest(f"the baseline has only mode {', '.join(before.values)}: give --mode, or save a new one")


def difference(before: Run, answered: Sequence[Answered], mode: Mode) -> dict[str, dict[str, float | int]]:
    """Metric -> before and after (means, 0..100), difference, p, and how many questions changed which way."""
    old = np.array([before.values[mode][one.id, one.pair[1]] for one in answered])
    new = values_of(answered)
    change = np.where(np.abs(new - old) < 1e-5, 0.0, new - old)  # a baseline is rounded
    p = significance(change, [one.base for one in answered])
    return {
        name: {
            "before": round(100 * float(old[:, at].mean()), 2),
            "after": round(100 * float(new[:, at].mean()), 2),
            "difference": round(100 * float(change[:, at].mean()), 2),
            "p": round(float(p[at]), 4),
            "better": int((change[:, at] > 0).sum()),
            "worse": int((change[:, at] < 0).sum()),
            "equal": int((change[:, at] == 0).sum()),
        }
        for at, name in enumerate(METRICS)
    }


def differences(before: Run, answers: Answers) -> dict[str, object]:
    """``difference`` for every mode that both runs have, for all questions and for each group and pair."""
    found: dict[str, object] = {"encoder": before.encoder}
    both = {mode: answered for mode, answered in answers.items() if mode in before.values}
    found["modes"] = {mode.value: difference(before, answered, mode) for mode, answered in both.items()}
    groups: dict[str, dict[str, dict[str, object]]] = {}
    for mode, answered in both.items():
        for (kind, name), some in parts(answered).items():
            groups.setdefault(kind, {}).setdefault(name, {})[mode.value] = difference(before, some, mode)
    return {**found, **groups}
