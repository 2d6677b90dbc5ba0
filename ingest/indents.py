"""Paragraphs told by their indentation, where a print indents the first of an article.

The shape of lines alone misses a paragraph whose last line happens to reach the margin; a paragraph
that is counted must not be missed.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from ingest.flow import Flow
from kb.types import Page, Provision

SAME = 5.0  # points by which left edges of one kind differ
LEAST = 8.0  # points of an indentation
BODY_LINES = 2  # that begin at the margin of a page, at least


class Indents:
    """Left edges of the lines of a document."""

    def __init__(self, pages: Sequence[Page]) -> None:
        """Find the margin of each page: the leftmost edge that several of its lines have."""
        self._lefts: Mapping[tuple[int, int], float] = {
            (page.number, start): left for page in pages for start, left in page.lefts
        }
        self._margins: dict[int, float] = {}
        for page in pages:
            edges = sorted(left for _, left in page.lefts)
            for left, other in zip(edges, edges[BODY_LINES - 1 :], strict=False):
                if other - left <= SAME:
                    self._margins[page.number] = left
                    break
        self._usual = Counter(map(round, self._margins.values())).most_common(1)[0][0] if self._margins else None

    def paragraphs(self, provision: Provision, flow: Flow, body: int) -> frozenset[int] | None:
        """Offsets into the text of an article at which an indented line begins; None where the print
        does not tell: neither its label nor its text, from ``body`` on, begins with an indented line."""
        text = flow.of(provision.spans)
        if text.text != provision.text:
            return None
        depths = [self._depth(flow, piece.line) if piece.first == 0 else 0.0 for piece in text.pieces]
        if None in depths or not depths:
            return None
        label = max((at for at, offset in enumerate(text.offsets) if offset <= body), default=0)
        after = next((at for at, offset in enumerate(text.offsets) if offset >= body), label)
        depth = next((one for one in (depths[label], depths[after]) if one is not None and one >= LEAST), None)
        if depth is None:
            return None
        return frozenset(
            offset
            for offset, one in zip(text.offsets, depths, strict=True)
            if one is not None and abs(one - depth) <= SAME
        )

    def _depth(self, flow: Flow, index: int) -> float | None:
        line = flow.lines[index]
        left, margin = self._lefts.get((line.page, line.start)), self._margins.get(line.page, self._usual)
        return None if left is None or margin is None else left - margin
