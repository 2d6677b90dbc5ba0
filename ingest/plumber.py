"""What pdfplumber does better than PDFium: reading in the order of the content stream.

It is some fifty times slower, so it sees only the pages that need it.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pdfplumber
from pdfminer.pdftypes import PDFStream, resolve1
from pdfplumber.page import Page as PlumberPage
from pdfplumber.utils.exceptions import PdfminerException

from kb.types import Rect, Word

_DAMAGE = (PdfminerException, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)
"""What pdfminer raises, of itself or by accident, on damaged files."""


def second_readings(path: Path, numbers: Sequence[int]) -> Iterator[tuple[int, str, tuple[Word, ...]]]:
    """(number, text, words) of these 1-based pages; empty where pdfplumber cannot read the page.

    Lines are joined by a line feed, words by a space. Words are needed for their places: this text
    has no PDFium index.
    """
    if not numbers:
        return
    try:
        with pdfplumber.open(path) as pdf:
            for number in numbers:
                try:
                    yield number, *_read(pdf.pages[number - 1])
                except _DAMAGE:
                    yield number, "", ()
    except _DAMAGE:
        return


def _read(page: PlumberPage) -> tuple[str, tuple[Word, ...]]:
    left, top = page.cropbox[:2]
    text: list[str] = []
    words: list[Word] = []
    length = 0
    for found in page.extract_words(use_text_flow=True, keep_blank_chars=False):
        rect = (found["x0"] - left, found["top"] - top, found["x1"] - left, found["bottom"] - top)
        gap = "" if not words else " " if _same_line(words[-1].rect, rect) else "\n"
        start = length + len(gap)
        length = start + len(found["text"])
        text += (gap, found["text"])
        words.append(Word(start, length, rect, 1.0))
    page.close()
    return "".join(text), tuple(words)


def _same_line(before: Rect, after: Rect) -> bool:
    overlap = min(before[3], after[3]) - max(before[1], after[1])
    lower = min(before[3] - before[1], after[3] - after[1])
    return overlap > lower / 2 and after[0] >= before[0]


def lost_pages(path: Path, numbers: Sequence[int]) -> frozenset[int]:
    """Those of these seemingly blank 1-based pages whose contents are named in the file but gone.

    All of them if pdfplumber cannot read the file either: then it is damaged.
    """
    if not numbers:
        return frozenset()
    try:
        with pdfplumber.open(path) as pdf:
            return frozenset(n for n in numbers if n > len(pdf.pages) or _is_lost(pdf.pages[n - 1]))
    except _DAMAGE:
        return frozenset(numbers)


def _is_lost(page: PlumberPage) -> bool:
    contents = page.page_obj.attrs.get("Contents")
    named = resolve1(contents)
    streams = named if isinstance(named, list) else [named]
    return contents is not None and not all(isinstance(resolve1(stream), PDFStream) for stream in streams)
