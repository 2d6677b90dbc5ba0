"""Print what the glossary is worth at several weights: recall@10 / nDCG@10 of each group of a judged set.

    .venv/bin/python tests/bench/learn_expansion.py BENCH_DIR/foreign_worker

Write the best row into ``index/expansion.json``; learn it again for another encoder. The vectors are
remembered in the cache, so that the second run takes seconds.
"""

import sys
from pathlib import Path

from index import expand, rank
from index.cache import CachedEncoder
from index.encoder import open_encoder
from index.evaluate import evaluate, summary
from index.judged import build_index, load_judged
from kb.settings import load_settings
from kb.types import Mode

ROWS = ((0.0, 2), (0.1, 2), (0.2, 2), (0.3, 2), (0.4, 2), (0.5, 2), (0.3, 1), (0.3, 3))


def main() -> None:
    settings = load_settings()
    encoder = CachedEncoder(open_encoder(settings.model, settings.cache, print), settings.cache / "evaluation.sqlite")
    judged = load_judged(Path(sys.argv[1]))
    index = build_index(judged.documents, encoder)
    for row in ROWS:
        tried = expand.Weights(*row)
        expand.weights = rank.weights = lambda tried=tried: tried
        answered = evaluate(judged, index, encoder, Mode.HYBRID)
        groups = [None, *sorted({one.group for one in answered if one.group})]
        means = [summary([one for one in answered if group in (None, one.group)]) for group in groups]
        cells = []
        for group, one in zip(groups, means, strict=True):
            cells.append(f"{group or 'every'} {one['recall@10']:.1f} / {one['ndcg@10']:.1f}")
        print(f"words {row[0]}, official {row[1]}: {'; '.join(cells)}", flush=True)


if __name__ == "__main__":
    main()
