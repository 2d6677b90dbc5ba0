"""The run: every file is read in a process of its own, stored with its vectors in one transaction,
and reported. Nothing vanishes: each file ends as new, unchanged or failed with a reason."""

import logging
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, TimeoutError
from multiprocessing import get_context
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from ingest.laws import facts_for
from ingest.pdf import OcrMode
from ingest.read import read_document
from ingest.sources import Source
from kb.errors import BadModel, BadStore, KbError
from kb.store import Store, Vectors
from kb.types import Document, Facts, FileReport, ReadBy, Verdict

Embed = Callable[[Document], Vectors]
"""One unit row for each passage; given by the caller, since ingest knows no encoder."""

STALL_SECONDS = {OcrMode.NEVER: 60, OcrMode.AUTO: 300, OcrMode.ALWAYS: 300}
"""A worker that finishes no page for so long is ended by its own alarm, even inside C code."""

MEMORY_LIMIT = 3 << 30  # bytes of address space of one worker
QUEUE_PER_JOB = 3  # files read ahead of the one being stored


def ingest(
    sources: Iterable[Source | FileReport],
    store: Store | None,
    embed: Embed,
    model: str,
    *,
    laws: Mapping[str, Facts],
    jobs: int = 1,
    ocr: OcrMode = OcrMode.AUTO,
    cache: Path | None = None,
) -> Iterator[FileReport]:
    """Read, embed and store each source; reports come in the order of the sources.

    ``store`` None is a dry run: files are read and reported, nothing is embedded or stored.
    Raises BadStore or BadModel when nothing further can be stored.
    """
    waiting: deque[tuple[Source, Future[Document]] | FileReport] = deque()
    seen: dict[str, str] = {}
    pool = ProcessPool(max_workers=jobs, context=get_context("spawn"), initializer=_limit_worker)
    try:
        for source in sources:
            waiting.append(_start(source, store, pool, laws, ocr, cache, seen))
            while len(waiting) > jobs * QUEUE_PER_JOB:
                yield _finish(waiting.popleft(), store, embed, model)
        while waiting:
            yield _finish(waiting.popleft(), store, embed, model)
        pool.close()
    finally:
        pool.stop()
        pool.join()


def _start(
    source: Source | FileReport,
    store: Store | None,
    pool: ProcessPool,
    laws: Mapping[str, Facts],
    ocr: OcrMode,
    cache: Path | None,
    seen: dict[str, str],
) -> "tuple[Source, Future[Document]] | FileReport":
    if isinstance(source, FileReport):
        return source
    held = store.expression_of(source.sha256) if store else None
    if held is not None:
        return FileReport(source.name, "unchanged", work=held["work"], language=held["language"])
    if source.sha256 in seen:
        note = f"same contents as {seen[source.sha256]}"
        return FileReport(source.name, "unchanged", warnings=(note,))
    seen[source.sha256] = source.name
    facts = facts_for(source.name, laws)
    return source, pool.schedule(_read, args=(source, facts, ocr, cache))


def _limit_worker() -> None:
    """A PDF that asks for endless memory ends its worker's read, not the machine."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # what it warns of is in the page's verdict


def _read(source: Source, facts: Facts | None, ocr: OcrMode, cache: Path | None) -> Document:
    stall = STALL_SECONDS[ocr]

    def alive(_done: int, _total: int) -> None:
        signal.alarm(stall)

    signal.alarm(stall)
    try:
        return read_document(
            source.path, source.name, source.sha256, facts,
            ocr=ocr, cache=cache, progress=alive,
        )  # fmt: skip
    finally:
        signal.alarm(0)


def _finish(
    item: "tuple[Source, Future[Document]] | FileReport", store: Store | None, embed: Embed, model: str
) -> FileReport:
    if isinstance(item, FileReport):
        return item
    source, future = item
    try:
        document = future.result()
    except KbError as error:
        return FileReport(source.name, "failed", error=str(error))
    except MemoryError:
        limit = MEMORY_LIMIT >> 30
        return FileReport(source.name, "failed", error=f"{source.name}: needs over {limit} GiB to read; damaged?")
    except (ProcessExpired, TimeoutError) as error:
        return FileReport(source.name, "failed", error=_ended(source, error))
    except Exception as error:  # a reader's own fault must not end an unattended run
        reason = f"{source.name}: {type(error).__name__}: {error}; please report this file"
        return FileReport(source.name, "failed", error=reason)
    warnings = list(document.warnings)
    if store is not None:
        twin = store.twin_of(document)
        if twin is not None:
            warnings.append(f"the same expression is held from {twin} with other contents; both are kept")
        try:
            store.put(document, source.name, embed(document), model)
        except (BadStore, BadModel):
            raise
        except KbError as error:
            return FileReport(source.name, "failed", error=str(error))
    return FileReport(
        source.name,
        "new",
        warnings=tuple(warnings),
        work=document.facts.work,
        language=document.facts.language,
        provisions=len(document.provisions),
        passages=len(document.passages),
        pages=len(document.pages),
        ocr_pages=sum(page.read_by is ReadBy.OCR for page in document.pages),
        rejected_pages=sum(page.verdict is Verdict.REJECTED for page in document.pages),
    )


def _ended(source: Source, error: Exception) -> str:
    code = getattr(error, "exitcode", None)
    if code == -signal.SIGALRM:
        return f"{source.name}: no page finished for a long time, so reading was ended; the file is probably damaged"
    return f"{source.name}: the reader crashed (exit {code}); the file is probably damaged: open and re-save it"
