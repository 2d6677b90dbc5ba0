"""Lines of pages as running text: how lines join, where paragraphs begin, and back to the pages.

One rule makes all text: ``Flow.of(spans)`` is the text of a provision and of a passage, so that a
citation's text is always the cleaned text of its spans. Two spans that touch are two paragraphs.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ingest.clean import Line
from kb.types import Span

FULL = 0.85  # of the usual line length; a shorter line may end a paragraph
SHORT = 0.7  # a line that surely does not reach the margin
USUAL = 0.9  # quantile of the line lengths of a page that is its margin
FEW_LINES = 8  # a page with fewer says nothing about its margin

_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3]")
"""Signs without a width of their own."""

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_UNSPACED_END = re.compile(f"[{_UNSPACED}]$")
_UNSPACED_START = re.compile(f"[{_UNSPACED}]")
_ITEM = re.compile(
    r"\(\s?\w{1,5}\s?\)|\d{1,3}[A-Za-z]?[.)](?!\d)|[A-Za-zđ][.)](?=\s)|[ivxlcIVXLC]{1,5}[.)](?=\s)"
    rf"|[{_UNSPACED}][.)]|[-–—•·●▪*]\s|[“\"‘«]"
)
_SENTENCE_END = re.compile(r"[.;:!?។៖။၊”»\")\]–—-]$|\b(?:and|or|dan|atau|dan/atau|và|hoặc|at|o|e|ou|និង|และ|หรือ)$")
_STOP = re.compile(r"[.;:!?។៖။”»]$")
_HYPHEN = re.compile(r"([^\W\d_]{2,})[-\u00ad\u2010]$")
_FIRST_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Text:
    """Running text that knows its places: ``marks[i]`` says where the piece at ``offsets[i]`` stands."""

    text: str
    offsets: tuple[int, ...]
    pieces: tuple[tuple[int, int, int], ...]  # (line index, first column, one past the last)


class Flow:
    """The lines of a document as one text, one printed line to a line."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = tuple(lines)
        self.text = "\n".join(line.text for line in lines)
        self._starts: list[int] = []
        offset = 0
        for line in lines:
            self._starts.append(offset)
            offset += len(line.text) + 1
        self._of_page: dict[int, list[int]] = {}  # page -> indices of its lines
        for index, line in enumerate(lines):
            self._of_page.setdefault(line.page, []).append(index)
        self._margins = _margins(self.lines, self._of_page)

    def line_at(self, offset: int) -> int:
        """Index of the line in which an offset into ``text`` lies."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def line_start(self, index: int) -> int:
        """Offset into ``text`` at which a line begins; the end of the text after the last."""
        return self._starts[index] if index < len(self._starts) else len(self.text)

    def page_at(self, offset: int) -> int:
        """1-based page on which an offset into ``text`` lies."""
        return self.lines[self.line_at(offset)].page

    def is_short(self, index: int) -> bool:
        """Whether a line ends well before the margin of its page."""
        return self._fill(index) < SHORT

    def opens(self, index: int) -> bool:
        """Whether a line begins a paragraph."""
        return index == 0 or self._opens(index - 1, index)

    def _fill(self, index: int) -> float:
        return _width(self.lines[index].text) / self._margins[self.lines[index].page]

    def spans(self, start: int, stop: int) -> tuple[Span, ...]:
        """Where ``text[start:stop]`` stands: one span for lines that follow each other on a page."""
        found: list[Span] = []
        previous = -1
        for index in range(self.line_at(start), self.line_at(max(start, stop - 1)) + 1):
            line, offset = self.lines[index], self._starts[index]
            first, last = max(0, start - offset), min(len(line.text), stop - offset)
            text = line.text[first:last]
            first += len(text) - len(text.lstrip())
            last -= len(text) - len(text.rstrip())
            if first >= last:
                continue
            raw, end = line.raw(first), line.raw(last)
            neighbour = previous >= 0 and self.lines[previous]
            if neighbour and neighbour.page == line.page and neighbour.place + 1 == line.place and first == 0:
                found[-1] = Span(line.page, found[-1].start, end)
            else:
                found.append(Span(line.page, raw, end))
            previous = index
        return tuple(found)

    def of(self, spans: Iterable[Span]) -> Text:
        """The running text of spans, in their order."""
        parts: list[str] = []
        offsets: list[int] = []
        pieces: list[tuple[int, int, int]] = []
        length = 0
        for number, span in enumerate(spans):
            for place, (index, first, last) in enumerate(self._pieces(span)):
                text = self.lines[index].text[first:last]
                if parts:
                    joint = self._joint(pieces[-1], (index, first, last), touching=place == 0 and number > 0)
                    if joint is None:  # a hyphen that only the line end made
                        parts[-1] = parts[-1][:-1]
                        length -= 1
                        joint = ""
                    parts.append(joint)
                    length += len(joint)
                offsets.append(length)
                pieces.append((index, first, last))
                parts.append(text)
                length += len(text)
        return Text("".join(parts), tuple(offsets), tuple(pieces))

    def spans_of(self, text: Text, start: int, stop: int) -> tuple[Span, ...]:
        """The spans of a part of a running text."""
        found: list[Span] = []
        previous = -1
        for number in range(max(0, bisect_right(text.offsets, start) - 1), len(text.offsets)):
            offset = text.offsets[number]
            if offset >= stop:
                break
            index, first, last = text.pieces[number]
            line = self.lines[index]
            begin = first + max(0, start - offset)
            end = min(last, first + stop - offset)
            if begin >= end:
                continue
            neighbour = previous >= 0 and self.lines[previous]
            whole = begin == 0 and neighbour and neighbour.place + 1 == line.place
            if whole and neighbour and neighbour.page == line.page and not self._forced(text, number):
                found[-1] = Span(line.page, found[-1].start, line.raw(end))
            else:
                found.append(Span(line.page, line.raw(begin), line.raw(end)))
            previous = index
        return tuple(found)

    def _forced(self, text: Text, number: int) -> bool:
        """Whether the paragraph that begins with this piece is one only because two spans touch there."""
        broken = text.text[text.offsets[number] - 1 : text.offsets[number]] == "\n"
        return broken and not self._opens(text.pieces[number - 1][0], text.pieces[number][0])

    def _pieces(self, span: Span) -> Iterable[tuple[int, int, int]]:
        for index in self._of_page.get(span.page, ()):
            line = self.lines[index]
            if line.raw(len(line.text)) <= span.start or line.start >= span.end:
                continue
            first, last = line.column(span.start), line.column(span.end)
            if first < last:
                yield index, first, last

    def _joint(self, left: tuple[int, int, int], right: tuple[int, int, int], touching: bool) -> str | None:
        """What stands between two pieces: a new paragraph, a space, nothing; None drops a hyphen."""
        before, after = self.lines[left[0]], self.lines[right[0]]
        if left[0] == right[0]:
            gap = after.text[left[2] : right[1]]
            return gap if gap.strip() == "" else " "
        if left[2] < len(before.text) or right[1] > 0:
            return "\n"
        if touching and before.page == after.page and before.place + 1 == after.place:
            return "\n"
        if right[0] != left[0] + 1 or self._opens(left[0], right[0]):
            return "\n"
        hyphen = _HYPHEN.search(before.text)
        if hyphen:
            word = _FIRST_WORD.match(after.text)
            joined = (hyphen.group(1) + (word.group() if word else "")).casefold()
            hyphened = f"{hyphen.group(1)}-{word.group() if word else ''}".casefold()
            return None if joined in self._words and hyphened not in self._hyphened else ""
        if _UNSPACED_END.search(before.text) and _UNSPACED_START.match(after.text):
            return ""
        return " "

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(re.findall(r"[^\W\d_]{2,}", self.text.casefold()))

    @cached_property
    def _hyphened(self) -> frozenset[str]:
        return frozenset(re.findall(r"[^\W\d_]{2,}-[^\W\d_]{2,}", self.text.casefold()))

    def _opens(self, left: int, right: int) -> bool:
        """Whether a new paragraph begins with line ``right``, which follows line ``left``."""
        before, after = self.lines[left].text, self.lines[right].text
        fill = self._fill(left)
        if _ITEM.match(after):
            return fill < FULL or bool(_SENTENCE_END.search(before))
        if fill < FULL and _STOP.search(before):
            return True
        begins = after[0].isupper() or bool(_UNSPACED_START.match(after))
        return fill < SHORT and begins


def _margins(lines: Sequence[Line], of_page: dict[int, list[int]]) -> dict[int, float]:
    """Page -> the length of a line that reaches its margin."""
    widths = {page: sorted(_width(lines[index].text) for index in indices) for page, indices in of_page.items()}
    every = sorted(width for one in widths.values() for width in one)
    usual = every[int(USUAL * (len(every) - 1))] if every else 1
    return {
        page: float(max(1, one[int(USUAL * (len(one) - 1))] if len(one) >= FEW_LINES else usual))
        for page, one in widths.items()
    }


def _width(text: str) -> int:
    return len(text) - len(_MARKS.findall(text)) if not text.isascii() else len(text)
