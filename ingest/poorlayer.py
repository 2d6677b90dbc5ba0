"""Scans whose text layer is another program's machine reading: readable, but with slips in its numbers.

Numbers are what citations rest on ("Pasal4T", "2O2I"), so a file with many such slips is read again
from its images and each page is kept as it reads better.
"""

import re
from collections.abc import Sequence

import pypdfium2 as pdfium

from ingest.textlayer import image_cover, view_of
from ingest.tsv import Reading
from kb.types import Page, Verdict

FULL_COVER = 0.8  # of the page under its image: a scan
POOR_SHARE = 0.2  # of the scanned pages with a slip
POOR_PAGES = 2  # with a slip, at least
MIN_CONFIDENCE = 0.85  # of a reading that may replace a text layer
MIN_LENGTH = 0.8  # of the text layer

_SLIP = re.compile(r"\b(?:\d+[OolI]+\d*|\d*[OlI]+\d+|[^\W\d_]{4,}\d+[A-Z]?)\b")
"""Letters for digits inside a number; a number grown into the word before it."""


def poorly_read(document: pdfium.PdfDocument, pages: Sequence[Page]) -> set[int]:
    """The 1-based numbers of all scanned pages of a file whose text layers are poor machine readings."""
    usable = [page for page in pages if page.verdict is Verdict.OK and page.text.strip()]
    slipped = [page for page in usable if _SLIP.search(page.text) and _is_scan(document, page.number)]
    if len(slipped) < max(POOR_PAGES, POOR_SHARE * len(usable)):
        return set()
    return {page.number for page in usable if _is_scan(document, page.number)}


def surpasses(reading: Reading, page: Page) -> bool:
    """Is a machine reading better than the text layer of a page that passed the gate?"""
    whole = len("".join(reading.text.split())) >= MIN_LENGTH * len("".join(page.text.split()))
    fewer = len(_SLIP.findall(reading.text)) <= len(_SLIP.findall(page.text))
    return whole and fewer and reading.confidence >= MIN_CONFIDENCE


def _is_scan(document: pdfium.PdfDocument, number: int) -> bool:
    page = document[number - 1]
    try:
        return image_cover(page, view_of(page)) >= FULL_COVER
    finally:
        page.close()
