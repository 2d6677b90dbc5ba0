"""Print the tables of quality and speed: every judged set, each mode, and the time of a question.

    .venv/bin/python tests/bench/tables.py BENCH_DIR [SET ...]

A set may carry languages: ``ntrex_headline:ind:tha``. The vectors are remembered in the cache.
"""

import sys
import time
from pathlib import Path
from statistics import median, quantiles

from index.cache import CachedEncoder
from index.encoder import open_encoder
from index.evaluate import evaluate, summary
from index.judged import build_index, load_judged
from index.question import analyse_question
from index.rank import rank
from kb.settings import load_settings
from kb.types import Mode, Query

SETS = (
    "foreign_worker",
    "ntrex_headline:ind:tha", "ntrex_headline:khm:eng", "ntrex_headline:mya:eng", "ntrex_headline:eng:lao",
    "ntrex_headline:vie:ind", "xquad:tha:tha", "xquad:vie:vie", "xquad:eng:eng", "xquad:eng:tha",
)  # fmt: skip


def main() -> None:
    bench, names = Path(sys.argv[1]), sys.argv[2:] or SETS
    settings = load_settings()
    plain = open_encoder(settings.model, settings.cache, print)
    encoder = CachedEncoder(plain, settings.cache / "evaluation.sqlite")
    print("| set | questions | mode | nDCG@10 | recall@10 | hit@1 |\n|---|---|---|---|---|---|")
    for name in names:
        folder, *languages = name.split(":")
        asked, held = [*languages, None, None][:2]
        judged = load_judged(bench / folder)
        index = build_index(judged.documents, encoder)
        for mode in Mode:
            answered = evaluate(judged, index, encoder, mode, question_language=asked, document_language=held)
            groups = sorted({one.group for one in answered if one.group})
            for group in [None, *groups]:
                some = [one for one in answered if group in (None, one.group)]
                scores = summary(some)
                label = f"{name} {group or ''}".strip()
                print(f"| {label} | {len(some)} | {mode} | {scores['ndcg@10']:.1f} | {scores['recall@10']:.1f}"
                      f" | {scores['hit@1']:.1f} |", flush=True)  # fmt: skip
        times = []
        for question in judged.questions[:100]:
            started = time.perf_counter()
            query = Query(question.text)
            rank(index, plain, query, analyse_question(query.text, ()))
            times.append(1000 * (time.perf_counter() - started))
        print(f"\n{folder}: {len(index)} passages, a question takes {median(times):.1f} ms at the median, "
              f"{quantiles(times, n=20)[-1]:.1f} ms at the 95th percentile\n")  # fmt: skip


if __name__ == "__main__":
    main()
