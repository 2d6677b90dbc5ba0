"""Chapters: their headings, which lead to an article with nothing but titles between, and the path they form."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.flow import Flow
from ingest.traditions import HeadingAt, Tradition

HEADING_LINES = 4  # of an article's heading, between the title of a chapter and the article
TITLE_LINES = 7  # of a chapter
LONGEST_TITLE = 450  # characters

_ITEM = re.compile(r"\(\s?(?:\d{1,2}|[a-z])\s?\)\s")  # what begins like this is text


@dataclass(frozen=True, slots=True)
class Division:
    """The heading of a chapter with its title."""

    level: int  # 0 outermost
    start: int
    stop: int
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A line that heads a chapter, without its title."""

    start: int
    stop: int
    level: int


class Divisions:
    """The chapter headings of a text."""

    def __init__(self, flow: Flow, tradition: Tradition) -> None:
        """Find every line that looks like the heading of a chapter of this tradition."""
        self._flow = flow
        self._labels = [label.pattern for label in tradition.labels]
        self._headed = tradition.heading in (HeadingAt.BEFORE, HeadingAt.SOMETIMES_BEFORE)
        self._marks = _marks(flow, tradition)
        self._starts = [mark.start for mark in self._marks]

    def leading_to(self, label: int, floor: int) -> list[Mark]:
        """The chapter headings above a label, from ``floor`` on, with nothing but their titles between."""
        first, last = bisect_left(self._starts, floor), bisect_left(self._starts, label)
        chosen: list[Mark] = []
        end = label
        for mark in reversed(self._marks[first:last]):
            titles = self._flow.text[mark.stop : end].strip().splitlines()
            most = TITLE_LINES + (HEADING_LINES if self._headed and end == label else 0)
            numbered = any(label.search(self._flow.text, mark.stop, end) for label in self._labels)
            itemised = any(_ITEM.match(title) for title in titles)
            if numbered or itemised or len(titles) > most or sum(map(len, titles)) > LONGEST_TITLE:
                break
            chosen.append(mark)
            end = mark.start
        chosen.reverse()
        return chosen

    def titled(self, marks: Sequence[Mark], end: int) -> list[Division]:
        """Chapter headings with their titles; the last title ends at ``end``."""
        stops = [mark.start for mark in marks[1:]] + [end]
        return [
            Division(mark.level, mark.start, stop, self._flow.one_line(mark.start, stop))
            for mark, stop in zip(marks, stops, strict=False)
        ]


def _marks(flow: Flow, tradition: Tradition) -> list[Mark]:
    """Every line that looks like the heading of a chapter, in order."""
    found: dict[int, Mark] = {}
    for level, pattern in enumerate(tradition.divisions):
        for match in pattern.finditer(flow.text):
            before = flow.text[max(0, match.start() - 60) : match.start()].rstrip()
            if tradition.leads and tradition.leads.search(before):
                continue  # a cross-reference that wraps
            found.setdefault(match.start(), Mark(match.start(), match.end(), level))
    return [found[start] for start in sorted(found)]


def path_after(path: Sequence[Division], opened: Sequence[Division]) -> list[Division]:
    """The chapters in force after some headings: a heading closes those of its level and below.

    A heading that the next one closes before any article is kept in that one's text.
    """
    current = list(path)
    fresh = {one.start for one in opened}
    for division in opened:
        empty = [one.text for one in current if one.level >= division.level and one.start in fresh]
        current = [one for one in current if one.level < division.level]
        current.append(replace(division, text=" ".join([*empty, division.text])))
    return current
