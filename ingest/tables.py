"""The tables of a law: whose they are, which go on over a page, and their rows as passages.

The text of such a passage is that of its spans like any other's; only what the index reads of it
(``Passage.cells``) repeats the headings of the columns.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium

from ingest.cells import Range, Ruled, ruled_tables
from ingest.flow import Flow
from ingest.passages import LIMITS
from ingest.tableheads import cells, header_rows, headings, printed, spoken
from kb.text import script
from kb.types import Page, Passage, Provision, Rect, Span, Table, Verdict

GROUP = 500  # characters of the rows of one passage; a single longer row is one too
SAME = 4.0  # points by which the columns of a table may shift from page to page


@dataclass(frozen=True, slots=True)
class Placed:
    """A table with what is known of it: what is stored, and what its rows' passages are made of."""

    ruled: Ruled
    table: Table
    heads: tuple[str, ...]  # heading of each column, taken from the page before where it continues


def find_tables(document: pdfium.PdfDocument, pages: Sequence[Page]) -> tuple[list[Page], list[Ruled]]:
    """The pages with the ranges of their text that stand in tables, and the ruled tables in page order."""
    marked: list[Page] = []
    found: list[Ruled] = []
    for page in pages:
        own = ruled_tables(document, page) if page.verdict is not Verdict.REJECTED else []
        ranges = tuple(place for one in own for place in one.joined(one.ranges))
        marked.append(replace(page, tabled=ranges) if ranges else page)
        found += own
    return marked, found


def place_tables(tables: Sequence[Ruled], provisions: Sequence[Provision]) -> tuple[Placed, ...]:
    """Each table in the provision that holds most of its text; one in none (a running head) is left out."""
    spans = _spans_by_page(provisions)
    found: list[Placed] = []
    for ruled in tables:
        owner = _owner(ruled.ranges, spans.get(ruled.page, ()))
        if owner is not None:
            before = found[-1] if found else None
            found.append(_placed(ruled, owner, before if before and _follows(before.ruled, ruled, spans) else None))
    return tuple(found)


_Owned = tuple[int, int, Provision]


def _spans_by_page(provisions: Sequence[Provision]) -> dict[int, list[_Owned]]:
    by_page: dict[int, list[_Owned]] = {}
    for provision in provisions:
        for span in provision.spans:
            by_page.setdefault(span.page, []).append((span.start, span.end, provision))
    return by_page


def _owner(ranges: Sequence[Range], spans: Sequence[_Owned]) -> Provision | None:
    """The provision with most of these characters; of a quoting and a quoted article the quoted one."""
    held: dict[str, int] = {}
    named: dict[str, Provision] = {}
    for first, last, provision in spans:
        named[provision.key] = provision
        inside = sum(max(0, min(end, last) - max(start, first)) for start, end in ranges)
        held[provision.key] = held.get(provision.key, 0) + inside
    best = max(held, key=lambda key: (held[key], named[key].parent is not None), default=None)
    return named[best] if best is not None and held[best] else None


def _follows(before: Ruled, after: Ruled, spans: dict[int, list[_Owned]]) -> bool:
    """Whether a table goes on one that ends the page before: the same columns, no text between."""
    if after.page != before.page + 1 or before.grid.columns != after.grid.columns:
        return False
    shift = after.grid.edges[0] - before.grid.edges[0]
    edges = zip(before.grid.edges, after.grid.edges, strict=True)
    if any(abs(right - left - shift) > SAME for left, right in edges):
        return False
    end, start = before.ranges[-1][1], after.ranges[0][0]
    behind = [one for one in spans.get(before.page, ()) if one[1] > end + 1 and not _is_note(one[2])]
    ahead = [one for one in spans.get(after.page, ()) if one[0] < start and not _is_note(one[2])]
    return not behind and not ahead


def _is_note(provision: Provision) -> bool:
    return provision.key.startswith("note")


def _placed(ruled: Ruled, owner: Provision, before: Placed | None) -> Placed:
    rows = cells(ruled)
    own = header_rows(ruled)
    heads = tuple(headings(rows, own))
    continues = before is not None and (not own or heads == before.heads)
    if before is not None and continues and not own:
        heads = before.heads
    x0, y0, x1, y1 = (round(side, 1) for side in ruled.grid.box)
    box: Rect = (x0, y0, x1, y1)
    table = Table(owner.key, ruled.page, box, printed(ruled), own, continues)
    return Placed(ruled, table, heads)


def row_passages(placed: Sequence[Placed], provision: Provision, flow: Flow, parts: int) -> Iterator[Passage]:
    """Passages for the rows of a provision's tables, numbered from ``parts`` + 1, without boxes.

    Rows of headings, empty forms and rows too long for one passage have none: the provision's other
    passages hold them.
    """
    tables = [one for one in placed if one.table.provision == provision.key]
    limit = LIMITS[script(provision.text) or "latin"] if tables else 0
    for one in tables:
        for ranges, said in _groups(one):
            spans = _within(provision.spans, one.ruled.page, ranges)
            text = flow.of(spans).text
            if text.strip() and max(len(text), len(said)) <= limit:
                parts += 1
                yield Passage(provision.key, parts, text, spans, (), provision.language, said)


def _groups(placed: Placed) -> Iterator[tuple[list[list[Range]], str]]:
    """Neighbouring rows: the place of each in the page's text, and what they say under their headings."""
    ruled, rows = placed.ruled, cells(placed.ruled)
    ranges: list[list[Range]] = []
    said: list[str] = []
    for index in range(placed.table.header, ruled.grid.rows):
        own = [filled for filled in ruled.row(index) if filled.ranges]
        words = spoken(rows[index], placed.heads)
        if not own or len(own) < 2 and not said:
            continue
        if said and sum(map(len, said)) + len(words) > GROUP:
            yield ranges, "\n".join(said)
            ranges, said = [], []
        ranges.append(ruled.joined([place for filled in own for place in filled.ranges]))
        said.append(words)
    if said:
        yield ranges, "\n".join(said)


def _within(spans: Sequence[Span], page: int, rows: Sequence[Sequence[Range]]) -> tuple[Span, ...]:
    """The parts of rows that lie in these spans of their page: rows stay apart, as paragraphs do."""
    found = []
    for start, end in (place for row in rows for place in row):
        for span in spans:
            first, last = max(start, span.start), min(end, span.end)
            if span.page == page and first < last:
                found.append(Span(page, first, last))
    return tuple(found)
