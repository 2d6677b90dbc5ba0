"""Reading in processes of their own: a PDF that crashes, hangs or eats memory takes only itself down."""

import logging
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, TimeoutError, wait
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

from ingest.pdf import OcrMode
from ingest.read import read_document
from ingest.sources import Source
from kb.errors import KbError
from kb.types import Document, Facts

T = TypeVar("T")

STALL_SECONDS = {OcrMode.NEVER: 60, OcrMode.AUTO: 300, OcrMode.ALWAYS: 300}
"""A worker that finishes no page for so long is ended by its own alarm, even inside C code."""

MEMORY_LIMIT = 3 << 30  # bytes of address space of one worker
POLL_SECONDS = 1.0  # between two looks at how far a worker is

Tell = Callable[[str, int, int], None]
"""Called about once a second while a file is waited for: (its name, pages finished, pages in all)."""


@contextmanager
def open_pool(jobs: int) -> Iterator[ProcessPool]:
    """A pool of ``jobs`` fresh processes with limits, ended with what they still do when the block is left."""
    pool = ProcessPool(max_workers=jobs, context=get_context("spawn"), initializer=_limit_worker)
    try:
        yield pool
    finally:
        pool.stop()
        pool.join()


def _limit_worker() -> None:
    """A PDF that asks for endless memory ends its worker's read, not the machine."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # what it warns of is in the page's verdict


def read_source(source: Source, facts: Facts | None, ocr: OcrMode, cache: Path | None, note: Path) -> Document:
    """``read_document`` as a worker runs it: under an alarm, and noting in a file how far it is."""
    stall = STALL_SECONDS[ocr]

    def alive(done: int, total: int) -> None:
        signal.alarm(stall)
        with suppress(OSError):  # a note that cannot be written is no reason to stop reading
            note.write_text(f"{done} {total}", "ascii")

    signal.alarm(stall)
    try:
        return read_document(
            source.path, source.name, source.sha256, facts,
            ocr=ocr, cache=cache, progress=alive,
        )  # fmt: skip
    finally:
        signal.alarm(0)


def result_of(future: Future[T], name: str, note: Path, tell: Tell | None) -> T:
    """What a worker returns or raises, telling meanwhile how far it notes that it is."""
    while not wait([future], POLL_SECONDS).done:
        noted = _noted(note)
        if noted and tell:
            tell(name, *noted)
    return future.result()


def _noted(note: Path) -> tuple[int, int] | None:
    """(pages finished, pages in all); None before the first note and while one is being written."""
    try:
        done, total = map(int, note.read_text("ascii").split())
    except (OSError, ValueError):
        return None
    return done, total


def failure(source: Source, error: Exception) -> str:
    """Why a file could not be read and what to do next, from what its worker raised or how it ended."""
    if isinstance(error, KbError):
        return str(error)
    if isinstance(error, MemoryError):
        return f"{source.name}: needs over {MEMORY_LIMIT >> 30} GiB to read; damaged?"
    if isinstance(error, ProcessExpired | TimeoutError):
        code = getattr(error, "exitcode", None)
        if code == -signal.SIGALRM:
            ended = "no page finished for a long time, so reading was ended; the file is probably damaged"
            return f"{source.name}: {ended}"
        return f"{source.name}: the reader crashed (exit {code}); the file is probably damaged: open and re-save it"
    return f"{source.name}: {type(error).__name__}: {error}; please report this file"
