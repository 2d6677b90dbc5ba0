"""Tables of a law as JSON and as aligned text for a terminal."""

import unicodedata
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from kb.types import Table

WIDTH = 100  # columns of a terminal that a table may take
NARROWEST = 6  # of a column


def table_json(table: Table) -> dict[str, Any]:
    """1-based page, box in points from the top left, rows of cells; null: the rest of a cell that covers several."""
    return {
        "page": table.page,
        "box": list(table.box),
        "rows": [list(row) for row in table.rows],
        "header": table.header,
        "continues": table.continues,
    }


def table_text(table: Table) -> list[str]:
    """Lines of aligned text, a rule under the headings; long cells are wrapped, none is cut."""
    rows = [[" ".join((cell or "").split()) for cell in row] for row in table.rows]
    widths = _widths(rows)
    lines = [f"[table, p. {table.page}{', goes on the one before' if table.continues else ''}]"]
    for place, row in enumerate(rows):
        wrapped = [_wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
        for parts in zip_longest(*wrapped, fillvalue=""):
            lines.append(" | ".join(_padded(part, width) for part, width in zip(parts, widths, strict=True)).rstrip())
        if place + 1 == table.header:
            lines.append("-+-".join("-" * width for width in widths))
    return lines


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """Widths of the columns: as the text needs, the widest narrowed until the table fits."""
    widths = [max(1, *(columns(cell) for cell in column)) for column in zip(*rows, strict=True)]
    room = max(WIDTH - 3 * (len(widths) - 1), NARROWEST * len(widths))
    while sum(widths) > room:
        widths[widths.index(max(widths))] -= 1
    return widths


def columns(text: str) -> int:
    """Terminal columns of a text: combining marks take none, wide letters two."""
    return sum(
        0
        if unicodedata.category(char) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(char) in "WF"
        else 1
        for char in text
    )


def _wrap(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` columns, broken at spaces, else before a letter with its marks."""
    lines: list[str] = []
    current = ""
    for word in text.split():
        longer = f"{current} {word}" if current else word
        if columns(longer) <= width:
            current = longer
            continue
        if current:
            lines.append(current)
        *full, current = _broken(word, width)
        lines += full
    return [*lines, current]


def _broken(word: str, width: int) -> list[str]:
    parts = [""]
    for char in word:
        if parts[-1] and columns(parts[-1] + char) > width:
            parts.append("")
        parts[-1] += char
    return parts


def _padded(text: str, width: int) -> str:
    return text + " " * max(0, width - columns(text))
