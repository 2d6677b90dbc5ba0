"""PDF -> pages, each with the best text to be had and a verdict on it.

A page's own text layer is tried first, then a second reading of it, then machine reading of its
image. A page that fails all three is rejected with its reasons; it does not fail the file.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.boxes import boxes
from ingest.imagepages import read_images
from ingest.poorlayer import poorly_read
from ingest.textpages import read_text_layers
from kb.errors import NoText, UnreadablePdf
from kb.types import Page, Verdict

__all__ = ["LANGUAGES_OF", "OcrMode", "Progress", "boxes", "open_pdf", "read_pages"]

MAX_PAGES = 5000
MAX_BYTES = 1 << 30

LANGUAGES_OF = {
    "BN": ("msa", "eng"),
    "ID": ("ind",),
    "KH": ("khm",),
    "LA": ("lao",),
    "MM": ("mya",),
    "MY": ("msa", "eng"),
    "PH": ("eng", "fil"),
    "SG": ("eng",),
    "TH": ("tha",),
    "TL": ("por", "tet"),
    "VN": ("vie",),
}
"""ISO 3166 alpha-2 -> the languages its laws are printed in, ISO 639-3; English translations aside."""

Progress = Callable[[int, int], None]
"""Called after each page with (pages finished, pages in all); the first may come several times."""


class OcrMode(StrEnum):
    """Which page images are machine-read."""

    AUTO = "auto"  # where the text layer fails
    NEVER = "never"
    ALWAYS = "always"  # every page that is not blank


def open_pdf(path: Path) -> pdfium.PdfDocument:
    """The opened document; close it after use. Raises UnreadablePdf naming the file and the remedy."""
    name = path.name
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError as error:
        reason = f"{name}: cannot be read ({error.strerror}); check its path and permissions"
        raise UnreadablePdf(reason) from error
    if size == 0:
        raise UnreadablePdf(f"{name}: the file is empty; download it again")
    if size > MAX_BYTES:
        raise UnreadablePdf(f"{name}: {size >> 20} MiB, the limit is {MAX_BYTES >> 20}; split it into parts")
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise UnreadablePdf(f"{name}: {_why_not(error, head)}") from error
    count = len(document)
    if not 0 < count <= MAX_PAGES:
        document.close()
        remedy = "split it into parts" if count > MAX_PAGES else "the file is damaged: download it again"
        raise UnreadablePdf(f"{name}: {max(0, count)} pages, 1 to {MAX_PAGES} can be read; {remedy}")
    return document


def _why_not(error: pdfium.PdfiumError, head: bytes) -> str:
    if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return "encrypted with a password; save it without one and ingest that copy"
    if b"%PDF-" not in head:
        found = "a web page" if b"<html" in head.lower() or b"<!doctype" in head.lower() else "something else"
        return f"not a PDF but {found}; download the PDF itself"
    return "damaged or cut short; download it again, or open it in a viewer and save a copy"


def read_pages(
    path: Path,
    *,
    country: str | None,
    languages: Sequence[str] | None,
    ocr: OcrMode,
    cache: Path | None,
    progress: Progress | None = None,
) -> list[Page]:
    """The pages in order, each with text, verdict and, where that is not ``ok``, the reasons.

    ``country`` (ISO 3166 alpha-2) and ``languages`` (ISO 639-3, goes first) say what to expect and
    which language packs read images; both None: anything the system knows. ``cache`` is where
    machine readings are kept. Raises UnreadablePdf, and NoText if not one page has usable text.
    """
    expected = tuple(languages) if languages else LANGUAGES_OF.get(country or "")
    report = progress or _silent
    document = open_pdf(path)
    try:
        pages = read_text_layers(document, path, expected, report)
        wanted = _image_pages(document, pages, ocr)
        if wanted:
            pages = read_images(document, path, pages, wanted, expected, cache, report)
    finally:
        document.close()
    if not any(page.verdict is not Verdict.REJECTED and _has_letters(page.text) for page in pages):
        nothing = NoText(_no_text(path, pages, ocr))
        nothing.pages = tuple(pages)
        raise nothing
    return pages


def _silent(_finished: int, _total: int) -> None:
    """Report to nobody."""


def _image_pages(document: pdfium.PdfDocument, pages: Sequence[Page], ocr: OcrMode) -> list[int]:
    """The 1-based numbers of the pages whose images are to be machine-read."""
    if ocr is OcrMode.NEVER:
        return []
    if ocr is OcrMode.ALWAYS:
        wanted = {page.number for page in pages if page.text.strip() or page.verdict is Verdict.REJECTED}
    else:
        wanted = {page.number for page in pages if page.verdict is Verdict.REJECTED}
        wanted |= poorly_read(document, pages)
    return sorted(number for number in wanted if pages[number - 1].width >= 1 <= pages[number - 1].height)


def _has_letters(text: str) -> bool:
    """More than a page number."""
    return any(char.isalpha() for char in text)


def _no_text(path: Path, pages: Sequence[Page], ocr: OcrMode) -> str:
    remedy = "run with --ocr auto" if ocr is OcrMode.NEVER else "install tesseract and its pack for the language"
    first = next((page for page in pages if page.reasons), None)
    if first is None:
        return f"{path.name}: all {len(pages)} pages are blank; is it the right file?"
    count = f"none of {len(pages)} pages has usable text"
    return f"{path.name}: {count} (page {first.number}: {first.reasons[0]}); {remedy}"
