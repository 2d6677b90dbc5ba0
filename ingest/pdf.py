"""PDF -> pages, and spans of them -> boxes. Skeleton, being written."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

import pypdfium2 as pdfium

from kb.types import Box, Page, Span


class OcrMode(StrEnum):
    AUTO = "auto"
    NEVER = "never"
    ALWAYS = "always"


def open_pdf(path: Path) -> pdfium.PdfDocument:
    """Raises UnreadablePdf."""
    raise NotImplementedError


def read_pages(
    path: Path,
    *,
    country: str | None,
    languages: Sequence[str] | None,
    ocr: OcrMode,
    cache: Path | None,
    progress: Callable[[int, int], None] | None = None,
) -> list[Page]:
    """The pages in order, each with text, verdict and reasons. Raises UnreadablePdf, NoText."""
    raise NotImplementedError


def boxes(
    document: "Path | pdfium.PdfDocument", pages: Mapping[int, Page], spans: Sequence[Span]
) -> tuple[Box, ...]:
    """One rectangle a line for each span, in PDF points, origin top left."""
    raise NotImplementedError


def tables(path: Path, page_number: int) -> list[list[list[str | None]]]:
    """The ruled tables of a page: rows of cells."""
    raise NotImplementedError
