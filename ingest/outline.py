"""Where the articles of a law begin and end, and which part of the law each belongs to.

Front matter, articles, closing matter, elucidation, schedules and appended acts follow each other;
each has a numbering of its own. What an amendment quotes is no article of the amending law.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.chain import Candidate, best_chain
from ingest.flow import Flow
from ingest.numbers import Number, number_of
from ingest.traditions import Label, Tradition
from kb.types import Role

REFERENCE_DOUBT = 0.8  # what follows the number makes it a cross-reference
WRAPPED_DOUBT = 0.5  # the line before runs on into it
QUOTED_DOUBT = 2.5
LOOK_BACK = 200  # characters before a candidate in which the words that announce a quotation stand
LONGEST_QUOTATION = 40_000  # characters; a longer one has lost its closing mark
STRAGGLERS = 0.15  # of the articles may stand behind the true end of the law by mistake

_OPENING = re.compile(r"[:—–-]\s*\n(?=[“])|\n(?=“)")
_MARK = re.compile(r"[“”]")


@dataclass(frozen=True, slots=True)
class Article:
    """An article as found: offsets into the text of the flow."""

    kind: str  # "art", "sec", "rule"
    candidate: Candidate
    stop: int  # one past its text
    role: Role


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text with no number of its own: front matter, schedule, closing matter."""

    role: Role
    start: int
    stop: int
    kind: str  # "front", "schedule", "closing", "elucidation"


@dataclass(frozen=True, slots=True)
class Outline:
    """The law in document order; articles and parts do not overlap, quoted articles lie inside articles."""

    tradition: Tradition
    articles: tuple[Article, ...]
    quoted: tuple[Article, ...]
    parts: tuple[Part, ...]
    contents: tuple[Candidate, ...]  # entries of the list of contents
    score: float


def outline(flow: Flow, tradition: Tradition) -> Outline:
    """Read the text by the rules of one tradition."""
    text = flow.text
    quotations = _quotations(text)
    commentary = _commentary(text, tradition)
    label, found, chain, score = _main_chain(flow, tradition, quotations, commentary)
    if not chain:
        return Outline(tradition, (), (), (Part(Role.MAIN, 0, len(text), "body"),) if text else (), (), 0.0)
    edges = _edges(text, tradition, chain, commentary, quotations)
    end = edges[0][0] if edges else len(text)
    chain = [one for one in chain if one.start < end]
    articles = _articles(label, chain, end, Role.MAIN)
    quoted = _quoted(text, tradition, found, articles, label.kind)
    parts = [Part(Role.FRONT, 0, chain[0].start, "front")] if chain[0].start else []
    for place, (start, kind) in enumerate(edges):
        stop = edges[place + 1][0] if place + 1 < len(edges) else len(text)
        role = {"elucidation": Role.ELUCIDATION, "schedule": Role.SCHEDULE}.get(kind, Role.APPENDED)
        inner = _inner(flow, tradition, label, start, stop, role, quotations)
        first = inner[0].candidate.start if inner else stop
        if first > start:
            parts.append(Part(role, start, first, kind))
        articles += inner
    contents, _ = best_chain([one for one in found if one.end < chain[0].start], chain[0].start)
    return Outline(tradition, tuple(articles), tuple(quoted), tuple(parts), tuple(contents), score)


def _commentary(text: str, tradition: Tradition) -> int:
    """Offset at which the elucidation begins; the end of the text where there is none."""
    match = tradition.elucidation.search(text) if tradition.elucidation else None
    return match.start() if match else len(text)


def _quotations(text: str) -> list[tuple[int, int]]:
    """Stretches that begin on a line of their own with “ and end with the ” that belongs to it."""
    found: list[tuple[int, int]] = []
    stop = 0
    for opening in _OPENING.finditer(text):
        start = opening.end()
        if start < stop:
            continue
        depth = 0
        for mark in _MARK.finditer(text, start, start + LONGEST_QUOTATION):
            depth += 1 if mark.group() == "“" else -1
            if depth == 0:
                stop = mark.end()
                found.append((start, stop))
                break
    return found


def _inside(ranges: Sequence[tuple[int, int]], offset: int) -> bool:
    place = bisect_right(ranges, (offset, 1 << 60)) - 1
    return place >= 0 and ranges[place][0] <= offset < ranges[place][1]


