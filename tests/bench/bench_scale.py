"""Does search hold at 100,000 passages? The time of a question under every kind of filter, and what it misses.

    .venv/bin/python tests/bench/bench_scale.py BENCH_DIR [--passages N] [--questions N] [--home DIR]

BENCH_DIR/foreign_worker gives laws and questions, ``big_home.py`` the rest. Asked for: the slowest question in
twenty under 100 ms, and nothing missed under filters that let few passages through. A leg misses what is among
the ten best by similarity with all windows, or by BM25, of all allowed passages; the ranking what is among the ten
best provisions when every allowed passage is a candidate. ``--home`` keeps the folder and uses it again.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

import numpy as np
from big_home import fill

from index.cache import CachedEncoder
from index.encoder import open_encoder
from index.expand import weights
from index.judged import load_questions
from index.question import analyse_question
from index.rank import prepare, rank_prepared
from index.search import MAX_QUESTION, Searcher
from kb.settings import load_settings
from kb.store import Store
from kb.types import COUNTRIES, LANGUAGES, Query

COMPARED = 40  # questions of each filter that are also asked without any cut
NARROW = 5_000  # allowed passages up to which nothing may be missed
SLOWEST = 100.0  # ms, one question in twenty may take longer


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured under one filter."""

    name: str
    allowed: int
    times: list[float]  # ms, one a question
    worked: list[float]  # ms of processor time, all threads together: what else runs matters less
    recalls: tuple[float, float, float]  # meaning, words, both: shares of the ten best


def filters(searcher: Searcher) -> Iterator[tuple[str, Query]]:
    """Each kind of filter, from wide to narrow, as a query without its text."""
    everything = Query("")
    works = sorted({law.work for law in searcher.laws})
    yield "none", everything
    yield "ten countries", replace(everything, countries=COUNTRIES[1:])
    yield "country SG", replace(everything, countries=("SG",))
    yield "country TL", replace(everything, countries=("TL",))
    yield "ten languages", replace(everything, languages=tuple(one for one in LANGUAGES if one != "mya"))
    yield "language eng", replace(everything, languages=("eng",))
    yield "language mya", replace(everything, languages=("mya",))
    yield "1,000 works", replace(everything, works=tuple(works[:1000]))
    yield "20 works", replace(everything, works=tuple(works[::-1][:20]))
    yield "one work", replace(everything, works=(works[0],))
    yield "in force on 2026-01-01", replace(everything, in_force_on="2026-01-01")
    yield "in force on 1951-01-01", replace(everything, in_force_on="1951-01-01")
    yield "TH, tha, in force 1990", replace(everything, countries=("TH",), languages=("tha",), in_force_on="1990-01-01")


