"""``kb eval``: runs an evaluation and puts its numbers into one JSON document."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from api.compose import encoder_of
from api.evaluation_text import evaluation_text
from index.baseline import Answers, check_comparable, differences, load_run, run_of, save_run
from index.cache import CachedEncoder
from index.evaluate import Answered, evaluate, parts, spread, summary
from index.judged import Judged, build_index, language_code, load_judged, load_questions
from index.outside import answered, outcomes, refused, shares
from kb.settings import Settings
from kb.types import Mode

Json = dict[str, Any]


def run(arguments: argparse.Namespace) -> int:
    settings: Settings = arguments.settings
    before = load_run(arguments.baseline) if arguments.baseline else None
    judged = load_judged(arguments.beir)
    encoder = CachedEncoder(encoder_of(settings), settings.cache / "evaluation.sqlite")
    index = build_index(judged.documents, encoder)
    limits = {
        "question_language": arguments.query_lang and language_code(arguments.query_lang),
        "document_language": arguments.doc_lang and language_code(arguments.doc_lang),
        "pairs": arguments.pairs,
    }
    modes = list(Mode) if arguments.mode == "all" else [Mode(arguments.mode)]
    answers = {mode: evaluate(judged, index, encoder, mode, **limits) for mode in modes}
    now = run_of(judged.digest, limits, encoder.name, answers)
    if before is not None:
        check_comparable(before, now)
    first = answers[modes[0]]
    result: Json = {
        "queries": len({one.id for one in first}),
        "passages": len(index),
        "encoder": encoder.name,
        **_scores(answers),
        **_parts(answers),
    }
    if before is not None:
        result["baseline"] = differences(before, answers)
    outside = outside_file(arguments.beir, arguments.outside)
    if outside is not None and not arguments.pairs:
        asked = [one for one in judged.questions if one.id in {each.id for each in first}]
        result["outside"] = {
            "unanswerable": shares(outcomes(load_questions(outside), judged, index, encoder, modes[0]), answered),
            "answerable": shares(outcomes(asked, judged, index, encoder, modes[0]), refused),
        }
    if arguments.failures:
        result["failures"] = failures(judged, first, arguments.failures)
    if arguments.save_baseline:
        save_run(now, arguments.save_baseline)
    if arguments.json:
        json.dump(result, sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        print(evaluation_text(result))
    return 0


def outside_file(beir: Path, given: Path | None) -> Path | None:
    """The questions without an answer: as given, or ``outside.jsonl`` of the set where it has one."""
    beside = beir / "outside.jsonl"
    return given or (beside if beside.exists() else None)


def _scores(answers: Answers) -> Json:
    return {
        "modes": {mode.value: summary(some) for mode, some in answers.items()},
        "intervals": {mode.value: spread(some) for mode, some in answers.items()},
    }


def _parts(answers: Answers) -> Json:
    """``groups`` and ``pairs``, where there are any."""
    found: dict[tuple[str, str], dict[Mode, Sequence[Answered]]] = {}
    for mode, everything in answers.items():
        for part, some in parts(everything).items():
            found.setdefault(part, {})[mode] = some
    result: Json = {}
    for (kind, name), some_of in found.items():
        queries = len(next(iter(some_of.values())))
        result.setdefault(kind, {})[name] = {"queries": queries, **_scores(some_of)}
    return result


def failures(judged: Judged, ranked: Sequence[Answered], count: int) -> list[Json]:
    """The questions with the lowest nDCG, and what ranks above what they ask for."""
    titles: Mapping[str, str] = {
        one["_id"]: one.get("title") or " ".join(one["text"].split())[:80] for one in judged.documents
    }
    worst = sorted(ranked, key=lambda one: (one.values["ndcg@10"], one.values["mrr@10"], one.id))[:count]
    return [
        {
            "id": one.id,
            "question": one.text,
            "pair": list(one.pair),
            "ndcg@10": round(100 * one.values["ndcg@10"], 2),
            "first": one.first,
            "ranked": one.ranked[:5],
            "missed": one.missed,
            "titles": {name: titles[name] for name in (*one.ranked[:5], *one.missed[:5])},
        }
        for one in worst
    ]
