"""A file read as ``kb ingest`` reads it, for a person to look at; nothing is stored.

Both the reading and the drawing of page images happen in processes of their own, so that a file that
kills them is reported like any other.
"""

import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ingest.marks import Mark, marks
from ingest.outside import outside
from ingest.pageimage import page_image
from ingest.pdf import OcrMode
from ingest.review import Doubt, DoubtKind, doubts
from ingest.sources import Source
from ingest.worker import Tell, failure, open_pool, read_source, result_of
from kb.errors import KbError, NoText, UnreadablePdf
from kb.types import Document, Facts

DRAWING_SECONDS = 60.0  # for one page image
FAILURES = 5  # page images that fail one after the other; no more are tried then


@dataclass(frozen=True, slots=True)
class Review:
    """What was read of one file, and what is doubtful of it."""

    name: str  # what the user knows the file as
    document: Document
    marks: tuple[Mark, ...]  # one a provision, in document order
    doubts: tuple[Doubt, ...]  # worst first


def review(source: Source, facts: Facts | None, ocr: OcrMode, cache: Path | None, tell: Tell | None = None) -> Review:
    """Read and review one file; ``facts`` are what the catalogue says of it.

    A file without any usable text has a review too, which says so first. Raises UnreadablePdf.
    """
    with TemporaryDirectory(prefix="kb-") as notes, open_pool(1) as pool:
        note = Path(notes) / source.sha256
        future = pool.schedule(_review, args=(source, facts, ocr, cache, note))
        try:
            result: Review = result_of(future, source.name, note, tell)
        except KbError:
            raise
        except Exception as error:
            raise UnreadablePdf(failure(source, error)) from error
    return result


def _review(source: Source, facts: Facts | None, ocr: OcrMode, cache: Path | None, note: Path) -> Review:
    """``review`` as a worker runs it."""
    nothing: tuple[Doubt, ...] = ()
    try:
        document = read_source(source, facts, ocr, cache, note)
    except NoText as error:
        nothing = (Doubt(DoubtKind.UNREAD, f"nothing of this file can be stored: {error}", ()),)
        document = Document(str(source.path), source.sha256, facts or Facts(), error.pages, (), ())
    signal.alarm(round(DRAWING_SECONDS))
    placed = marks(source.path, document)
    found = doubts(document, outside(document))
    signal.alarm(0)
    return Review(source.name, document, placed, (*nothing, *found))


def page_images(source: Source, numbers: Sequence[int]) -> Iterator[tuple[int, bytes | str]]:
    """(1-based page, its image as ``ingest.pageimage`` makes it, or why there is none), in the order asked for."""
    failed = 0
    with open_pool(1) as pool:
        drawn = [pool.schedule(page_image, args=(source.path, n), timeout=DRAWING_SECONDS) for n in numbers]
        for number, future in zip(numbers, drawn, strict=True):
            if failed == FAILURES:
                yield number, f"not drawn, since the {FAILURES} page images before it failed"
                continue
            try:
                picture: bytes = future.result()
            except Exception as error:  # whatever a hostile page does to its drawing, the text is still of use
                failed += 1
                yield number, _why(error)
            else:
                failed = 0
                yield number, picture


def _why(error: Exception) -> str:
    if isinstance(error, KbError):
        return str(error)
    return f"drawing it took too long or crashed ({type(error).__name__}); open the file itself"
