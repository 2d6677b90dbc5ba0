"""Where paragraphs begin: at items, and after lines that end before the margin."""

import math
import re
from collections.abc import Sequence

from ingest.clean import Line

FULL = 0.85  # of the usual line length; a shorter line may end a paragraph
SHORT = 0.7  # a line that surely does not reach the margin
USUAL = 0.9  # quantile of the line lengths of a page that is its margin
LEAST_MARGIN = 0.75  # of the margin of the whole text; a page of tables has only short lines

_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3]")
"""Signs without a width of their own."""

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""The blocks of the scripts without word spaces, for a character class."""

_ITEM = re.compile(
    r"\(\s?\w{1,5}\s?\)|\d{1,3}[A-Za-z]?[.)](?!\d)|[A-Za-zđ][.)](?=\s)|[ivxlcIVXLC]{1,5}[.)](?=\s)"
    rf"|[{UNSPACED}][.)]|[-–—•·●▪*]\s|[“\"‘«]"
)
_SENTENCE_END = re.compile(r"[.;:!?។៖။၊”»\")\]–—-]$|\b(?:and|or|dan|atau|dan/atau|và|hoặc|at|o|e|ou|និង|และ|หรือ)$")
_STOP = re.compile(r"[.;:!?។៖။”»]$")


class Paragraphs:
    """The paragraphs of a text, told by the shape of its lines."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Measure the margin of each page by its longest lines."""
        self._lines = lines
        self._widths = [_width(line.text) for line in lines]
        self._margins = _margins(lines, self._widths)

    def fill(self, index: int) -> float:
        """Length of a line as a share of a full one on its page."""
        return self._widths[index] / self._margins[self._lines[index].page]

    def opens(self, left: int, right: int) -> bool:
        """Whether a new paragraph begins with line ``right``, which follows line ``left``."""
        before, after = self._lines[left].text, self._lines[right].text
        fill = self.fill(left)
        if _ITEM.match(after):
            return fill < FULL or bool(_SENTENCE_END.search(before))
        if fill < FULL and _STOP.search(before):
            return True
        return fill < SHORT and not after[0].islower()


def _margins(lines: Sequence[Line], widths: Sequence[int]) -> dict[int, float]:
    """Page -> the length of a line that reaches its margin."""
    of_page: dict[int, list[int]] = {}
    for line, width in zip(lines, widths, strict=True):
        of_page.setdefault(line.page, []).append(width)
    usual = _usual(widths) if widths else 1
    return {page: max(1.0, _usual(one), LEAST_MARGIN * usual) for page, one in of_page.items()}


def _usual(widths: Sequence[int]) -> int:
    return sorted(widths)[math.ceil(USUAL * (len(widths) - 1))]


def _width(text: str) -> int:
    return len(text) - len(_MARKS.findall(text)) if not text.isascii() else len(text)
