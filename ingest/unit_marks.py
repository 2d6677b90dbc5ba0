"""Places in the text of an article that look like the mark of a paragraph or point."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.labels import Ranges, inside
from ingest.numbers import roman_value
from ingest.traditions.marks import NUMBERS, ROMAN, Marks
from kb.text import ascii_digits

_BULLETS = "-–—•●▪*["
INSERTED = 6  # letters after a letter that may have been inserted: (aa) .. (af)
_SUFFIX = re.compile(r"(\d{1,3})\s?-?(?:([a-zA-Z])|(bis|ter|quater))?")
_PLACE = re.compile(
    r"(?P<clause>[;:.—–!?។၊။]['”\"’]?\s*(?<=[\s;:—–])(?:(?:and|or|dan|atau|dan/atau|at|o|e|ou|và|hoặc|ແລະ|ຫຼື)\s+)?)"
    r"|\s(?=\(|\d{1,2}[.)]\s)"
)
_SPACES = re.compile(r"[ \t]*")

Place = tuple[int, int]
"""Place in a list: (3, 0) for "(3)" or "c.", (3, 1) for what was inserted after it: "(3A)", "(ca)"."""


@dataclass(frozen=True, slots=True)
class Token:
    """A mark as printed; letters may count in two ways: (i) after (h), or the first of (i), (ii)."""

    start: int
    end: int
    label: str
    number: str  # as printed
    readings: tuple[tuple[int, Place], ...]  # (index of the mark in Marks.marks, place)
    inline: bool  # inside a line


@dataclass(frozen=True, slots=True)
class Plain:
    """A line that begins with no mark; ``term`` is what it defines."""

    start: int
    term: str | None


Event = Token | Plain


def place_of(number: str, counts: str) -> Place | None:
    """The place of a printed number in a list that counts by digits, Roman numerals or letters."""
    text = ascii_digits(number)
    if counts == NUMBERS:
        found = _SUFFIX.fullmatch(text)
        if found is None:
            return None
        letter, word = found.group(2), found.group(3)
        inserted = ord(letter.lower()) - ord("a") + 1 if letter else ("", "bis", "ter", "quater").index(word or "")
        return int(found.group(1)), inserted
    if counts == ROMAN:
        lowered = text.lower()
        return (roman_value(lowered), 0) if set(lowered) <= set("ivxlc") else None
    letters = text if text[:1] in counts else text.lower()
    first = counts.find(letters[0]) + 1
    if not first or len(letters) > 2:
        return None
    if len(letters) == 1:
        return first, 0
    second = int(letters[1]) if letters[1].isdigit() else counts.find(letters[1]) + 1
    return (first, second) if 0 < second <= INSERTED else None


def follows(before: Place, after: Place) -> bool:
    """Whether ``after`` may come next: 1 -> 2, 1A; 1A -> 1B, 2."""
    if after[0] == before[0] + 1:
        return after[1] <= 1
    return after[0] == before[0] and after[1] > before[1]


def events(text: str, body: int, marks: Marks, masked: Ranges, starts: frozenset[int] | None) -> list[Event]:
    """The lines of ``text`` from ``body`` on, by what they begin with, and marks inside them, in order.

    ``starts``: where paragraphs begin by their indentation, None where the print does not tell.
    """
    found: list[Event] = []
    for start, stop in _lines(text, body, starts or frozenset()):
        if inside(masked, start):
            continue
        if marks.stop and marks.stop.match(text, start):
            break
        at = _skip(text, start)
        term = marks.definition.match(text, at, stop) if marks.definition else None
        token = None if term else _token(text, at, marks, inline=False)
        if term:
            found.append(Plain(at, " ".join(term.group("term").split())))
        elif token is None and (starts is None or start in starts) and text[at] not in _BULLETS:
            found.append(Plain(at, None))
        while token is not None:
            found.append(token)
            at = _skip(text, token.end)
            token = _token(text, at, marks, inline=False) if at < stop else None
        found += _inside_line(text, at, stop, marks, masked)
    return found


def _lines(text: str, body: int, starts: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Start and end of each line, cut also where an indented line was joined to the one before."""
    breaks = {match.end() for match in re.finditer("\n", text)}
    edges = sorted({body, len(text), *(at for at in breaks | starts if body < at < len(text))})
    for start, stop in zip(edges, edges[1:], strict=False):
        if text[start:stop].strip():
            yield start, stop


def _inside_line(text: str, start: int, stop: int, marks: Marks, masked: Ranges) -> Iterator[Token]:
    """Marks behind the end of a clause or, in brackets, behind a space where clauses have no end marks."""
    at = start
    for place in _PLACE.finditer(text, start, stop):
        if place.end() < at or inside(masked, place.end()):
            continue
        token = _token(text, place.end(), marks, inline=True)
        if token and (place.group("clause") or _may_begin(text, place.end(), marks)):
            yield token
            at = token.end


def _may_begin(text: str, at: int, marks: Marks) -> bool:
    """Whether a unit may begin behind a space: no cross-reference leads to it, no spaces part words."""
    before = text[max(0, at - 60) : at]
    if marks.reference and marks.reference.search(before):
        return False
    return "\u0e00" <= before.rstrip()[-1:] <= "\u17ff"


def _token(text: str, at: int, marks: Marks, *, inline: bool) -> Token | None:
    readings: list[tuple[int, Place]] = []
    end, number = at, ""
    for index, mark in enumerate(marks.marks):
        match = mark.pattern.match(text, at)
        if match is None or readings and match.end() != end:
            continue
        printed = match.group(match.lastgroup or 0)
        place = place_of(printed, mark.counts)
        if place is not None:
            readings.append((index, place))
            end, number = match.end(), printed
    return Token(at, end, text[at:end].strip(), number, tuple(readings), inline) if readings else None


def _skip(text: str, at: int) -> int:
    match = _SPACES.match(text, at)
    return match.end() if match else at
