"""Lines of pages as running text: how lines join, where paragraphs begin, and back to the pages.

One rule makes all text: ``Flow.of(spans)`` is the text of a provision and of a passage, so that a
citation's text is always the cleaned text of its spans. Two spans that touch are two paragraphs.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ingest.notes import Notes
from ingest.paragraphs import FULL, SHORT, UNSPACED, Paragraphs
from kb.types import Span

_UNSPACED_END = re.compile(f"[{UNSPACED}]$")
_UNSPACED_START = re.compile(f"[{UNSPACED}]")
_HYPHEN = re.compile(r"([^\W\d_]{2,})[-\u00ad\u2010]$")
_PUNCTUATION = re.compile(r"[.,;:!?)\]”’។။]")
_FIRST_WORD = re.compile(r"[^\W\d_]{2,}")


class Piece(NamedTuple):
    """A part of a line."""

    line: int  # index
    first: int  # column
    last: int  # one past its last column


@dataclass(frozen=True, slots=True)
class Text:
    """Running text that knows its places: ``pieces[i]`` stands at ``offsets[i]``."""

    text: str
    offsets: tuple[int, ...]
    pieces: tuple[Piece, ...]


class Flow:
    """The lines of a document as one text, one printed line to a line; its footnotes come last."""

    def __init__(
        self, parts: Notes, machine_read: bool, tabled: Mapping[int, Sequence[tuple[int, int]]] | None = None
    ) -> None:
        """Index the lines of a document. ``machine_read``: whether pages of it were; ``tabled``: by 1-based
        page, the ranges of its text that stand in tables."""
        self.lines = (*parts.body, *parts.notes)
        self.machine_read = machine_read  # numbers may be wrong
        self.anchors = parts.anchors  # of each footnote line, the line of its mark; -1 for none
        self.text = "\n".join(line.text for line in self.lines)
        self._starts: list[int] = []
        offset = 0
        for line in self.lines:
            self._starts.append(offset)
            offset += len(line.text) + 1
        self.body_lines = len(parts.body)
        self.body_stop = max(0, self.line_start(self.body_lines) - bool(parts.notes))
        self._marks: dict[int, list[tuple[int, int]]] = {}  # line -> columns of footnote marks
        for index, first, last in parts.marks:
            self._marks.setdefault(index, []).append((first, last))
        self._of_page: dict[int, list[int]] = {}  # page -> indices of its lines
        for index, line in enumerate(self.lines):
            self._of_page.setdefault(line.page, []).append(index)
        self._paragraphs = Paragraphs(self.lines)
        self._tabled = tabled or {}

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
        return self._paragraphs.fill(index) < SHORT

    def is_full(self, index: int) -> bool:
        """Whether a line reaches the margin of its page."""
        return self._paragraphs.fill(index) >= FULL

    def in_table(self, index: int) -> bool:
        """Whether a line begins in a ruled table."""
        line = self.lines[index]
        return any(start <= line.start < end for start, end in self._tabled.get(line.page, ()))

    def opens(self, index: int) -> bool:
        """Whether a line begins a paragraph."""
        return index == 0 or self._paragraphs.opens(index - 1, index)

    def spans(self, start: int, stop: int) -> tuple[Span, ...]:
        """Where ``text[start:stop]`` stands, footnote marks cut out: one span for lines that follow
        each other on a page."""
        found: list[Span] = []
        previous = -1
        for index in range(self.line_at(start), self.line_at(max(start, stop - 1)) + 1):
            line, offset = self.lines[index], self._starts[index]
            for first, last in self._columns(index, max(0, start - offset), min(len(line.text), stop - offset)):
                if first == 0 and previous >= 0 and self._adjoin(previous, index):
                    found[-1] = Span(line.page, found[-1].start, line.raw(last))
                else:
                    found.append(Span(line.page, line.raw(first), line.raw(last)))
                previous = index if last == len(line.text) else -1
        return tuple(found)

    def _columns(self, index: int, first: int, last: int) -> Iterable[tuple[int, int]]:
        """The columns of a line between two, trimmed, without the marks of footnotes."""
        text = self.lines[index].text
        for mark, end in [*self._marks.get(index, ()), (last, last)]:
            stop = min(mark, last)
            while first < stop and text[first].isspace():
                first += 1
            trimmed = stop
            while first < trimmed and text[trimmed - 1].isspace():
                trimmed -= 1
            if first < trimmed:
                yield first, trimmed
            first = max(first, end)

    def _adjoin(self, left: int, right: int) -> bool:
        """Whether two lines follow each other on one page with nothing cut out between them."""
        before, after = self.lines[left], self.lines[right]
        return before.page == after.page and before.place + 1 == after.place

    def of(self, spans: Iterable[Span]) -> Text:
        """The running text of spans, in their order."""
        parts: list[str] = []
        offsets: list[int] = []
        pieces: list[Piece] = []
        length = 0
        for number, span in enumerate(spans):
            for place, piece in enumerate(self._pieces(span)):
                text = self.lines[piece.line].text[piece.first : piece.last]
                if parts:
                    joint = self._joint(pieces[-1], piece, touching=place == 0 and number > 0)
                    if joint is None:  # a hyphen that only the line end made
                        parts[-1] = parts[-1][:-1]
                        length -= 1
                        joint = ""
                    parts.append(joint)
                    length += len(joint)
                offsets.append(length)
                pieces.append(piece)
                parts.append(text)
                length += len(text)
        return Text("".join(parts), tuple(offsets), tuple(pieces))

    def one_line(self, start: int, stop: int) -> str:
        """The running text of ``text[start:stop]`` with single spaces for all white space."""
        return " ".join(self.of(self.spans(start, stop)).text.split())

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
            joined = begin == 0 and previous >= 0 and self._adjoin(previous, index)
            if joined and not self._forced(text, number):
                found[-1] = Span(line.page, found[-1].start, line.raw(end))
            else:
                found.append(Span(line.page, line.raw(begin), line.raw(end)))
            previous = index if end == len(line.text) else -1
        return tuple(found)

    def _forced(self, text: Text, number: int) -> bool:
        """Whether the paragraph that begins with this piece is one only because two spans touch there."""
        broken = text.text[text.offsets[number] - 1 : text.offsets[number]] == "\n"
        return broken and not self._paragraphs.opens(text.pieces[number - 1].line, text.pieces[number].line)

    def _pieces(self, span: Span) -> Iterable[Piece]:
        indices = self._of_page.get(span.page, [])
        for place in range(max(0, bisect_right(indices, span.start, key=self._start_of) - 1), len(indices)):
            index = indices[place]
            line = self.lines[index]
            if line.start >= span.end:
                break
            if line.raw(len(line.text)) <= span.start:
                continue
            first, last = line.column(span.start), line.column(span.end)
            if first < last:
                yield Piece(index, first, last)

    def _start_of(self, index: int) -> int:
        return self.lines[index].start

    def _joint(self, left: Piece, right: Piece, touching: bool) -> str | None:
        """What stands between two pieces: a new paragraph, a space, nothing; None drops a hyphen."""
        before, after = self.lines[left.line].text, self.lines[right.line].text
        if left.line == right.line:
            gap = after[left.last : right.first]
            if not gap.strip():
                return gap
            return "" if (left.last, right.first) in self._marks.get(left.line, ()) else " "
        marked = left.last < len(before) and self._only_marks(left.line, left.last)
        if left.last < len(before) and not marked or right.first > 0:
            return "\n"
        if touching and not marked and self._adjoin(left.line, right.line):
            return "\n"
        if right.line != left.line + 1 or self._paragraphs.opens(left.line, right.line):
            return "\n"
        hyphen = _HYPHEN.search(before)
        if hyphen:
            word = _FIRST_WORD.match(after)
            joined = (hyphen.group(1) + (word.group() if word else "")).casefold()
            hyphened = f"{hyphen.group(1)}-{word.group() if word else ''}".casefold()
            return None if joined in self._words and hyphened not in self._hyphened else ""
        if _PUNCTUATION.match(after) or _UNSPACED_END.search(before) and _UNSPACED_START.match(after):
            return ""
        return " "

    def _only_marks(self, index: int, column: int) -> bool:
        """Whether nothing but the mark of a footnote follows a column of a line."""
        ends = {first: last for first, last in self._marks.get(index, ())}
        return not self.lines[index].text[ends.get(column, column) :].strip()

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(re.findall(r"[^\W\d_]{2,}", self.text.casefold()))

    @cached_property
    def _hyphened(self) -> frozenset[str]:
        return frozenset(re.findall(r"[^\W\d_]{2,}-[^\W\d_]{2,}", self.text.casefold()))
