"""The run: every file is read in a process of its own, stored with its vectors in one transaction,
and reported. Nothing vanishes: each file ends as new, unchanged or failed with a reason."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from pathlib import Path
from tempfile import TemporaryDirectory

from pebble import ProcessPool

from ingest.corrections import apply
from ingest.facts import known_facts
from ingest.laws import facts_for
from ingest.pdf import OcrMode
from ingest.sources import Source
from ingest.verdicts import doubtful_pages, verdict_counts
from ingest.worker import Tell, failure, open_pool, read_source, result_of
from kb.errors import BadModel, BadStore, KbError
from kb.revisions import of_file
from kb.store import Store, Vectors
from kb.types import Document, Facts, FileReport, ReadBy, Verdict

Waiting = tuple[Source, Future[Document], Path]
"""A file that a worker reads, and where the worker notes how far it is."""

Embed = Callable[[Document], Vectors]
"""One unit row for each passage; given by the caller, since ingest knows no encoder."""

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
    tell: Tell | None = None,
) -> Iterator[FileReport]:
    """Read, embed and store each source; reports come in the order of the sources.

    ``store`` None is a dry run: files are read and reported, nothing is embedded or stored. ``tell``
    hears how far the file is whose report comes next.
    Raises BadStore or BadModel when nothing further can be stored.
    """
    waiting: deque[Waiting | FileReport] = deque()
    seen: dict[str, str] = {}
    with TemporaryDirectory(prefix="kb-") as notes, open_pool(jobs) as pool:
        for source in sources:
            waiting.append(_start(source, store, pool, laws, ocr, cache, seen, Path(notes)))
            while len(waiting) > jobs * QUEUE_PER_JOB:
                yield _finish(waiting.popleft(), store, embed, model, tell)
        while waiting:
            yield _finish(waiting.popleft(), store, embed, model, tell)


def _start(
    source: Source | FileReport,
    store: Store | None,
    pool: ProcessPool,
    laws: Mapping[str, Facts],
    ocr: OcrMode,
    cache: Path | None,
    seen: dict[str, str],
    notes: Path,
) -> Waiting | FileReport:
    if isinstance(source, FileReport):
        return source
    held = store.expression_of(source.sha256) if store else None
    if held is not None:
        return FileReport(source.name, "unchanged", work=held["work"], language=held["language"])
    if source.sha256 in seen:
        twin = f"same contents as {seen[source.sha256]}"
        return FileReport(source.name, "unchanged", warnings=(twin,))
    seen[source.sha256] = source.name
    facts = facts_for(source.name, laws)
    note = notes / source.sha256
    return source, pool.schedule(read_source, args=(source, facts, ocr, cache, note)), note


def _finish(item: Waiting | FileReport, store: Store | None, embed: Embed, model: str, tell: Tell | None) -> FileReport:
    if isinstance(item, FileReport):
        return item
    source, future, note = item
    try:
        document = result_of(future, source.name, note, tell)
    except Exception as error:  # a reader's own fault must not end an unattended run
        return FileReport(source.name, "failed", error=failure(source, error))
    warnings: list[str] = []
    if store is not None:
        twin = store.twin_of(document)
        if twin is not None:
            warnings.append(f"the same expression is held from {twin} with other contents; both are kept")
        try:
            document, applied = apply(document, of_file(store.connection, document.sha256))
            store.put(document, source.name, embed(document), model, applied)
        except (BadStore, BadModel):
            raise
        except KbError as error:
            return FileReport(source.name, "failed", error=str(error))
    return FileReport(
        source.name,
        "new",
        warnings=(*document.warnings, *warnings),
        work=document.facts.work,
        language=document.facts.language,
        provisions=len(document.provisions),
        passages=len(document.passages),
        pages=len(document.pages),
        ocr_pages=sum(page.read_by is ReadBy.OCR for page in document.pages),
        rejected_pages=sum(page.verdict is Verdict.REJECTED for page in document.pages),
        facts=known_facts(document.facts),
        facts_confidence=dict(document.facts.confidence),
        verdicts=verdict_counts(document.pages),
        doubtful=doubtful_pages(document.pages),
    )