def _candidates(
    flow: Flow, tradition: Tradition, label: Label, start: int, stop: int, quotations: Sequence[tuple[int, int]]
) -> list[Candidate]:
    """Every place in a stretch of text that looks like the heading of an article."""
    text = flow.text
    found: list[Candidate] = []
    for match in label.pattern.finditer(text, start, stop):
        begin, end = match.start("label"), match.end("label")
        number = number_of(match.groupdict())
        before = text[max(0, begin - LOOK_BACK) : begin].rstrip("“\"‘« \n")
        marked = bool(match.groupdict().get("quote")) or _inside(quotations, begin)
        quoted = marked or _announced(before, tradition) or _carried(text, tradition, found, begin, number)
        doubt = QUOTED_DOUBT if quoted else 0.0
        rest = text[match.end() : match.end() + 60].partition("\n")[0]
        if tradition.reference and tradition.reference.match(rest):
            doubt += REFERENCE_DOUBT
        if tradition.leads and begin > start and tradition.leads.search(before):
            doubt += WRAPPED_DOUBT
        found.append(Candidate(begin, end, number, doubt, quoted))
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


def _main_chain(
    flow: Flow, tradition: Tradition, quotations: Sequence[tuple[int, int]], stop: int
) -> tuple[Label, list[Candidate], list[Candidate], float]:
    """The way of marking articles that this text uses, all its candidates, and the chain of articles."""
    best: tuple[Label, list[Candidate], list[Candidate], float] = (tradition.labels[0], [], [], -math.inf)
    restarts = [match.start() for match in tradition.restarts.finditer(flow.text)] if tradition.restarts else []
    winner: tuple[Label, list[Candidate], float] | None = None
    for label in tradition.labels:
        found = _candidates(flow, tradition, label, 0, stop, quotations)
        chain, score = best_chain(found, stop, restarts)
        if label.wins and chain and chain[0].number.base == 1 and not chain[0].quoted:
            winner = (label, chain, score)
        elif score > best[3]:
            best = (label, found, chain, score)
    if winner is None:
        return best
    label, chain, score = winner
    others = [Candidate(one.start, one.end, one.number, one.doubt, True) for one in best[1]]
    return label, others, chain, max(score, best[3])


def _edges(
    text: str, tradition: Tradition, chain: Sequence[Candidate], commentary: int, quotations: Sequence[tuple[int, int]]
) -> list[tuple[int, str]]:
    """Where the articles end, and every later beginning of closing matter, elucidation or schedule."""
    starts = [one.start for one in chain]
    edges = [(commentary, "elucidation")] if commentary < len(text) else []
    for pattern, kind in ((tradition.closing, "closing"), (tradition.schedule, "schedule")):
        if pattern:
            edges += [
                (match.start(), kind)
                for match in pattern.finditer(text, chain[0].end)
                if not _inside(quotations, match.start())
            ]
    edges.sort()
    late = [
        place for place, (offset, _) in enumerate(edges)
        if len(starts) - bisect_left(starts, offset) <= STRAGGLERS * len(starts)
    ]  # fmt: skip
    return edges[late[0] :] if late else []


def _articles(label: Label, chain: Sequence[Candidate], stop: int, role: Role) -> list[Article]:
    stops = [one.start for one in chain[1:]] + [stop]
    return [Article(label.kind, one, end, role) for one, end in zip(chain, stops, strict=False)]


def _inner(
    flow: Flow,
    tradition: Tradition,
    label: Label,
    start: int,
    stop: int,
    role: Role,
    quotations: Sequence[tuple[int, int]],
) -> list[Article]:
    """Articles with a numbering of their own behind the law's: of an elucidation or of appended acts."""
    if role is Role.SCHEDULE:
        return []
    found = _candidates(flow, tradition, label, start, stop, quotations)
    if role is Role.ELUCIDATION:
        chain, _ = best_chain(found, stop)
    else:
        chain = [one for one in found if one.doubt == 0 and _begins_paragraph(flow, one.start)]
    return _articles(label, chain, stop, role)


def _begins_paragraph(flow: Flow, offset: int) -> bool:
    line = flow.line_at(offset)
    return line == 0 or flow.opens(line)


def _quoted(
    text: str, tradition: Tradition, found: Sequence[Candidate], articles: Sequence[Article], kind: str
) -> list[Article]:
    """The articles that amending articles quote, each up to the next, the next instruction or the end."""
    chosen = {article.candidate.start for article in articles}
    inside = [one for one in found if one.quoted and one.start not in chosen]
    result: list[Article] = []
    starts = [article.candidate.start for article in articles]
    for place, one in enumerate(inside):
        owner = bisect_right(starts, one.start) - 1
        if owner < 0 or one.start >= articles[owner].stop:
            continue
        stop = articles[owner].stop
        if place + 1 < len(inside):
            stop = min(stop, inside[place + 1].start)
        if tradition.instruction:
            instruction = tradition.instruction.search(text, one.end, stop)
            stop = instruction.start() if instruction else stop
        result.append(Article(kind, one, stop, Role.QUOTED))
    return result
