"""Print what tables of lexical weights are worth on the judged sets: nDCG@10 or recall@10 of each group.

    .venv/bin/python tests/bench/learn_weights.py BENCH_DIR

A weight per class of language pair: the same spaced language, the same unspaced one, close relatives,
any other. Write the chosen table into ``index/weights.json`` and how it
follows the subject into ``index/mix.py``; vectors are remembered in the cache.
"""

import itertools
import sys
from pathlib import Path

from index import mix
from index.cache import CachedEncoder
from index.encoder import open_encoder
from index.evaluate import evaluate, summary
from index.judged import build_index, load_judged
from kb.settings import load_settings
from kb.types import Mode

SETS = ("foreign_worker", "xquad", "ntrex_headline")
UNSPACED = ("tha", "khm", "lao", "mya")
TABLES = ((0.1, 0.3, 0.1), (0.4, 0.8, 0.1), (0.6, 0.8, 0.1), (0.8, 1.0, 0.2), (1.0, 1.2, 0.2), (0.8, 1.0, 0.0))
"""Same spaced language, same unspaced language, other; relatives weigh twice as much as others."""
SUBJECT = ((1.0, 1.0, 0.0), (0.75, 1.8, 0.5), (0.75, 2.5, 0.8))
"""``index.mix``: ON_SUBJECT, OFF_SUBJECT, FALL."""


def table(same: float, unspaced: float, other: float) -> dict[str, float]:
    close = {f"{a} {b}": 2 * other for a, b in itertools.permutations(("ind", "msa"))}
    return {"same": same, "other": other, **{f"{one} {one}": unspaced for one in UNSPACED}, **close}


def main() -> None:
    settings = load_settings()
    encoder = CachedEncoder(open_encoder(settings.model, settings.cache, print), settings.cache / "evaluation.sqlite")
    for name in SETS:
        judged = load_judged(Path(sys.argv[1]) / name)
        index = build_index(judged.documents, encoder)
        languages = sorted({one.language for one in judged.questions})
        pairs = [(a, b) for a in languages for b in languages]
        for row, subject in [*((row, SUBJECT[0]) for row in TABLES), *((TABLES[3], one) for one in SUBJECT[1:])]:
            weights = table(*row)
            mix.ON_SUBJECT, mix.OFF_SUBJECT, mix.FALL = subject
            mix.lexical_weights = lambda weights=weights: weights
            if name == "foreign_worker":
                answered = evaluate(judged, index, encoder, Mode.HYBRID)
                groups = {
                    str(group): summary([one for one in answered if one.group == group])["recall@10"]
                    for group in sorted({one.group for one in answered if one.group})
                }
            else:
                scores = {
                    (a, b): summary(
                        evaluate(judged, index, encoder, Mode.HYBRID, question_language=a, document_language=b)
                    )["ndcg@10"]
                    for a, b in pairs
                }
                mono = [score for (a, b), score in scores.items() if a == b]
                cross = [score for (a, b), score in scores.items() if a != b]
                groups = {"same": sum(mono) / len(mono), "cross": sum(cross) / len(cross), "worst": min(cross)}
            print(name, row, subject, {group: round(score, 2) for group, score in groups.items()}, flush=True)


if __name__ == "__main__":
    main()
