"""Places that look like the heading of an article, and what speaks against each.

A cross-reference that begins a line looks like one; so does what an amendment quotes.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from ingest.chain import Candidate
from ingest.flow import Flow
from ingest.misread import mended
from ingest.numbers import Number, number_of
from ingest.traditions import Label, Tradition

REFERENCE_DOUBT = 0.8  # what follows the number makes it a cross-reference
WRAPPED_DOUBT = 0.5  # the line before runs on into it
QUOTED_DOUBT = 2.5
LOOK_BACK = 200  # characters before a candidate in which the words that announce a quotation stand
LONGEST_QUOTATION = 40_000  # characters; a longer one has lost its closing mark
LONGEST_REMARK = 1_500  # characters of a quotation that no colon or dash announces

_OPENING = re.compile(r"[:—–-]\s*\n(?=[“])|\n(?=“)")
_COLON = re.compile(r":\s*\n(?=[“])")  # machine reading sees quotation marks in dirt
_MARK = re.compile(r"[“”]")

Ranges = Sequence[tuple[int, int]]
"""Stretches of text, (start, stop), in order."""


def quotations(text: str, machine_read: bool) -> list[tuple[int, int]]:
    """Stretches that begin on a line of their own with “ and end with the ” that belongs to it."""
    opens = _COLON if machine_read else _OPENING
    found: list[tuple[int, int]] = []
    stop = 0
    for opening in opens.finditer(text):
        start = opening.end()
        if start < stop:
            continue
        depth = 0
        longest = LONGEST_QUOTATION if opening.group().strip() else LONGEST_REMARK
        for mark in _MARK.finditer(text, start, start + longest):
            depth += 1 if mark.group() == "“" else -1
            if depth == 0:
                stop = mark.end()
                found.append((start, stop))
                break
    return found


def inside(ranges: Ranges, offset: int) -> bool:
    """Whether an offset lies in one of the ranges."""
    place = bisect_right(ranges, (offset, 1 << 60)) - 1
    return place >= 0 and ranges[place][0] <= offset < ranges[place][1]


def candidates(
    flow: Flow, tradition: Tradition, label: Label, start: int, stop: int, quoted_ranges: Ranges
) -> list[Candidate]:
    """Every place in a stretch of text that looks like the heading of an article."""
    text = flow.text
    found: list[Candidate] = []
    for match in label.pattern.finditer(text, start, stop):
        begin, end = match.start("label"), match.end("label")
        number = number_of(match.groupdict())
        before = text[max(0, begin - LOOK_BACK) : begin].rstrip('“"‘« \n')
        marked = bool(match.groupdict().get("quote")) or inside(quoted_ranges, begin)
        quoted = marked or _announced(before, tradition) or _carried(text, tradition, found, begin, number)
        doubt = QUOTED_DOUBT if quoted else 0.0
        rest = text[match.end() : match.end() + 60].partition("\n")[0]
        if tradition.reference and tradition.reference.match(rest):
            doubt += REFERENCE_DOUBT
        if tradition.leads and begin > start and tradition.leads.search(before):
            doubt += WRAPPED_DOUBT
        found.append(Candidate(begin, end, number, doubt, quoted))
    if flow.machine_read:
        return mended(found, [flow.opens(flow.line_at(one.start)) for one in found])
    return found


def _announced(before: str, tradition: Tradition) -> bool:
    """Whether the text before an article says that a quotation follows, its chapter headings aside."""
    if tradition.quotes is None:
        return False
    if tradition.quotes.search(before):
        return True
    headings = [match.start() for one in tradition.divisions for match in one.finditer(before)]
    return any(tradition.quotes.search(before[:start].rstrip()) for start in headings)


def _carried(text: str, tradition: Tradition, found: Sequence[Candidate], begin: int, number: Number) -> bool:
    """Whether an article belongs to the quotation of the one before: no mark ends quotations here,
    and neither a new instruction nor a chapter stands between."""
    if tradition.instruction is None or not found or not found[-1].quoted:
        return False
    before = found[-1].number
    if (before.base, before.order) >= (number.base, number.order):
        return False
    ends = (tradition.instruction, *tradition.divisions)
    return not any(one.search(text, found[-1].end, begin) for one in ends)