def measure(searcher: Searcher, name: str, limits: Query, texts: Sequence[str]) -> Row:
    queries = [replace(limits, text=text) for text in texts]
    times: list[float] = []
    worked: list[float] = []
    for query in queries:
        began, working = time.perf_counter(), time.process_time()
        searcher.search(query)
        times.append(1000 * (time.perf_counter() - began))
        worked.append(1000 * (time.process_time() - working))
    chosen = queries[:: max(1, len(queries) // COMPARED)]
    recalls = np.mean([recall(searcher, query) for query in chosen], axis=0)
    allowed = searcher.index.allowed(limits)
    held = len(searcher.index) if allowed is None else len(allowed)
    return Row(name, held, times, worked, tuple(recalls.tolist()))


def recall(searcher: Searcher, query: Query) -> tuple[float, float, float]:
    """Shares of the ten best of each leg and of both that a search has among its ten best."""
    index = searcher.index
    question = analyse_question(query.text, searcher.laws)
    prepared = prepare(index, searcher.encoder, query.text, question)
    allowed = index.allowed(query)
    rows = np.arange(len(index)) if allowed is None else allowed
    ranking = rank_prepared(index, prepared, query, question, allowed)
    whole = rank_prepared(index, prepared, query, question, allowed, candidates=len(index))
    nearest = np.array(sorted(ranking.dense_ranks, key=lambda row: ranking.dense_ranks[row]))
    similarities = index.vectors.similarities(prepared.vector, rows)
    terms = [term for terms in ranking.added.values() for term in terms]
    told = prepared.bm25 + weights().words * index.terms.scores(" ".join(terms))
    told[np.setdiff1d(np.arange(len(told)), index.terms.owners[rows])] = 0
    words = sorted(ranking.lexical_ranks, key=lambda row: ranking.lexical_ranks[row])
    return (
        share(nearest, rows[np.argsort(-similarities, kind="stable")]),
        share(index.terms.owners[words], np.argsort(-told, kind="stable")[: np.count_nonzero(told)]),
        share(index.provisions[ranking.rows], index.provisions[whole.rows]),
    )


def share(found: np.ndarray, right: np.ndarray) -> float:
    best = set(right[:10].tolist())
    return len(best & set(found[:10].tolist())) / len(best) if best else 1.0


def line(row: Row) -> str:
    late, works = quantiles(row.times, n=20)[-1], quantiles(row.worked, n=20)[-1]
    recalls = " | ".join(f"{one:.3f}" for one in row.recalls)
    return f"| {row.name} | {row.allowed:,} | {median(row.times):.0f} | {late:.0f} | {works:.0f} | {recalls} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bench", type=Path)
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--questions", type=int, default=1_000, help="of each filter, at most")
    parser.add_argument("--home", type=Path)
    arguments = parser.parse_args()
    settings = load_settings()
    encoder = open_encoder(settings.model, settings.cache, print)
    with TemporaryDirectory(prefix="kb-scale-") as work:
        home = arguments.home or Path(work)
        store = Store(home / "kb.sqlite", create=True)
        began = time.monotonic()
        if store.generation == 0:
            remembered = CachedEncoder(encoder, settings.cache / "evaluation.sqlite")
            fill(store, arguments.bench / "foreign_worker", remembered, arguments.passages)
            print(f"stored in {time.monotonic() - began:.0f} s", flush=True)
        began = time.monotonic()
        searcher = Searcher(store, encoder, home / "index")
        print(f"{len(searcher.index):,} passages, index opened in {time.monotonic() - began:.1f} s\n", flush=True)
        texts = [one.text for one in load_questions(arguments.bench / "foreign_worker" / "queries.jsonl")]
        texts = texts[:: max(1, len(texts) // arguments.questions)]
        report(searcher, arguments.bench, texts)
        store.close()


def report(searcher: Searcher, bench: Path, texts: Sequence[str]) -> None:
    print("| filter | passages | ms, median | slowest in 20 | its processor ms | meaning | words | both |")
    print("|---|---|---|---|---|---|---|---|")
    rows: list[Row] = []
    for text in texts:
        searcher.search(Query(text))  # loads what is needed of each language
    for name, limits in filters(searcher):
        rows.append(measure(searcher, name, limits, texts))
        print(line(rows[-1]), flush=True)
    long = bench / "nitibench_tax_th" / "queries.jsonl"
    if long.exists():
        longest = [one.text[:MAX_QUESTION] for one in load_questions(long)]
        rows.append(measure(searcher, "none, questions of about 700 letters", Query(""), longest))
        print(line(rows[-1]), flush=True)
    slow = [row.name for row in rows if quantiles(row.times, n=20)[-1] >= SLOWEST]
    missed = [row.name for row in rows if row.allowed <= NARROW and min(row.recalls) < 1]
    print(f"\nunder {SLOWEST:.0f} ms: {'all' if not slow else 'not ' + ', '.join(slow)}")
    print(f"nothing missed among up to {NARROW:,} passages: {'true' if not missed else 'not ' + ', '.join(missed)}")


if __name__ == "__main__":
    main()
