"""Which rows of a ruled table are headings, and its cells under them."""

import re
from collections.abc import Sequence

from ingest.cells import Ruled

LONGEST = 160  # characters of a heading
BOLD = 0.8  # of the cells of headings that are bold where bold tells them
PLAIN = 0.5  # of the cells below them that may be bold all the same
NUMERIC = 0.7  # of the cells below a heading without digits that have some: amounts, numbers, ages

_DIGIT = re.compile(r"\d")
_BRACKETS = re.compile(r"\([^()]*\)")
_COLUMN_NUMBER = re.compile(r"\(\w{1,2}\)|\w{1,2}")

Cells = list[list[str]]
"""Rows of a table, a cell that covers several repeated in each."""


def cells(table: Ruled) -> Cells:
    """The text of every place of the grid."""
    rows = [[""] * table.grid.columns for _ in range(table.grid.rows)]
    for one in table.cells:
        for row in range(one.cell.row, min(one.cell.row + one.cell.rows, table.grid.rows)):
            for column in range(one.cell.column, min(one.cell.column + one.cell.columns, table.grid.columns)):
                rows[row][column] = one.text
    return rows


def printed(table: Ruled) -> tuple[tuple[str | None, ...], ...]:
    """The text of every cell in the place where it begins, None in the others that it covers."""
    rows: list[list[str | None]] = [[None] * table.grid.columns for _ in range(table.grid.rows)]
    for one in table.cells:
        rows[one.cell.row][one.cell.column] = one.text
    return tuple(map(tuple, rows))


def header_rows(table: Ruled) -> int:
    """How many of the first rows are headings; 0 where none are known.

    They are if they alone are bold, if they have no digits and stand above columns of numbers, if nothing
    is written below them, or if a row that numbers the columns follows: that one belongs to them.
    """
    rows = cells(table)
    count = _block(table)
    body = rows[count:]
    if not body or not all(any(row[column] for row in rows[:count]) for column in range(table.grid.columns)):
        return 0
    if max(len(text) for row in rows[:count] for text in row) > LONGEST:
        return 0
    numbered = len(body) > 1 and _numbers_columns(body[0])
    blank = not any(text for row in body for text in row)
    if not numbered and not blank and not _by_type(table, count) and not _by_numbers(rows[:count], body):
        return 0
    return count + numbered


def _block(table: Ruled) -> int:
    """The rows that the cells of the first row cover; a title over all columns takes in the row below it."""
    first = 0
    while first + 1 < table.grid.rows and len(table.row(first)) == 1:
        first += 1
    return min(table.grid.rows, first + max((one.cell.rows for one in table.row(first)), default=1))


def _by_type(table: Ruled, count: int) -> bool:
    above = [one.bold for one in table.cells if one.text and one.cell.row == 0]
    below = [one.bold for one in table.cells if one.text and one.cell.row >= count]
    return bool(above) and sum(above) >= BOLD * len(above) and sum(below) <= PLAIN * len(below)


def _by_numbers(head: Cells, body: Cells) -> bool:
    if any(_DIGIT.search(_BRACKETS.sub("", text)) for row in head for text in row):
        return False
    for column in range(len(head[0])):
        written = [row[column] for row in body if row[column]]
        if written and sum(bool(_DIGIT.search(text)) for text in written) >= NUMERIC * len(written):
            return True
    return False


def _numbers_columns(row: Sequence[str]) -> bool:
    """Whether a row says no more than (1) (2) (3) or a b c."""
    written = [text for text in row if text]
    plain = [text.strip("()") for text in written]
    if len(written) < max(2, len(row) - 1) or not all(_COLUMN_NUMBER.fullmatch(text) for text in written):
        return False
    if all(text.isdecimal() for text in plain):
        return [int(text) - int(plain[0]) for text in plain] == list(range(len(plain)))
    return all(text.isalpha() for text in plain) and plain == sorted(set(plain), key=plain.index)


def headings(rows: Cells, count: int) -> list[str]:
    """The heading of each column: its cells in the first ``count`` rows, without those that number columns."""
    useful = [row for row in rows[:count] if not _numbers_columns(row)]
    return [" ".join(dict.fromkeys(row[column] for row in useful if row[column])) for column in range(len(rows[0]))]


def spoken(row: Sequence[str], heads: Sequence[str]) -> str:
    """A row in words, each cell after the heading of its column: "Permit: One year; Fee: RM 1,850"."""
    said: list[str] = []
    for text, head in zip(row, heads, strict=True):
        one = f"{head}: {text}" if head and head != text else text
        if text and one not in said:
            said.append(one)
    return "; ".join(said)
