"""The headings of articles: above the label, in its line or below it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.divisions import Division, Divisions
from ingest.flow import Flow
from ingest.outline import Article, Outline
from ingest.traditions import HeadingAt
from kb.types import Role

LONGEST_HEADING = 220  # characters
PLAIN_HEADING = 90  # of a heading that only a full stop ends
TITLE_LINES = 4  # of a heading
HEADED_SHARE = 0.5  # of the articles, from which lines above articles are headings where that is optional

_ITEM = re.compile(r"^(?:\(\s?\w{1,5}\s?\)|\w{1,3}[.)]\s|[-–—•●▪*]\s|\[)")
_ABBREVIATED = re.compile(r"\b(?:etc|dll|dsb|sbg)\.$", re.IGNORECASE)
_ENDED = re.compile(r"[.;:,—–-]$|[.;:][”\"’'»]?$")
_VERB = re.compile(r"\b(?:shall|must|may|is|are|was|were|has|have|cannot|will|ay|dapat)\b", re.IGNORECASE)
_LOOSE = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: where it stands, and what it says."""

    start: int
    stop: int
    text: str


class Headings:
    """Headings of the articles of one outline."""

    def __init__(self, flow: Flow, outline: Outline) -> None:
        """Read the list of contents and see where this law sets its headings."""
        self._flow = flow
        self._tradition = outline.tradition
        self._contents = _contents(flow, outline)
        self._divisions = Divisions(flow, outline.tradition)
        self._above = self._tradition.heading is HeadingAt.BEFORE
        if self._tradition.heading is HeadingAt.SOMETIMES_BEFORE:
            self._above = self._mostly_headed([one for one in outline.articles if one.role is Role.MAIN])

    def above(self, floor: int, article: Article) -> tuple[list[Division], Heading | None]:
        """Chapter headings, and the heading above the label, between the label before and this one."""
        label = article.candidate.start
        marks = self._divisions.leading_to(label, floor)
        heading = None
        if self._above:
            heading = self._before(marks[-1].stop if marks else floor, article, in_text=not marks)
        return self._divisions.titled(marks, heading.start if heading else label), heading

    def after(self, article: Article) -> Heading | None:
        """The heading on the line of the label or below it."""
        if self._tradition.heading is HeadingAt.SAME_LINE:
            return self._same_line(article)
        if self._tradition.heading is HeadingAt.AFTER:
            return self._below(article)
        return None

    def _before(self, floor: int, article: Article, in_text: bool) -> Heading | None:
        flow = self._flow
        label_line = flow.line_at(article.candidate.start)
        floor_line = flow.line_at(floor) + (0 if floor == flow.line_start(flow.line_at(floor)) else 1)
        listed = self._contents.get(article.candidate.number.text, frozenset())
        for first in range(label_line - 1, max(floor_line, label_line - TITLE_LINES - 2) - 1, -1):
            if _squash("".join(line.text for line in flow.lines[first:label_line])) in listed:
                return self._heading(first, label_line)
        first = label_line
        tabled = self._flow.in_table(label_line)
        while first > floor_line and label_line - first < TITLE_LINES and self._may_be_heading(first - 1):
            if self._flow.in_table(first - 1) and not tabled:
                break
            first -= 1
        if not in_text:  # below a chapter heading: its title comes first
            first = max(first, self._title_end(floor, floor_line, label_line))
        while first < label_line and not self._may_begin(first, floor_line if not in_text else -1):
            first += 1
        return self._heading(first, label_line) if first < label_line else None

    def _may_be_heading(self, index: int) -> bool:
        text = self._flow.lines[index].text
        ended = _ENDED.search(text) and not _ABBREVIATED.search(text)
        return not (_ITEM.match(text) or ended or text.isupper())

    def _may_begin(self, index: int, floor_line: int) -> bool:
        """Whether a heading may begin with this line: a capital after text that has ended."""
        text = self._flow.lines[index].text.lstrip('“‘"(')
        if not text or text[0].islower() or text[0].isdigit():
            return False
        if index == 0 or index <= floor_line or self._flow.in_table(index - 1):
            return True
        before = self._flow.lines[index - 1].text
        return bool(re.search(r"[.;:—–!?။”\"’\])]$", before)) or self._flow.is_short(index - 1) or index == floor_line

    def _title_end(self, division_stop: int, floor_line: int, label_line: int) -> int:
        """The line below the title of the chapter that ends at ``division_stop``."""
        marker = self._flow.lines[self._flow.line_at(max(0, division_stop - 1))].text
        first = self._flow.line_at(max(0, division_stop - 1)) + 1
        if re.search(r"[—–-]\s*\S", marker):
            return first
        end = first
        while end < label_line and self._flow.lines[end].text.isupper():
            end += 1
        return max(end, min(first + 1, label_line))

    def _heading(self, first: int, label_line: int) -> Heading:
        start, stop = self._flow.line_start(first), self._flow.line_start(label_line)
        return Heading(start, stop, self._flow.one_line(start, stop).strip(' .“”"‘’'))

    def _same_line(self, article: Article) -> Heading | None:
        flow, tradition = self._flow, self._tradition
        start = article.candidate.end
        if tradition.heading_end:
            return self._to_stop(start, article.stop, tradition.heading_end)
        index = flow.line_at(start)
        stop = flow.line_start(index) + len(flow.lines[index].text)
        lead = re.compile(r"[\s.:,;)\]–—៖។*_-]*(?:\((?:ໃໝ່|ໃຫມ່|ປັບປຸງ)\)\s*)?").match(flow.text, start, stop)
        start = lead.end() if lead else start
        if start >= stop:
            return None
        while self._runs_on(index) and flow.line_start(index + 1) < article.stop:
            index += 1
            stop = flow.line_start(index) + len(flow.lines[index].text)
        text = flow.one_line(start, stop)
        if len(text) > LONGEST_HEADING or text.endswith((".", ";", ":", ",", "/.")) or article.stop <= stop + 1:
            return None
        return Heading(start, stop, text)

    def _runs_on(self, index: int) -> bool:
        """Whether a heading continues on the next line: it reaches the margin, and what follows is no
        new sentence but a small letter, or a short line above a paragraph."""
        flow = self._flow
        if index + 1 >= len(flow.lines) or flow.is_short(index):
            return False
        following = flow.lines[index + 1].text[0]
        if following.islower():
            return True
        last = index + 2 >= len(flow.lines)
        fills = flow.is_full(index) and flow.is_short(index + 1) and not _ENDED.search(flow.lines[index + 1].text)
        return following.isupper() and fills and not last and flow.opens(index + 2)

    def _to_stop(self, start: int, article_stop: int, end: re.Pattern[str]) -> Heading | None:
        """A heading in the line of its text, up to a dash or, if it is no sentence, a full stop."""
        window = self._flow.text[start : min(article_stop, start + LONGEST_HEADING)]
        lead = re.match(r"[\s.:–—-]*", window)
        first = lead.end() if lead else 0
        match = end.search(window, first)
        if match is None:
            return None
        text = self._flow.one_line(start + first, start + match.start()).strip(" .-–—")
        dashed = bool(re.search(r"[-–—]", match.group()))
        if not text or not dashed and (len(text) > PLAIN_HEADING or _VERB.search(text)) or text[0] in '(“"':
            return None
        return Heading(start + first, start + match.start(), text)

    def _below(self, article: Article) -> Heading | None:
        flow = self._flow
        index = flow.line_at(article.candidate.end)
        first = index + 1
        if first >= len(flow.lines) or flow.line_start(first) >= article.stop:
            return None
        text = flow.lines[first].text
        if _ITEM.match(text) and not text.startswith("(") or _ENDED.search(text) or len(text) > LONGEST_HEADING:
            return None
        last = first
        while self._runs_on(last) and last - first < TITLE_LINES and flow.line_start(last + 1) < article.stop:
            last += 1
        stop = flow.line_start(last) + len(flow.lines[last].text)
        if stop + 1 >= article.stop or flow.text[stop - 1] in ".;:":
            return None
        return Heading(flow.line_start(first), stop, flow.one_line(flow.line_start(first), stop).strip("() "))

    def _mostly_headed(self, articles: Sequence[Article]) -> bool:
        """Whether most articles have a short line of their own above them, after a line that ends one."""
        headed = 0
        for article in articles:
            index = self._flow.line_at(article.candidate.start)
            if index >= 2 and self._flow.is_short(index - 1) and self._flow.is_short(index - 2):
                headed += 1
        return headed > HEADED_SHARE * max(1, len(articles))


def _contents(flow: Flow, outline: Outline) -> Mapping[str, frozenset[str]]:
    """Number -> what its heading may be by the list of contents: its first line, its first two lines ..."""
    entries: dict[str, frozenset[str]] = {}
    if not outline.articles:
        return entries
    stops = [one.start for one in outline.contents[1:]]
    for one, stop in zip(outline.contents, [*stops, outline.articles[0].candidate.start], strict=False):
        lines = flow.text[one.end : stop].strip().splitlines()
        text = ""
        headings: set[str] = set()
        for line in lines[: TITLE_LINES + 1]:
            if any(division.match(line) for division in outline.tradition.divisions):
                break
            if line.strip().rstrip(".").lower() in ("section", "clause", "seksyen", "fasal", "regulation"):
                break
            text += _squash(line)
            headings.add(text)
        entries[one.number.text] = frozenset(headings)
    return entries


def _squash(text: str) -> str:
    return _LOOSE.sub("", text).casefold()
