"""Footnotes told by their type: smaller than the text, at the foot of the page, answering a raised mark."""

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from statistics import median

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from kb.types import Footnote

SAMPLES = 15  # characters that tell the size of a page's text
SMALLER = 0.92  # of the size of the text: the type of footnotes is at most as large
RAISED = 0.85  # of the size of the text: the type of their marks is at most as large
FEET = 3  # lines below the footnotes that may be of any size: page number, running foot
FOOT_LENGTH = 60  # characters of such a line, at most

_LINE = re.compile(r"[^\r\n]+")
_SUPERSCRIPTS = str.maketrans("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", "0123456789")
_NUMBER = "[0-9\u2070\u00b9\u00b2\u00b3\u2074-\u2079]"
_NOTE = re.compile(rf"\s*(?:(?P<number>{_NUMBER}{{1,3}})(?:\s(?P=number))?|(?P<sign>\*+|†+|‡+|§+))[.)]?\s*(?=[^\W\d_])")
_GLUED_BEFORE = re.compile(r"[^\s(\[/-]$")


def footnotes(textpage: pdfium.PdfTextPage, text: str) -> tuple[Footnote, ...]:
    """The footnotes of a page in order. ``text`` has one code point for each of PDFium's characters.

    A number counts where the same number stands in smaller type behind a letter of the text, a star or
    dagger where it is glued to a word of the text. Small type at the foot that begins without such a mark
    may go on a footnote of the page before: it is given with no mark.
    """
    lines = [match for match in _LINE.finditer(text) if match.group().strip()]
    if not lines:
        return ()
    size = _Sizes(textpage, text)
    found: list[Footnote] = []
    block = _small_foot(lines, size)
    for place in range(block, len(lines)):
        line, note = lines[place], _NOTE.match(lines[place].group())
        mark = _mark(text, lines[block].start(), note, size) if note else None
        if mark is not None or place == block and note is None:
            found.append(Footnote(line.start(), mark))
    return tuple(found)


class _Sizes:
    """Sizes of the characters of a page, in points as printed."""

    def __init__(self, textpage: pdfium.PdfTextPage, text: str) -> None:
        self._page, self._text = textpage.raw, text
        self._matrix = raw.FS_MATRIX()
        step = max(1, len(text) // SAMPLES)
        seen = [self.of(at) for at in range(0, len(text), step) if not text[at].isspace()]
        self.body = median(seen) if seen else 0.0

    def of(self, index: int) -> float:
        raw.FPDFText_GetMatrix(self._page, index, ctypes.byref(self._matrix))
        return float(raw.FPDFText_GetFontSize(self._page, index) * math.hypot(self._matrix.c, self._matrix.d))

    def is_small(self, start: int, stop: int) -> bool:
        """Whether most of a line is in smaller type than the text."""
        places = [at for at in range(start, stop) if not self._text[at].isspace()]
        some = places[:: max(1, len(places) // 5)]
        return median([self.of(at) for at in some]) <= SMALLER * self.body

    def is_raised(self, start: int, stop: int) -> bool:
        return all(self.of(at) <= RAISED * self.body for at in range(start, stop))


def _small_foot(lines: Sequence[re.Match[str]], size: _Sizes) -> int:
    """Index of the first line of the small type that ends the page, running feet aside."""
    stop = len(lines)
    while stop and len(lines) - stop < FEET and len(lines[stop - 1].group()) <= FOOT_LENGTH:
        if size.is_small(lines[stop - 1].start(), lines[stop - 1].end()):
            break
        stop -= 1
    first = stop
    while first and size.is_small(lines[first - 1].start(), lines[first - 1].end()):
        first -= 1
    return first if 0 < first < stop else len(lines)


def _mark(text: str, stop: int, note: re.Match[str], size: _Sizes) -> tuple[int, int] | None:
    """Where in the text above the footnotes the mark of a footnote stands; the last place if several."""
    found = None
    for start, end in _candidates(text, stop, note):
        if note.group("sign"):
            after = text[end : end + 4].lstrip("\r\n")  # a mark at the end of a line may stand before a word
            glued = after[:1].isalnum() or text[max(0, start - 1) : start].isalnum()
        else:
            glued = bool(_GLUED_BEFORE.search(text, 0, start)) and size.is_raised(start, end)
        if glued:
            found = (start, end)
    return found


def _candidates(text: str, stop: int, note: re.Match[str]) -> Iterator[tuple[int, int]]:
    sign = note.group("sign")
    pattern = rf"(?<!{re.escape(sign[0])}){re.escape(sign)}(?!{re.escape(sign[0])})" if sign else ""
    for match in re.finditer(pattern or rf"{_NUMBER}+", text[:stop]):
        if sign or match.group().translate(_SUPERSCRIPTS) == note.group("number").translate(_SUPERSCRIPTS):
            yield match.span()
