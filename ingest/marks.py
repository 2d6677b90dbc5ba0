"""Where on its page each provision begins: its label in the text and on the image."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2 as pdfium

from ingest.pdf import boxes, open_pdf
from kb.types import Document, Page, Provision, Rect, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """The beginning of a provision."""

    provision: str  # Provision.key
    page: int  # 1-based
    begin: int  # offset into Page.text of its first character, its heading included
    start: int  # of its label as printed, or of its first line
    end: int  # one past that
    rects: tuple[Rect, ...]  # of label or first line; empty where they have no place on the page
    top: float | None  # where the provision begins, in points from the top; None where it has no place


def marks(path: Path, document: Document) -> tuple[Mark, ...]:
    """One mark a provision, in document order. Raises UnreadablePdf if the file cannot be opened any more."""
    pages: Mapping[int, Page] = {page.number: page for page in document.pages}
    opened = open_pdf(path)
    try:
        found = []
        for one in document.provisions:
            span = _label(one, pages)
            begin = _begin(one, span)
            label, whole = (_rects(opened, pages, replace(span, start=start)) for start in (span.start, begin))
            top = min((y0 for _, y0, _, _ in whole), default=None)
            found.append(Mark(one.key, span.page, begin, span.start, span.end, label, top))
        return tuple(found)
    finally:
        opened.close()


def _rects(document: pdfium.PdfDocument, pages: Mapping[int, Page], span: Span) -> tuple[Rect, ...]:
    placed = boxes(document, pages, (span,))
    return placed[0].rects if placed else ()


def _begin(provision: Provision, label: Span) -> int:
    first = provision.spans[0]
    return min(first.start, label.start) if first.page == label.page else label.start


def _label(provision: Provision, pages: Mapping[int, Page]) -> Span:
    """The label in the raw text, its spaces as printed; the first line of the provision where it is not found."""
    wanted = re.compile(r"\s*".join(re.escape(part) for part in provision.label.split()))
    for span in provision.spans[:3]:  # a heading may stand above the label
        match = wanted.search(pages[span.page].text, span.start, span.end)
        if match and match.end() > match.start():
            return Span(span.page, match.start(), match.end())
    first = provision.spans[0]
    line = re.compile(r"[^\r\n]*").match(pages[first.page].text, first.start, first.end)
    return Span(first.page, first.start, max(line.end() if line else 0, first.start + 1))
