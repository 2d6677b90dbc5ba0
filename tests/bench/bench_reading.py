"""How fast text-layer laws are read: pages to provisions, passages and boxes, without embedding.

usage: bench_reading.py [--profile] PDF...

Pages a second of processor time in one process, which another load on the machine changes little, and
of wall-clock time. The reference is what nobody can do without: the same files opened and their text
taken by plain pypdfium2, in the same run. ``--profile`` lists where the time goes.
"""

import cProfile
import pstats
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2 as pdfium

from ingest.pdf import OcrMode
from ingest.read import read_document

TARGET = 150.0  # pages a second of processor time
LISTED = 45  # functions of a profile
ROUNDS = 3  # the quickest counts


def main() -> None:
    """Measure and print."""
    paths = [Path(one) for one in sys.argv[1:] if one != "--profile"]
    if not paths:
        sys.exit(__doc__)
    if "--profile" in sys.argv:
        profiler = cProfile.Profile(time.process_time)
        profiler.runcall(_read, paths)
        pstats.Stats(profiler).sort_stats("tottime").print_stats(LISTED)
        return
    plain, _ = _measured(_extract, paths)
    pages, cpu, wall = 0, 0.0, 0.0
    for path in paths:
        (count, seconds), real = _measured(_read, [path])
        print(f"{count / seconds:7.1f} pages/s {count:5} pages  {path.name}")
        pages, cpu, wall = pages + count, cpu + seconds, wall + real
    print(
        f"{pages} pages: {pages / cpu:.1f} pages/s of processor time (target {TARGET:.0f}), {pages / wall:.1f} of"
        f" wall-clock time; plain pypdfium2 {plain[0] / plain[1]:.0f}: {cpu / plain[1]:.1f} times that time"
    )


def _measured(work: Callable[[Sequence[Path]], int], paths: Sequence[Path]) -> tuple[tuple[int, float], float]:
    """((pages, seconds of processor time), seconds by the clock) of the quickest round."""
    rounds = []
    for _ in range(ROUNDS):
        clock, began = time.perf_counter(), time.process_time()
        count = work(paths)
        rounds.append((time.process_time() - began, time.perf_counter() - clock, count))
    cpu, wall, count = min(rounds)
    return (count, cpu), wall


def _read(paths: Sequence[Path]) -> int:
    return sum(
        len(read_document(path, path.name, "0" * 64, None, ocr=OcrMode.NEVER, cache=None).pages) for path in paths
    )


def _extract(paths: Sequence[Path]) -> int:
    pages = 0
    for path in paths:
        document = pdfium.PdfDocument(path)
        for page in document:
            page.get_textpage().get_text_range()
            pages += 1
        document.close()
    return pages


if __name__ == "__main__":
    main()
