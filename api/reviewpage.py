"""What the template of ``kb inspect`` shows of each page: its text in segments, its image with marks."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from langcodes import standardize_tag

from api.verdicts import WORDS
from ingest.inspect import Review
from ingest.marks import Mark
from ingest.review import Doubt, DoubtKind
from kb.types import UNKNOWN_LANGUAGE, Page, Provision, Rect

ABOUT_VERDICTS = frozenset({DoubtKind.REJECTED, DoubtKind.OCR, DoubtKind.REPAIRED, DoubtKind.LOW_CONFIDENCE})
"""Doubts that a page states anyway, by its verdict, reasons and confidence."""


@dataclass(frozen=True, slots=True)
class Begin:
    """The beginning of a provision on a page."""

    anchor: str  # HTML id, unique in the report
    label: str
    heading: str | None
    role: str
    rects: tuple[Rect, ...]  # of its label, in points
    top: float | None


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a page's text."""

    text: str
    kind: str  # "in" a provision, "out" of all, or "label"
    begins: tuple[Begin, ...]  # provisions that begin with it


@dataclass(frozen=True, slots=True)
class PageView:
    page: Page
    word: str  # its verdict for people
    language: str  # BCP 47
    image: str | None  # data URI
    fault: str | None  # why there is no image
    continues: str | None  # label of the provision in which the page begins
    begins: tuple[Begin, ...]
    segments: tuple[Segment, ...]
    doubts: tuple[Doubt, ...]


def tag(language: str | None) -> str:
    """ISO 639-3 -> BCP 47, for ``lang``."""
    return standardize_tag(language or UNKNOWN_LANGUAGE)


def anchor(mark: Mark) -> str:
    """The HTML id of the place where a provision begins."""
    return f"p{mark.page}-{mark.provision}"


def linked(numbers: Sequence[int], shown: frozenset[int]) -> list[tuple[str, str | None]]:
    """Runs of ascending page numbers as (text, link to the first of them that is in the report)."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [
        (
            str(run[0]) if len(run) == 1 else f"{run[0]}\N{EN DASH}{run[-1]}",
            next((f"#p{number}" for number in run if number in shown), None),
        )
        for run in runs
    ]


def page_views(
    review: Review, shown: Sequence[int], images: Mapping[int, str], faults: Mapping[int, str]
) -> Iterator[PageView]:
    """The pages with the 1-based numbers ``shown``; ``images`` are data URIs, ``faults`` why one is missing."""
    provisions = {one.key: one for one in review.document.provisions}
    held = _held(review.document.provisions)
    own = review.document.facts.language
    for number in shown:
        page = review.document.pages[number - 1]
        ranges = held.get(number, [])
        letters: Counter[str] = Counter()
        for start, end, key in ranges:
            letters[provisions[key].language] += end - start
        marks = [mark for mark in review.marks if mark.page == number]
        begins = {mark.provision: _begin(mark, provisions[mark.provision]) for mark in marks}
        running = [key for _, _, key in ranges if key not in begins]
        yield PageView(
            page=page,
            word=WORDS[page.verdict],
            language=tag(max(letters, key=lambda one: letters[one], default=own)),
            image=images.get(number),
            fault=faults.get(number),
            continues=provisions[running[0]].label if running else None,
            begins=tuple(begins.values()),
            segments=tuple(_segments(page, ranges, marks, begins)),
            doubts=tuple(
                one for one in review.doubts if number in one.pages and one.kind not in ABOUT_VERDICTS
            ),
        )  # fmt: skip


def _held(provisions: Sequence[Provision]) -> dict[int, list[tuple[int, int, str]]]:
    """1-based page -> (start, end, key) of what stands there, in order."""
    held: dict[int, list[tuple[int, int, str]]] = {}
    for one in provisions:
        for span in one.spans:
            held.setdefault(span.page, []).append((span.start, span.end, one.key))
    return {number: sorted(ranges) for number, ranges in held.items()}


def _begin(mark: Mark, provision: Provision) -> Begin:
    return Begin(anchor(mark), provision.label, provision.heading, provision.role.value, mark.rects, mark.top)


def _segments(
    page: Page, ranges: Sequence[tuple[int, int, str]], marks: Sequence[Mark], begins: Mapping[str, Begin]
) -> Iterator[Segment]:
    """The whole text of a page, cut wherever a provision begins or ends and around its label."""
    cuts = {0, len(page.text)}
    cuts.update(edge for start, end, _ in ranges for edge in (start, end))
    cuts.update(edge for mark in marks for edge in (mark.begin, mark.start, mark.end))
    edges = sorted(cut for cut in cuts if 0 <= cut <= len(page.text))
    reach = place = 0
    for start, end in zip(edges, edges[1:], strict=False):
        while place < len(ranges) and ranges[place][0] <= start:
            reach = max(reach, ranges[place][1])
            place += 1
        kind = "in" if start < reach else "out"
        if any(mark.start <= start < mark.end for mark in marks):
            kind = "label"
        here = tuple(begins[mark.provision] for mark in marks if mark.begin == start)
        yield Segment(page.text[start:end], kind, here)
