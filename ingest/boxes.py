"""Where on the page a span of text stands: one rectangle a line, tight to its characters."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

import pypdfium2 as pdfium

from ingest.textlayer import view_of
from kb.errors import UnreadablePdf
from kb.types import Box, Page, Rect, Span

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
    found = []
    for number, group in groupby(sorted(spans, key=lambda span: span.page), key=lambda span: span.page):
        page, ranges = pages[number], [(span.start, span.end) for span in group]
        parts = _word_rects(page, ranges) if page.words else _text_rects(document, number, ranges)
        rects = [_rounded(rect) for rect in _lines(parts)]
        if rects:
            found.append(Box(number, tuple(rects)))
    return tuple(found)


def _text_rects(document: pdfium.PdfDocument, number: int, ranges: Sequence[tuple[int, int]]) -> list[Rect]:
    page = document[number - 1]
    view, textpage = view_of(page), page.get_textpage()
    rects = []
    for start, end in ranges:
        for index in range(textpage.count_rects(start, end - start)):
            rects.append(view.rect(*textpage.get_rect(index)))
    textpage.close()
    page.close()
    return rects


def _word_rects(page: Page, ranges: Sequence[tuple[int, int]]) -> list[Rect]:
    return [
        word.rect
        for start, end in ranges
        for word in page.words
        if word.start < end and word.end > start
    ]  # fmt: skip


def _lines(parts: Sequence[Rect]) -> list[Rect]:
    """Neighbouring fragments of one line as one rectangle."""
    lines: list[Rect] = []
    for part in parts:
        if lines and _continues(lines[-1], part):
            last = lines[-1]
            part = min(last[0], part[0]), min(last[1], part[1]), max(last[2], part[2]), max(last[3], part[3])
            lines[-1] = part
        elif part[2] > part[0] or part[3] > part[1]:
            lines.append(part)
    return lines


def _continues(line: Rect, part: Rect) -> bool:
    height = min(line[3] - line[1], part[3] - part[1])
    overlap = min(line[3], part[3]) - max(line[1], part[1])
    gap = max(part[0] - line[2], line[0] - part[2])
    return overlap >= height / 2 and gap <= MAX_GAP * max(line[3] - line[1], part[3] - part[1])


def _rounded(rect: Rect) -> Rect:
    x0, y0, x1, y1 = (round(side, 1) for side in rect)
    return x0, y0, x1, y1
