"""A ruled page -> its tables, cell by cell: which characters of the page's text stand in which cell."""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.grids import Cell, Grid, grids
from ingest.paragraphs import UNSPACED
from ingest.textlayer import View, view_of
from kb.text import nfc
from kb.types import Page, Rect

_FORCE_BOLD = 1 << 18  # flag of a PDF font descriptor
_UNSPACED = re.compile(f"[{UNSPACED}]")

Range = tuple[int, int]
"""Offsets into Page.text."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell and what is printed in it."""

    cell: Cell
    text: str  # NFC, lines joined
    ranges: tuple[Range, ...]
    bold: bool


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table of a page."""

    page: int  # 1-based
    text: str  # of the page
    grid: Grid
    cells: tuple[Filled, ...]  # in reading order

    def row(self, index: int) -> list[Filled]:
        """The cells that begin in a row."""
        return [one for one in self.cells if one.cell.row == index]

    @property
    def ranges(self) -> list[Range]:
        """Where the text of all cells stands, in the order of the page's text."""
        return sorted(one for filled in self.cells for one in filled.ranges)

    def joined(self, ranges: Sequence[Range]) -> list[Range]:
        """Ranges in the order of the page's text, those with nothing but white space between them as one."""
        return _joined(sorted(ranges), self.text)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A printed character or machine-read word: its range, its middle."""

    start: int
    end: int
    x: float
    y: float


def ruled_tables(document: pdfium.PdfDocument, page: Page) -> list[Ruled]:
    """The tables of a page that has ``rules``, from its top. Two columns have text, and two rows or, in an
    empty form, three headings."""
    if not page.rules or not grids(page.rules):
        return []
    opened = document[page.number - 1]
    textpage = opened.get_textpage()
    try:
        view = view_of(opened)
        marks = _words(page) if page.words else _characters(textpage, view, page.text)
        turn = 0 if page.words else _turn(textpage, view.rotation, _inside(marks, page.rules))
        found = []
        for grid in grids(page.rules, turn):
            cells = _filled(grid, marks, page.text, None if page.words else textpage)
            written = [one.cell for one in cells if one.text]
            rows, columns = {one.row for one in written}, {one.column for one in written}
            if len(columns) > 1 and (len(rows) > 1 or len(written) > 2):
                found.append(Ruled(page.number, page.text, grid, cells))
        return found
    finally:
        textpage.close()
        opened.close()


def _words(page: Page) -> list[_Mark]:
    return [
        _Mark(word.start, word.end, (word.rect[0] + word.rect[2]) / 2, (word.rect[1] + word.rect[3]) / 2)
        for word in page.words
    ]


def _characters(textpage: pdfium.PdfTextPage, view: View, text: str) -> list[_Mark]:
    marks = []
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index, char in enumerate(text):
        if char.isspace() or not raw.FPDFText_GetCharBox(textpage.raw, index, left, right, bottom, top):
            continue
        x0, y0, x1, y1 = view.rect(left.value, bottom.value, right.value, top.value)
        marks.append(_Mark(index, index + 1, (x0 + x1) / 2, (y0 + y1) / 2))
    return marks


def _inside(marks: Sequence[_Mark], rules: Sequence[Rect]) -> list[_Mark]:
    x0, y0 = min(one[0] for one in rules), min(one[1] for one in rules)
    x1, y1 = max(one[2] for one in rules), max(one[3] for one in rules)
    return [mark for mark in marks if x0 <= mark.x <= x1 and y0 <= mark.y <= y1]


def _turn(textpage: pdfium.PdfTextPage, rotation: int, marks: Sequence[_Mark]) -> int:
    """Degrees (0, 90, 180, 270) by which most of the text runs counter-clockwise of the page as seen."""
    some = marks[:: max(1, len(marks) // 50)]
    angles = Counter(round(math.degrees(raw.FPDFText_GetCharAngle(textpage.raw, one.start)) / 90) * 90 for one in some)
    most = max(angles, key=lambda one: angles[one], default=0)
    return int(-most - rotation) % 360  # PDFium counts clockwise


def _filled(grid: Grid, marks: Sequence[_Mark], text: str, textpage: pdfium.PdfTextPage | None) -> tuple[Filled, ...]:
    """The cells of a grid with their text; ``textpage`` tells bold type, None where there is none to ask."""
    x0, y0, x1, y1 = grid.box
    within = [one for one in marks if x0 <= one.x <= x1 and y0 <= one.y <= y1]
    found = []
    for cell in grid.cells:
        left, top, right, bottom = cell.rect
        own = [one for one in within if left <= one.x < right and top <= one.y < bottom]
        bold = bool(own) and textpage is not None and _is_bold(textpage, own[len(own) // 2].start)
        found.append(Filled(cell, _text(own, text), tuple(_joined([(one.start, one.end) for one in own], text)), bold))
    return tuple(found)


def _text(marks: Sequence[_Mark], text: str) -> str:
    """What marks say, in the order of the page's text: white space and gaps as one space, none where a
    line ends at a hyphen or between letters of a script without spaces."""
    parts: list[str] = []
    for place, mark in enumerate(marks):
        if place:
            before, gap = text[marks[place - 1].end - 1], text[marks[place - 1].end : mark.start]
            unspaced = _UNSPACED.match(before) and _UNSPACED.match(text[mark.start]) and " " not in gap
            parts.append(" " if gap and before != "\ufffe" and not unspaced else "")
        parts.append(text[mark.start : mark.end])
    return nfc("".join(parts).replace("\ufffe", "-").replace("\x02", "-"))


def _joined(ranges: Sequence[Range], text: str) -> list[Range]:
    found: list[Range] = []
    for start, end in ranges:
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _is_bold(textpage: pdfium.PdfTextPage, index: int) -> bool:
    size = 128
    buffer, flags = ctypes.create_string_buffer(size), ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(textpage.raw, index, buffer, size, ctypes.byref(flags))
    return bool(flags.value & _FORCE_BOLD) or b"bold" in buffer.raw[: max(0, min(length, size) - 1)].lower()
