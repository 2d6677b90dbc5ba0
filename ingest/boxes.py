"""Where on the page a span of text stands: one rectangle a line, tight to its characters."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

import pypdfium2 as pdfium

from ingest.textlayer import View, view_of
from kb.errors import UnreadablePdf
from kb.types import Box, Page, Rect, Span

KEPT_OPEN = 4  # pages
MAX_GAP = 4.0  # line heights between fragments of one line; wider is another column or cell


def boxes(document: Path | pdfium.PdfDocument, pages: Mapping[int, Page], spans: Sequence[Span]) -> tuple[Box, ...]:
    """One Box a page in page order: PDF points from the visible top left corner, rounded to 0.1.

    ``pages``: 1-based number -> page, at least those of the spans, as ``read_pages`` gave them.
    Raises UnreadablePdf if the file cannot be opened any more.
    """
    if isinstance(document, Path):
        try:
            opened = pdfium.PdfDocument(document)
        except (pdfium.PdfiumError, OSError) as error:
            reason = f"{document.name}: cannot be opened ({error}); was it moved or replaced?"
            raise UnreadablePdf(reason) from error
        try:
            return boxes(opened, pages, spans)
        finally:
            opened.close()
    places = Places(document, pages)
    try:
        return places.of(spans)
    finally:
        places.close()


class Places:
    """The boxes of many spans of one open document; pages asked about again soon are kept open."""

    def __init__(self, document: pdfium.PdfDocument, pages: Mapping[int, Page]) -> None:
        """``pages``: as of ``boxes``. ``close`` this before the document."""
        self._document = document
        self._pages = pages
        self._open: dict[int, tuple[View, pdfium.PdfPage, pdfium.PdfTextPage]] = {}  # the last used last

    def of(self, spans: Sequence[Span]) -> tuple[Box, ...]:
        """As ``boxes``."""
        found = []
        for number, group in groupby(sorted(spans, key=lambda span: span.page), key=lambda span: span.page):
            page, ranges = self._pages[number], [(span.start, span.end) for span in group]
            parts = _word_rects(page, ranges) if page.words else self._text_rects(number, ranges)
            rects = [_rounded(rect) for rect in _lines(parts)]
            if rects:
                found.append(Box(number, tuple(rects)))
        return tuple(found)

    def close(self) -> None:
        """Close the pages that are still open."""
        while self._open:
            self._close(next(iter(self._open)))

    def _text_rects(self, number: int, ranges: Sequence[tuple[int, int]]) -> list[Rect]:
        kept = self._open.pop(number, None)
        if kept is None:
            page = self._document[number - 1]
            kept = view_of(page), page, page.get_textpage()
        self._open[number] = kept
        if len(self._open) > KEPT_OPEN:
            self._close(next(iter(self._open)))
        view, _, textpage = kept
        return [
            view.rect(*textpage.get_rect(index))
            for start, end in ranges
            for index in range(textpage.count_rects(start, end - start))
        ]

    def _close(self, number: int) -> None:
        _, page, textpage = self._open.pop(number)
        textpage.close()
        page.close()


def _word_rects(page: Page, ranges: Sequence[tuple[int, int]]) -> list[Rect]:
    return [
        word.rect
        for start, end in ranges
        for word in page.words
        if word.start < end and word.end > start
    ]  # fmt: skip


def _lines(parts: Sequence[Rect]) -> list[Rect]:
    """Neighbouring fragments of one line as one rectangle. The longest loop of a reading, hence plain."""
    lines: list[Rect] = []
    for part in parts:
        x0, y0, x1, y1 = part
        if lines:
            left, top, right, bottom = lines[-1]
            low, high = (y1 - y0, bottom - top) if y1 - y0 < bottom - top else (bottom - top, y1 - y0)
            overlap = (bottom if bottom < y1 else y1) - (top if top > y0 else y0)
            room = MAX_GAP * high
            if overlap >= low / 2 and x0 - right <= room and left - x1 <= room:
                lines[-1] = (
                    left if left < x0 else x0,
                    top if top < y0 else y0,
                    right if right > x1 else x1,
                    bottom if bottom > y1 else y1,
                )
                continue
        if x1 > x0 or y1 > y0:
            lines.append(part)
    return lines


def _rounded(rect: Rect) -> Rect:
    x0, y0, x1, y1 = (round(side, 1) for side in rect)
    return x0, y0, x1, y1
