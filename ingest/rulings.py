"""The lines drawn on a page: PDFium's page objects, looked at only as far as a table needs."""

import ctypes
from collections.abc import Callable, Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.textlayer import View
from kb.types import Rect

THIN = 3.0  # points; a drawn thing that is thinner is a line
SHORT = 4.0  # points; a line that is shorter is part of a letter or a dash
LEAST = 3  # lines each way that a table of two rows and two columns needs
SMALLEST = 8.0  # points; a framed thing that is lower or narrower is a drawn letter
MOST = 4000  # lines; more are a drawing
MOST_SEGMENTS = 4000  # of one drawn path; more are a drawing
MAX_DEPTH = 3  # forms within forms

_Matrix = tuple[float, float, float, float, float, float]
_UNIT: _Matrix = (1, 0, 0, 1, 0, 0)
_WHITE = 250  # of 255 in each colour: paper


def rulings(page: pdfium.PdfPage, view: View) -> tuple[Rect, ...]:
    """The straight lines drawn along and across a page (x0 == x1 or y0 == y1), in points from the visible
    top left corner; none where they are too few or too many for a table."""
    found: list[Rect] = []
    objects = raw.FPDFPage_GetObject, page.raw, raw.FPDFPage_CountObjects(page.raw)
    for rect in _Drawing().strokes(*objects, _UNIT, 0):
        line = _line(view.rect(*rect))
        if line is not None and line[2] >= 0 <= line[3] and line[0] <= view.width and line[1] <= view.height:
            found.append(line)
            if len(found) > MOST:
                return ()
    across = sum(line[1] == line[3] for line in found)
    return tuple(found) if across >= LEAST <= len(found) - across else ()


def _line(rect: Rect) -> Rect | None:
    x0, y0, x1, y1 = rect
    if y1 - y0 <= THIN and x1 - x0 >= SHORT:
        middle = (y0 + y1) / 2
        return x0, middle, x1, middle
    if x1 - x0 <= THIN and y1 - y0 >= SHORT:
        middle = (x0 + x1) / 2
        return middle, y0, middle, y1
    return None


class _Drawing:
    """Asks PDFium about the drawn paths of one page, with the same few variables every time."""

    def __init__(self) -> None:
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._sides = tuple(ctypes.c_float() for _ in range(4))
        self._colour = tuple(ctypes.c_uint() for _ in range(4))
        self._x, self._y = ctypes.c_float(), ctypes.c_float()

    def strokes(
        self, get: Callable[[object, int], object], holder: object, count: int, matrix: _Matrix, depth: int
    ) -> Iterator[Rect]:
        """Boxes in user space of what is drawn thin, and of the sides of what is framed."""
        kind_of, path, form = raw.FPDFPageObj_GetType, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM
        for index in range(count):
            item = get(holder, index)
            kind = kind_of(item)
            if kind == path:
                yield from self._path(item, matrix)
            elif kind == form and depth < MAX_DEPTH:
                inner, inside = raw.FPDFFormObj_CountObjects(item), _product(_matrix(item), matrix)
                yield from self.strokes(raw.FPDFFormObj_GetObject, item, inner, inside, depth + 1)

    def _path(self, item: object, matrix: _Matrix) -> Iterator[Rect]:
        left, bottom, right, top = self._sides
        if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            return
        bounds = _moved(matrix, left.value, bottom.value, right.value, top.value)
        width, height = bounds[2] - bounds[0], bounds[3] - bounds[1]
        thin = min(width, height) <= THIN
        if max(width, height) < SHORT or not thin and min(width, height) < SMALLEST:
            return
        raw.FPDFPath_GetDrawMode(item, self._fill, self._stroke)
        if self._stroke.value and not thin:
            if raw.FPDFPath_CountSegments(item) <= MOST_SEGMENTS:
                yield from self._segments(item, _product(_matrix(item), matrix))
        elif thin and (self._stroke.value or self._fill.value and not self._is_white(item)):
            yield bounds

    def _segments(self, item: object, matrix: _Matrix) -> Iterator[Rect]:
        """The straight segments of a stroked path."""
        start = before = (0.0, 0.0)
        for index in range(raw.FPDFPath_CountSegments(item)):
            segment = raw.FPDFPath_GetPathSegment(item, index)
            raw.FPDFPathSegment_GetPoint(segment, self._x, self._y)
            kind, point = raw.FPDFPathSegment_GetType(segment), (self._x.value, self._y.value)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                start = point
            elif kind == raw.FPDF_SEGMENT_LINETO:
                yield _moved(matrix, *before, *point)
            before = point
            if raw.FPDFPathSegment_GetClose(segment):
                yield _moved(matrix, *before, *start)
                before = start

    def _is_white(self, item: object) -> bool:
        """Whether a path is filled with the colour of paper, or with none."""
        red, green, blue, alpha = self._colour
        if not raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
            return False
        return alpha.value == 0 or min(red.value, green.value, blue.value) >= _WHITE


def _matrix(item: object) -> _Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, found):
        return _UNIT
    return found.a, found.b, found.c, found.d, found.e, found.f


def _product(inner: _Matrix, outer: _Matrix) -> _Matrix:
    """The matrix that applies ``inner``, then ``outer``."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _moved(matrix: _Matrix, x0: float, y0: float, x1: float, y1: float) -> Rect:
    """Two corners through a matrix, as left, bottom, right, top."""
    if matrix is not _UNIT:
        a, b, c, d, e, f = matrix
        x0, y0, x1, y1 = a * x0 + c * y0 + e, b * x0 + d * y0 + f, a * x1 + c * y1 + e, b * x1 + d * y1 + f
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
