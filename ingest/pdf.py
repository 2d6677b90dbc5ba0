"""PDF -> pages, each with the best text to be had and a verdict on it.

A page's own text layer is tried first, then a second reading of it, then machine reading of its
image. A page that fails all three is rejected with its reasons; it does not fail the file.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.boxes import boxes
from ingest.gate import has_legacy_font, judge
from ingest.ocr import find_reader
from ingest.plumber import lost_pages, second_readings, tables
from ingest.textlayer import is_unread, read_layer, view_of
from ingest.tsv import Reading
from kb.errors import NoText, UnreadablePdf
from kb.types import Page, ReadBy, Verdict

__all__ = ["LANGUAGES_OF", "OcrMode", "Progress", "boxes", "open_pdf", "read_pages", "tables"]

MAX_PAGES = 5000
MAX_BYTES = 1 << 30
CLEARLY_BETTER = 0.1  # by so much must the score of a second reading exceed that of the first
SECOND_READING_LIMIT = 20_000  # characters; the second reader is slow and a page has 2,000
USELESS_READINGS = 5  # second readings in a row that do not help: the file is beyond them
OCR_MINIMUM = 0.4  # mean confidence, and score of the gate, below which a machine reading is no use
REPAIRED_THAI = "private codes of shifted Thai signs were replaced by the signs"
SCAN = "a scan: its text layer holds little or nothing of what is printed"

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
"""Called with (pages finished, pages in all)."""


class OcrMode(StrEnum):
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
        raise UnreadablePdf(
            f"{name}: cannot be read ({error.strerror}); check its path and permissions"
        ) from error
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
    document = open_pdf(path)
    try:
        total = len(document)
        drafts: list[_Draft] = []
        for index in range(total):
            drafts.append(_first_reading(document, index, expected))
            if progress:
                progress(0, total)
        pages = _after_second_reading(path, drafts, expected)
        wanted = [page.number for page in pages if _wants_ocr(page, ocr)]
        if wanted:
            _read_images(document, path, pages, wanted, expected, cache, progress)
    finally:
        document.close()
    if not any(page.verdict is not Verdict.REJECTED and _has_letters(page.text) for page in pages):
        raise NoText(_no_text(path, pages, ocr))
    return pages


@dataclass(frozen=True, slots=True)
class _Draft:
    page: Page
    score: float  # of the gate, 0..1
    rereadable: bool  # another order of the text layer might mend it
    empty: bool  # nothing is drawn on it


def _first_reading(document: pdfium.PdfDocument, index: int, expected: Sequence[str] | None) -> _Draft:
    try:
        page = document[index]
        try:
            view, layer = view_of(page), read_layer(page)
            unread = is_unread(page, view, layer.text)
            empty = raw.FPDFPage_CountObjects(page.raw) == 0
        finally:
            page.close()
    except pdfium.PdfiumError as error:
        damaged = (f"the page is damaged and cannot be opened ({error})",)
        return _Draft(Page(index + 1, "", 0, 0, ReadBy.TEXT, Verdict.REJECTED, damaged), 0, False, False)
    found = judge(layer.text, fonts=layer.fonts, languages=expected)
    verdict = Verdict.OK if found.verdict_ok else Verdict.REJECTED
    reasons = found.reasons
    if unread:
        verdict, reasons = Verdict.REJECTED, (SCAN, *found.reasons)
    elif found.verdict_ok and layer.repaired:
        verdict, reasons = Verdict.REPAIRED, (REPAIRED_THAI,)
    read = Page(index + 1, layer.text, view.width, view.height, ReadBy.TEXT, verdict, reasons)
    legacy = has_legacy_font(layer.fonts)
    rereadable = not (found.verdict_ok or unread or legacy or len(layer.text) > SECOND_READING_LIMIT)
    return _Draft(read, found.score, rereadable, empty)


def _after_second_reading(path: Path, drafts: Sequence[_Draft], expected: Sequence[str] | None) -> list[Page]:
    """The pages, with those replaced that read clearly better in the order of their content stream."""
    lost = lost_pages(path, [draft.page.number for draft in drafts if draft.empty])
    pages = [_lost(draft.page) if draft.page.number in lost else draft.page for draft in drafts]
    useless = 0
    numbers = [draft.page.number for draft in drafts if draft.rereadable]
    for number, text, words in second_readings(path, numbers):
        page, score = pages[number - 1], drafts[number - 1].score
        found = judge(text, fonts=(), languages=expected)
        whole = len(text.split()) and len("".join(text.split())) >= len("".join(page.text.split())) / 2
        if whole and found.verdict_ok and found.score >= score + CLEARLY_BETTER:
            reasons = ("read in content order, since the first reading failed", *page.reasons)
            pages[number - 1] = replace(
                page, text=text, words=words, verdict=Verdict.REPAIRED, reasons=reasons
            )
            useless = 0
            continue
        useless += 1
        if useless == USELESS_READINGS:
            break
    return pages


def _lost(page: Page) -> Page:
    return replace(
        page, verdict=Verdict.REJECTED, reasons=("damaged: the file has lost what is on this page",)
    )


def _wants_ocr(page: Page, ocr: OcrMode) -> bool:
    if ocr is OcrMode.NEVER or page.width < 1 or page.height < 1:
        return False
    return page.verdict is Verdict.REJECTED or ocr is OcrMode.ALWAYS and bool(page.text.strip())


def _read_images(
    document: pdfium.PdfDocument,
    path: Path,
    pages: list[Page],
    wanted: Sequence[int],
    expected: Sequence[str] | None,
    cache: Path | None,
    progress: Progress | None,
) -> None:
    """Replace the pages with these numbers by their machine readings where these are of use."""
    reader = find_reader(expected)
    if reader is None:
        missing = Reading(
            "", (), 0, "not machine-read: tesseract or the pack of its language is not installed"
        )
        readings: Iterable[tuple[int, Reading]] = ((number, missing) for number in wanted)
    else:
        readings = reader.read(document, path, wanted, cache)
    for done, (number, reading) in enumerate(readings, len(pages) - len(wanted) + 1):
        pages[number - 1] = _machine_read(pages[number - 1], reading, expected)
        if progress:
            progress(done, len(pages))


def _machine_read(page: Page, reading: Reading, expected: Sequence[str] | None) -> Page:
    """The better of what the page was and what its image says."""
    if reading.error or not reading.words:
        why = reading.error or "no text was found in the page image"
    elif reading.confidence < OCR_MINIMUM:
        why = f"the page image is hardly readable (confidence {reading.confidence:.0%})"
    else:
        verdict = judge(reading.text, fonts=(), languages=expected)
        if verdict.score >= OCR_MINIMUM:
            return Page(
                page.number, reading.text, page.width, page.height, ReadBy.OCR, Verdict.OCR,
                page.reasons, reading.confidence, words=reading.words,
            )  # fmt: skip
        why = "machine reading failed as well: " + "; ".join(verdict.reasons)
    if page.verdict is not Verdict.REJECTED:
        return page
    return replace(page, reasons=(*page.reasons, why))


def _has_letters(text: str) -> bool:
    """More than a page number."""
    return any(char.isalpha() for char in text)


def _no_text(path: Path, pages: Sequence[Page], ocr: OcrMode) -> str:
    reasons = next((page.reasons for page in pages if page.reasons), ("every page is blank",))
    remedy = (
        "run with --ocr auto" if ocr is OcrMode.NEVER else "install tesseract with the pack of its language"
    )
    return f"{path.name}: none of {len(pages)} pages has usable text (page 1: {reasons[0]}); {remedy}"
