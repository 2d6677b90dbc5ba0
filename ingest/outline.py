"""Where the articles of a law begin and end, and which part of the law each belongs to.

Front matter, articles, closing matter, elucidation, schedules and appended acts follow each other;
each has a numbering of its own. What an amendment quotes is no article of the amending law.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.chain import Candidate, best_chain
from ingest.flow import Flow
from ingest.labels import LOOK_BACK, Ranges, candidates, inside, quotations
from ingest.numbers import Number, follows
from ingest.traditions import Label, Tradition
from kb.types import Role

EXTRACT = 0.7  # of the numbers up to the last; a law with fewer articles is an extract
BEYOND = 1 << 20  # a number above all others
STRAGGLERS = 0.15  # of the articles may stand behind the true end of the law by mistake


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
    kind: str  # "front", "contents", "preamble", "schedule", "closing", "elucidation", "body"


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
    text = flow.text[: flow.body_stop]
    quoted_ranges = quotations(text, flow.machine_read)
    commentary = _commentary(text, tradition)
    label, found, chain, score = _main_chain(flow, tradition, quoted_ranges, commentary)
    if not chain:
        return Outline(tradition, (), (), (Part(Role.MAIN, 0, len(text), "body"),) if text else (), (), -math.inf)
    edges = _edges(text, tradition, chain, commentary, quoted_ranges)
    end = edges[0][0] if edges else len(text)
    chain = _filled(found, [one for one in chain if one.start < end], end)
    articles = _articles(label, chain, end, Role.MAIN)
    quoted = _quoted(text, tradition, found, articles, label.kind, quoted_ranges)
    contents, _ = best_chain([one for one in found if one.end < chain[0].start], chain[0].start)
    parts = _front(flow, tradition, contents, chain[0].start)
    for place, (start, kind) in enumerate(edges):
        stop = edges[place + 1][0] if place + 1 < len(edges) else len(text)
        role = {"elucidation": Role.ELUCIDATION, "schedule": Role.SCHEDULE}.get(kind, Role.APPENDED)
        inner = _inner(flow, tradition, label, start, stop, role, quoted_ranges)
        first = inner[0].candidate.start if inner else stop
        if first > start:
            joins = parts and parts[-1].kind == kind == "closing" and parts[-1].stop == start
            begin = parts.pop().start if joins else start
            parts.append(Part(role, begin, first, kind))
        articles += inner
    return Outline(tradition, tuple(articles), tuple(quoted), tuple(parts), tuple(contents), score)


def _commentary(text: str, tradition: Tradition) -> int:
    """Offset at which the elucidation begins; the end of the text where there is none."""
    match = tradition.elucidation.search(text) if tradition.elucidation else None
    return match.start() if match else len(text)


def _main_chain(
    flow: Flow, tradition: Tradition, quoted_ranges: Ranges, stop: int
) -> tuple[Label, list[Candidate], list[Candidate], float]:
    """The way of marking articles that this text uses, all its candidates, and the chain of articles."""
    best: tuple[Label, list[Candidate], list[Candidate], float] = (tradition.labels[0], [], [], -math.inf)
    restarts = [match.start() for match in tradition.restarts.finditer(flow.text)] if tradition.restarts else []
    winner: tuple[Label, list[Candidate], float] | None = None
    for label in tradition.labels:
        found = candidates(flow, tradition, label, 0, stop, quoted_ranges)
        chain, score = best_chain(found, stop, restarts)
        if label.wins and chain and chain[0].number.base == 1 and not chain[0].quoted:
            winner = (label, chain, score)
        elif chain and score > best[3]:
            best = (label, found, chain, score)
    if winner is None:
        return best
    label, chain, score = winner
    others = [Candidate(one.start, one.end, one.number, one.doubt, True) for one in best[1]]
    return label, others, chain, max(score, best[3])


def _front(flow: Flow, tradition: Tradition, contents: Sequence[Candidate], stop: int) -> list[Part]:
    """What stands before the first article: title page, list of contents if one is announced, preamble."""
    title = tradition.contents.search(flow.text, 0, stop) if tradition.contents and contents else None
    if title is None or title.start() > contents[0].start:
        return [Part(Role.FRONT, 0, stop, "front")] if stop else []
    end = flow.line_start(flow.line_at(contents[-1].start) + 1)
    cuts = [(0, title.start(), "front"), (title.start(), end, "contents"), (end, stop, "preamble")]
    return [Part(Role.FRONT, start, after, kind) for start, after, kind in cuts if after > start]


def _filled(found: Sequence[Candidate], chain: Sequence[Candidate], stop: int) -> list[Candidate]:
    """The chain with what stands in its holes: extracts leave out more articles than a chain steps over."""
    first, last = chain[0], chain[-1]
    bounds = list(chain)
    if len(chain) < EXTRACT * last.number.base:
        start, end = Number(0, (), 0, ""), Number(BEYOND, (), BEYOND, "")
        bounds = [replace(first, start=0, end=0, number=start), *chain, replace(last, start=stop, number=end)]
    result: list[Candidate] = []
    for earlier, later in zip(bounds, bounds[1:], strict=False):
        result += [earlier, *_between(found, earlier, later)]
    result.append(bounds[-1])
    return result[1:-1] if len(bounds) > len(chain) else result


def _between(found: Sequence[Candidate], earlier: Candidate, later: Candidate) -> list[Candidate]:
    """The candidates beyond doubt that fit between two others."""
    if later.number.base <= earlier.number.last + 1:
        return []
    between = [
        one
        for one in found
        if earlier.end <= one.start < later.start
        and one.doubt == 0
        and earlier.number.last < one.number.base
        and one.number.last < later.number.base
    ]
    if not between:
        return []
    inner, _ = best_chain(between, later.start)
    result: list[Candidate] = []
    bounds = [earlier, *inner, later]
    for before, after in zip(bounds, bounds[1:], strict=False):
        result += [before, *_between(between, before, after)]
    return result[1:]


def _edges(
    text: str, tradition: Tradition, chain: Sequence[Candidate], commentary: int, quoted_ranges: Ranges
) -> list[tuple[int, str]]:
    """Where the articles end, and every later beginning of closing matter, elucidation or schedule."""
    starts = [one.start for one in chain]
    edges = [(commentary, "elucidation")] if commentary < len(text) else []
    for pattern, kind in ((tradition.closing, "closing"), (tradition.schedule, "schedule")):
        if pattern:
            edges += [
                (match.start(), kind)
                for match in pattern.finditer(text, chain[0].end)
                if not inside(quoted_ranges, match.start()) and not _runs_on(text, tradition, match.start())
            ]
    edges.sort()
    for place, (offset, kind) in enumerate(edges):
        behind = len(starts) - bisect_left(starts, offset)
        if behind <= STRAGGLERS * len(starts) or kind == "closing" and behind == 1 < len(starts) - 1:
            return edges[place:]
    return []


def _runs_on(text: str, tradition: Tradition, offset: int) -> bool:
    """Whether the line before runs on into this one: "... by the rates in / Schedule 1"."""
    before = text[max(0, offset - LOOK_BACK) : offset].rstrip()
    return bool(tradition.leads and tradition.leads.search(before))


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
    quoted_ranges: Ranges,
) -> list[Article]:
    """Articles with a numbering of their own behind the law's: of an elucidation or of appended acts."""
    if role is Role.SCHEDULE:
        return []
    found = candidates(flow, tradition, label, start, stop, quoted_ranges)
    if role is Role.ELUCIDATION:
        chain, _ = best_chain(found, stop)
    else:
        chain = _appended(flow, tradition, found)
    return _articles(label, chain, stop, role)


def _appended(flow: Flow, tradition: Tradition, found: Sequence[Candidate]) -> list[Candidate]:
    """Articles of acts printed after the law, of which only some are given: each begins a paragraph or
    continues the numbering."""
    chain: list[Candidate] = []
    for one in found:
        continues = bool(chain) and follows(chain[-1].number, one.number)
        begins = (
            flow.opens(flow.line_at(one.start))
            or tradition.commencement
            and tradition.commencement.match(flow.text, one.end)
        )
        if one.doubt == 0 and (continues or begins):
            chain.append(one)
    return chain


def _quoted(
    text: str,
    tradition: Tradition,
    found: Sequence[Candidate],
    articles: Sequence[Article],
    kind: str,
    quoted_ranges: Ranges,
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
        stop = min([stop, *(end for begin, end in quoted_ranges if begin <= one.start < end)])
        if tradition.instruction:
            instruction = tradition.instruction.search(text, one.end, stop)
            stop = instruction.start() if instruction else stop
        result.append(Article(kind, one, stop, Role.QUOTED))
    return result
