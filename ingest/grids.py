"""Ruled lines -> grids of cells. The geometry is pdfplumber's, over the lines that PDFium gives."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from kb.types import Rect

SNAP = 3.0  # points; lines nearer to each other are one, gaps in a line that are smaller are none
SAME = 1.0  # points; edges of cells nearer to each other are one row or column
LEAST_CELL = 3.0  # points; a smaller cell is the gap of a double line


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a grid: 0-based first row and column, how many of each it covers, its place."""

    row: int
    column: int
    rows: int
    columns: int
    rect: Rect


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one ruled table in reading order."""

    box: Rect
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    edges: tuple[float, ...]  # left edges of the columns, in points


def grids(lines: Sequence[Rect], turn: int = 0) -> list[Grid]:
    """The grids of at least two rows and two columns that these lines draw, from the top of the page.

    ``turn``: degrees (0, 90, 180, 270) by which the text runs counter-clockwise of the page's own direction.
    """
    edges = [_edge(*_turned(line, turn)) for line in lines]
    merged = merge_edges(edges, SNAP, SNAP, SNAP, SNAP)
    cells = intersections_to_cells(edges_to_intersections(merged, SNAP, SNAP))
    found = []
    for rects in cells_to_tables(cells):
        real = [one for one in rects if one[2] - one[0] > LEAST_CELL and one[3] - one[1] > LEAST_CELL]
        grid = _grid(real, turn) if real else None
        if grid is not None:
            found.append(grid)
    return found


def _edge(x0: float, y0: float, x1: float, y1: float) -> dict[str, float | str]:
    direction = "h" if x1 - x0 > y1 - y0 else "v"
    return {
        "x0": x0, "x1": x1, "top": y0, "bottom": y1,
        "width": x1 - x0, "height": y1 - y0, "orientation": direction,
    }  # fmt: skip


def _grid(rects: Sequence[Rect], turn: int) -> Grid | None:
    lefts, tops = _distinct([one[0] for one in rects]), _distinct([one[1] for one in rects])
    cells = []
    for x0, y0, x1, y1 in sorted(rects, key=lambda one: (one[1], one[0])):
        column, row = _place(lefts, x0), _place(tops, y0)
        across = bisect_left(lefts, x1 - SAME) - column
        down = bisect_left(tops, y1 - SAME) - row
        cells.append(Cell(row, column, max(1, down), max(1, across), _turned((x0, y0, x1, y1), -turn)))
    wide = {cell.row for cell in cells if sum(one.row == cell.row for one in cells) > 1}
    if len(lefts) < 2 or len(wide) < 2:
        return None
    ordered = tuple(sorted(cells, key=lambda one: (one.row, one.column)))
    sides = list(zip(*(cell.rect for cell in cells), strict=True))
    box = (min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3]))
    return Grid(box, len(tops), len(lefts), ordered, tuple(lefts))


def _distinct(values: Sequence[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > SAME:
            found.append(value)
    return found


def _place(values: Sequence[float], value: float) -> int:
    """Index of the last of ascending values that is not above ``value`` by more than a point."""
    return max(0, bisect_left(values, value + SAME) - 1)


def _turned(rect: Rect, turn: int) -> Rect:
    """A rectangle as a reader sees it who turns the page so that text at ``turn`` degrees is upright."""
    x0, y0, x1, y1 = rect
    if turn in (90, -270):  # reads upwards: rows run from left to right, columns from below
        return -y1, x0, -y0, x1
    if turn in (270, -90):  # reads downwards: rows run from right to left
        return y0, -x1, y1, -x0
    if turn in (180, -180):
        return -x1, -y1, -x0, -y0
    return rect
