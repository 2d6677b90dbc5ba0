"""Footnotes: cut out of the running text, so that no sentence is torn and no quoted article counts.

A footnote begins with the next number (some prints set it twice) or a star at the start of a line,
has its mark glued to a word above, and takes the rest of the page. Those that their type tells
(``ingest.typography``) need no pattern, and may go on at the foot of the next page.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.clean import Line
from kb.types import Footnote

MISSED = 2  # footnotes that may go unread before the numbers no longer fit

_FINISHED = re.compile(r"[.;:!?។။”\"»)\]]\s*$")
_GLUED = re.compile(r"(?<=[^\s\d(\[/-])\d+")
_STAR = re.compile(r"(?<=\w)\*+|\*+(?=\w)")


@dataclass(frozen=True, slots=True)
class Notes:
    """A document's lines, told apart."""

    body: tuple[Line, ...]
    notes: tuple[Line, ...]
    marks: tuple[tuple[int, int, int], ...]  # (index into body, first column, one past the last)
    anchors: tuple[int, ...]  # for each line of ``notes`` that begins one, the body line of its mark; else -1


def divide(
    pages: Sequence[Sequence[Line]],
    pattern: re.Pattern[str] | None,
    labels: Sequence[re.Pattern[str]],
    typed: Mapping[int, Sequence[Footnote]],
) -> Notes:
    """Footnotes apart from the text. ``pattern``: first line of a footnote, group ``note`` its mark.

    ``typed``: by 1-based page, the footnotes that their type tells. A starred note with an article
    (``labels``) below it on the page is no footnote: it stays text.
    """
    body: list[Line] = []
    notes: list[Line] = []
    marks: list[tuple[int, int, int]] = []
    anchors: list[int] = []
    expected = 1
    unfinished = False  # the last note of the page before
    for lines in pages:
        start, anchored, expected = _first_note(lines, pattern, labels, expected)
        small = typed.get(lines[0].page, ()) if lines else ()
        for place, anchor in _by_type(lines, small):
            anchored.setdefault(place, anchor)
            start = min(start, place)
        if unfinished and small and small[0].mark is None:
            start = min(start, _line_from(lines, small[0].start) or len(lines))
        for place, column, end in anchored.values():
            marks.append((len(body) + place, column, end))
        for place in range(start, len(lines)):
            mark = anchored.get(place)
            anchors.append(len(body) + mark[0] if mark else -1)
        body += lines[:start]
        notes += lines[start:]
        unfinished = start < len(lines) and not _FINISHED.search(lines[-1].text)
    return Notes(tuple(body), tuple(notes), tuple(sorted(marks)), tuple(anchors))


def _first_note(
    lines: Sequence[Line], pattern: re.Pattern[str] | None, labels: Sequence[re.Pattern[str]], expected: int
) -> tuple[int, dict[int, tuple[int, int, int]], int]:
    """Where the footnotes of a page begin, line of each note -> place of its mark, and the next number."""
    found: dict[int, tuple[int, int, int]] = {}
    start = len(lines)
    for place, line in enumerate(lines):
        match = pattern.match(line.text) if pattern else None
        if match is None:
            continue
        number = _number(match.group("note"), expected)
        if number is None or not number and any(one.match(below.text) for one in labels for below in lines[place:]):
            continue
        mark = _mark(lines[: min(start, place)], number)
        if mark is None:
            continue
        found[place] = mark
        start = min(start, place)
        expected = number + 1 if number else expected
    return start, found, expected


def _by_type(lines: Sequence[Line], small: Sequence[Footnote]) -> Iterator[tuple[int, tuple[int, int, int]]]:
    """Line of each footnote of a page and the place of its mark, where both are lines of the text."""
    for one in small:
        place = _line_from(lines, one.start)
        if one.mark is None or place is None:
            continue
        for at, line in enumerate(lines[:place]):
            if line.start <= one.mark[0] < line.raw(len(line.text)):
                yield place, (at, line.column(one.mark[0]), line.column(one.mark[1]))


def _line_from(lines: Sequence[Line], offset: int) -> int | None:
    """The first line that begins at or after an offset into its page; None for the first line of all."""
    place = next((at for at, line in enumerate(lines) if line.start >= offset), None)
    return place or None


def _number(note: str, expected: int) -> int | None:
    """The number of a footnote if it may come next, 0 for a star, None for what is no footnote."""
    if not note.isdigit():
        return 0
    half = note[: len(note) // 2]
    values = [int(note)] + ([int(half)] if half and half * 2 == note else [])
    return next((value for value in values if expected <= value <= expected + MISSED), None)


def _mark(lines: Sequence[Line], number: int) -> tuple[int, int, int] | None:
    """The place of a footnote's mark: its number, once or twice, glued to a word or stop; or a star."""
    for mark in (f"{number}{number}", str(number)) if number else ("",):
        for place in range(len(lines) - 1, -1, -1):
            for match in (_GLUED if number else _STAR).finditer(lines[place].text):
                if match.group() == mark or not number:
                    return place, match.start(), match.end()
    return None
