"""Pages by their images: machine readings put in the place of text layers that they surpass."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium

from ingest.gate import judge
from ingest.ocr import find_reader
from ingest.poorlayer import surpasses
from ingest.scripts import SCRIPTS
from ingest.tsv import Reading
from kb.types import Page, ReadBy, Verdict

VIETNAMESE_SHARE = 0.05  # of the letters only Vietnamese has; its pages have 0.15
ENOUGH_LETTERS = 300  # of a page, to tell its language
MIN_CONFIDENCE = 0.25  # mean; readable Khmer has 0.35 and more, a photograph less
MIN_SCORE = 0.4  # of the gate; machine readings have more slips than text layers, so need not pass it

NO_TESSERACT = "not machine-read: tesseract or its pack for this language is not installed"


def read_images(
    document: pdfium.PdfDocument,
    path: Path,
    pages: Sequence[Page],
    wanted: Sequence[int],
    languages: Sequence[str] | None,
    cache: Path | None,
    progress: Callable[[int, int], None],
) -> list[Page]:
    """The pages, those with the 1-based numbers ``wanted`` as their images read where that is of use."""
    reader = find_reader(languages or _seen_languages(document, path, wanted, cache))
    if reader is None:
        missing = Reading("", (), 0, NO_TESSERACT)
        readings: Iterable[tuple[int, Reading]] = ((number, missing) for number in wanted)
    else:
        readings = reader.read(document, path, wanted, cache)
    better = list(pages)
    for done, (number, reading) in enumerate(readings, len(pages) - len(wanted) + 1):
        better[number - 1] = _better(pages[number - 1], reading, languages)
        progress(done, len(pages))
    return better


def _seen_languages(
    document: pdfium.PdfDocument, path: Path, wanted: Sequence[int], cache: Path | None
) -> tuple[str, ...] | None:
    """The languages a file nothing is known of seems to be in, by a page read with every pack.

    Covers and annexed tables say little: of up to four pages, the first with enough letters tells.
    """
    reader = find_reader(None)
    if reader is None:
        return None
    letters: list[str] = []
    for number in dict.fromkeys(wanted[len(wanted) * quarter // 4] for quarter in (2, 0, 1, 3)):
        [(_, reading)] = reader.read(document, path, [number], cache)
        letters = max(letters, [char for char in reading.text if char.isalpha()], key=len)
        if len(letters) >= ENOUGH_LETTERS:
            break
    for script in SCRIPTS:
        if len(script.letters.findall("".join(letters))) > len(letters) / 2:
            return (script.language,)
    vietnamese = sum(char in "đĐơƠưƯ" or "\u1ea0" <= char <= "\u1ef9" for char in letters)
    return ("vie",) if vietnamese > VIETNAMESE_SHARE * len(letters) else ("eng", "ind")


def _better(page: Page, reading: Reading, languages: Sequence[str] | None) -> Page:
    """The page as it was or as its image reads."""
    why = _useless(reading, languages)
    if why is None and (page.verdict is Verdict.REJECTED or surpasses(reading, page)):
        return replace(
            page, text=reading.text, read_by=ReadBy.OCR, verdict=Verdict.OCR,
            reasons=page.reasons or ("its text layer is a poor machine reading",),
            confidence=reading.confidence, words=reading.words, footnotes=(),
        )  # fmt: skip
    if page.verdict is Verdict.REJECTED and why is not None:
        return replace(page, reasons=(why, *page.reasons))
    return page


def _useless(reading: Reading, languages: Sequence[str] | None) -> str | None:
    """Why a reading is of no use; None if it is of use."""
    if reading.error:
        return reading.error
    if not reading.words:
        return "no text was found in the page image"
    if reading.confidence < MIN_CONFIDENCE:
        return f"the page image is hardly readable (confidence {reading.confidence:.0%})"
    found = judge(reading.text, fonts=(), languages=languages)
    if found.score < MIN_SCORE:
        return "machine reading failed: " + "; ".join(found.reasons)
    return None
