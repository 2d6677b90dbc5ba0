"""The pages of a PDF by their text layers: a first reading by PDFium, a second where that fails."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.gate import has_legacy_font, judge
from ingest.plumber import lost_pages, second_readings
from ingest.rulings import rulings
from ingest.textlayer import is_unread, read_layer, view_of
from kb.types import Page, ReadBy, Verdict

CLEARLY_BETTER = 0.1  # by so much must the score of a second reading exceed that of the first
SECOND_READING_LIMIT = 20_000  # characters; the second reader is slow and a page has 2,000
USELESS_READINGS = 5  # second readings in a row that do not help: the file is beyond them

SCAN = "a scan: its text layer holds little or nothing of what is printed"
SHIFTED_THAI = "private codes of shifted Thai signs were replaced by the signs"
LOST = "damaged: the file has lost what is on this page"
REORDERED = "read in the order of its content, since the first reading failed"


@dataclass(frozen=True, slots=True)
class _Draft:
    page: Page
    score: float  # of the gate, 0..1
    rereadable: bool  # another order of the text layer might mend it
    empty: bool  # nothing is drawn on it


def read_text_layers(
    document: pdfium.PdfDocument,
    path: Path,
    languages: Sequence[str] | None,
    progress: Callable[[int, int], None],
) -> list[Page]:
    """Every page in order: ok or repaired by its text layer, or rejected with the reasons."""
    total = len(document)
    drafts: list[_Draft] = []
    finished = 0
    for index in range(total):
        drafts.append(_first_reading(document, index, languages))
        finished += drafts[-1].page.verdict is not Verdict.REJECTED
        progress(finished, total)
    lost = lost_pages(path, [draft.page.number for draft in drafts if draft.empty])
    pages = [_lost(draft.page) if draft.page.number in lost else draft.page for draft in drafts]
    return _second_reading(path, pages, drafts, languages)


def _first_reading(document: pdfium.PdfDocument, index: int, languages: Sequence[str] | None) -> _Draft:
    try:
        page = document[index]
        try:
            view, layer = view_of(page), read_layer(page)
            unread = is_unread(page, view, layer.text)
            rules = rulings(page, view)
            empty = raw.FPDFPage_CountObjects(page.raw) == 0
        finally:
            page.close()
    except pdfium.PdfiumError as error:
        damaged = (f"damaged: the page cannot be opened ({error})",)
        return _Draft(Page(index + 1, "", 0, 0, ReadBy.TEXT, Verdict.REJECTED, damaged), 0, False, False)
    found = judge(layer.text, fonts=layer.fonts, languages=languages)
    verdict = Verdict.OK if found.verdict_ok else Verdict.REJECTED
    reasons = found.reasons
    if unread:
        verdict, reasons = Verdict.REJECTED, (SCAN, *found.reasons)
    elif found.verdict_ok and layer.repaired:
        verdict, reasons = Verdict.REPAIRED, (SHIFTED_THAI,)
    read = Page(
        index + 1, layer.text, view.width, view.height, ReadBy.TEXT, verdict, reasons,
        lefts=layer.lefts if view.rotation == 0 else (), footnotes=layer.footnotes, rules=rules,
    )  # fmt: skip
    legacy = has_legacy_font(layer.fonts)
    rereadable = not (found.verdict_ok or unread or legacy or len(layer.text) > SECOND_READING_LIMIT)
    return _Draft(read, found.score, rereadable, empty)


def _lost(page: Page) -> Page:
    return replace(page, verdict=Verdict.REJECTED, reasons=(LOST,))


def _second_reading(
    path: Path, pages: list[Page], drafts: Sequence[_Draft], languages: Sequence[str] | None
) -> list[Page]:
    """The pages, with those replaced that read clearly better in the order of their content stream."""
    useless = 0
    numbers = [draft.page.number for draft in drafts if draft.rereadable]
    for number, text, words in second_readings(path, numbers):
        page, score = pages[number - 1], drafts[number - 1].score
        found = judge(text, fonts=(), languages=languages)
        whole = _printed(text) > 0 and _printed(text) >= _printed(page.text) / 2
        if whole and found.verdict_ok and found.score >= score + CLEARLY_BETTER:
            reasons = (REORDERED, *page.reasons)
            better = replace(
                page, text=text, words=words, lefts=(), footnotes=(), verdict=Verdict.REPAIRED, reasons=reasons
            )
            pages[number - 1] = better
            useless = 0
            continue
        useless += 1
        if useless == USELESS_READINGS:
            break
    return pages


def _printed(text: str) -> int:
    return sum(not char.isspace() for char in text)
