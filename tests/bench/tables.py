"""The tables of quality: every judged set with its floor, each mode, abstention, and the time of a question.

    .venv/bin/python tests/bench/tables.py BENCH_DIR [--readme FILE] [--only SET]

Vectors are kept by model and text in the cache, so that a run that was stopped goes on where it was and a
second one takes minutes. ``--readme`` writes the table between the markers of that file.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, permutations
from pathlib import Path
from statistics import median, quantiles

from index.cache import CachedEncoder
from index.encoder import Encoder, open_encoder
from index.evaluate import Answered, evaluate, spread, summary
from index.judged import Judged, build_index, load_judged, load_questions
from index.outside import answered, outcomes, refused, shares
from index.question import analyse_question
from index.rank import rank
from index.snapshot import Index
from kb.settings import load_settings
from kb.types import Mode, Query

BEGIN, END = "<!-- bench: make bench writes this -->", "<!-- bench ends -->"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: the questions of all its variants together."""

    folder: str
    label: str
    metric: str
    floor: float | None = None
    group: str | None = None
    variants: tuple[tuple[str, str], ...] = ()  # languages of question and passages; none: the set as it is


HARD = (("ind", "tha"), ("khm", "eng"), ("mya", "eng"), ("eng", "lao"), ("vie", "ind"))
NEWS = ("eng", "ind", "msa", "fil", "vie", "tha", "khm", "lao", "mya", "por")
PARAGRAPHS = ("tha", "vie", "eng")
ROWS = (
    Row("foreign_worker", "everyday questions on real laws of ten states", "recall@10", 50),
    Row("foreign_worker", "... in the law's language", "recall@10", 76, "same"),
    Row("foreign_worker", "... in another language", "recall@10", 64, "cross"),
    Row("foreign_worker", "... to all countries at once", "recall@10", 35, "all"),
    Row("udhr", "clause to article, 14 languages in one pool", "ndcg@10", 80),
    Row("ntrex_headline", "headline to news in the same language, ten languages", "ndcg@10", 81, None,
        tuple((one, one) for one in NEWS)),
    Row("ntrex_headline", "headline to news across, 90 pairs", "ndcg@10", 73, None, tuple(permutations(NEWS, 2))),
    Row("ntrex_headline", "... five hard pairs of them", "ndcg@10", 66, None, HARD),
    Row("xquad", "question to paragraph in Thai, Vietnamese, English", "ndcg@10", 98.5, None,
        tuple((one, one) for one in PARAGRAPHS)),
    Row("xquad", "question to paragraph across, six pairs", "ndcg@10", 89, None, tuple(permutations(PARAGRAPHS, 2))),
    Row("iapp_wiki_th", "Thai question to paragraph", "ndcg@10", 95.5),
    Row("facqa_id", "Indonesian question to paragraph", "ndcg@10", 88.5),
    Row("nitibench_tax_th", "Thai tax rulings to sections", "ndcg@10", 52),
    Row("belebele_jv_su", "Javanese and Sundanese, not configured", "ndcg@10", 92, None,
        (("jv", "jv"), ("su", "su"))),
    Row("tatoeba", "sentence to its translation in English, 9 languages", "hit@1"),
)  # fmt: skip
MOST_ANSWERED, MOST_REFUSED = 35.0, 8.0  # percent


def lines(bench: Path, only: str | None, encoder: CachedEncoder, plain: Encoder) -> Iterator[str]:
    yield "| set | measure | questions | floor | hybrid [95 %] | meaning only | words only |"
    yield "|---|---|---|---|---|---|---|"
    times: list[str] = []
    for folder, rows in groupby(ROWS, key=lambda row: row.folder):
        if only not in (None, folder):
            continue
        if not (bench / folder).is_dir():
            print(f"{folder}: not there, left out", file=sys.stderr)
            continue
        started = time.monotonic()
        judged = load_judged(bench / folder)
        index = build_index(judged.documents, encoder)
        runs: dict[tuple[bool, Mode], list[Answered]] = {}
        for row in rows:
            told = {}
            for mode in Mode:
                run = bool(row.variants), mode
                if run not in runs:
                    runs[run] = evaluate(judged, index, encoder, mode, pairs=bool(row.variants))
                told[mode] = [
                    each
                    for each in runs[run]
                    if row.group in (None, each.group) and (not row.variants or each.pair in row.variants)
                ]
            yield line(row, told)
        outside = bench / folder / "outside.jsonl"
        if outside.exists():
            yield from abstention(folder, judged, outside, index, encoder)
        times.append(speed(folder, judged, index, plain))
        print(f"{folder}: {time.monotonic() - started:.0f} s", file=sys.stderr)
    yield ""
    yield from times


def line(row: Row, told: dict[Mode, list[Answered]]) -> str:
    value = {mode: summary(some)[row.metric] for mode, some in told.items()}
    low, high = spread(told[Mode.HYBRID])[row.metric]
    floor = "" if row.floor is None else f"{row.floor:g} {'met' if value[Mode.HYBRID] >= row.floor else 'missed'}"
    return (
        f"| {row.folder} | {row.label}, {row.metric} | {len(told[Mode.HYBRID])} | {floor} | {value[Mode.HYBRID]:.1f} "
        f"[{low:.1f}, {high:.1f}] | {value[Mode.DENSE]:.1f} | {value[Mode.LEXICAL]:.1f} |"
    )


def abstention(folder: str, judged: Judged, outside: Path, index: Index, encoder: Encoder) -> Iterator[str]:
    known = [one for one in judged.questions if one.id in judged.relevant]
    for asked, wrong, label, most in (
        (load_questions(outside), answered, "questions without an answer that get one, %", MOST_ANSWERED),
        (known, refused, "questions with an answer that are refused, %", MOST_REFUSED),
    ):
        part = shares(outcomes(asked, judged, index, encoder, Mode.HYBRID), wrong)
        (low, high), share = part["interval"], part["wrong"]
        held = f"at most {most:g} {'met' if share <= most else 'missed'}"
        yield f"| {folder} | {label} | {len(asked)} | {held} | {share:.1f} [{low:.1f}, {high:.1f}] | | |"


def speed(folder: str, judged: Judged, index: Index, encoder: Encoder) -> str:
    took: list[float] = []
    for one in judged.questions[:100]:
        started = time.perf_counter()
        rank(index, encoder, Query(one.text), analyse_question(one.text, ()))
        took.append(1000 * (time.perf_counter() - started))
    late = quantiles(took, n=20)[-1]
    return f"- {folder}, {len(index):,} passages: {median(took):.0f} ms a question, the slowest in twenty {late:.0f}"


def write_between(path: Path, text: str) -> None:
    """Replace what stands between the markers of the file."""
    whole = path.read_text("utf-8")
    before, begin, rest = whole.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"{path}: no lines '{BEGIN}' and '{END}' to write between")
    path.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bench", type=Path)
    parser.add_argument("--readme", type=Path)
    parser.add_argument("--only", metavar="SET")
    arguments = parser.parse_args()
    settings = load_settings()
    plain = open_encoder(settings.model, settings.cache, print)
    encoder = CachedEncoder(plain, settings.cache / "evaluation.sqlite")
    told: list[str] = []
    for one in lines(arguments.bench, arguments.only, encoder, plain):
        print(one, flush=True)
        told.append(one)
    if arguments.readme and not arguments.only:
        write_between(arguments.readme, "\n".join([f"Encoder {encoder.name}.", "", *told]).rstrip())


if __name__ == "__main__":
    main()
