"""One page of a PDF as its own text layer gives it, and whether that layer leaves print unread."""

import ctypes
import re
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.typography import footnotes
from kb.types import Footnote, Rect

FONT_SAMPLES = 48  # characters a page whose font is looked at
FEW_CHARACTERS = 50  # a page number, a running head; real pages rarely have fewer
STAMP_CHARACTERS = 300  # a stamp or an electronic signature over a scan; more is the page itself
INK_PIXELS = 700  # the longer side of the small rendering in which ink is counted
OUTLINE_SEGMENTS = 2000  # of drawn paths: text set as outlines has more, rules and boxes fewer
OUTLINE_INK = 0.01  # of the page dark outside its text: a drawn crest has 0.006 or less
_LINE_START = re.compile(r"(?:^|[\r\n])[^\S\r\n]*\S")
_REPLACEMENT = "\ufffd"  # a glyph that the PDF does not name
_FILLER = "\u2060"  # second half of a character that PDFium counts as two
_THAI_POSITION_FORMS = dict(
    zip(
        range(0xF700, 0xF71B),
        "\u0e10\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
        "\u0e0d\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a",
        strict=True,
    )
)
"""Private-use codes by which Thai fonts name shifted marks (Microsoft's and Apple's common table)."""


@dataclass(frozen=True, slots=True)
class View:
    """The visible part of a page: a rectangle of PDF user space, and how it is turned for reading."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int  # degrees clockwise: 0, 90, 180, 270

    @property
    def width(self) -> float:
        """In points, as the page is turned for reading."""
        return self.right - self.left if self.rotation % 180 == 0 else self.top - self.bottom

    @property
    def height(self) -> float:
        """In points, as the page is turned for reading."""
        return self.top - self.bottom if self.rotation % 180 == 0 else self.right - self.left

    def rect(self, x0: float, y0: float, x1: float, y1: float) -> Rect:
        """User space (origin bottom left) -> points from the visible top left corner."""
        if self.rotation == 90:
            return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        if self.rotation == 180:
            return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        if self.rotation == 270:
            return self.top - y1, self.right - x1, self.top - y0, self.right - x0
        return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0


@dataclass(frozen=True, slots=True)
class TextLayer:
    """What PDFium finds on one page."""

    text: str  # string index = PDFium's character index
    fonts: tuple[str, ...]  # of evenly sampled characters, one name a sample
    repaired: bool  # Thai position forms were replaced, one character by one
    lefts: tuple[tuple[int, float], ...]  # first character of each line and its left edge in user space
    footnotes: tuple[Footnote, ...]


def view_of(page: pdfium.PdfPage) -> View:
    """What a reader sees of the page: CropBox within MediaBox, /Rotate."""
    left, bottom, right, top = page.get_bbox()
    return View(left, bottom, right, top, page.get_rotation())


def read_layer(page: pdfium.PdfPage) -> TextLayer:
    """The text layer of a page, whatever it is worth."""
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range()
        if len(text) != textpage.count_chars():
            text = _by_character(textpage)
        repaired = text.translate(_THAI_POSITION_FORMS)
        notes = footnotes(textpage, repaired)
        return TextLayer(repaired, _sampled_fonts(textpage), repaired != text, _lefts(textpage, text), notes)
    finally:
        textpage.close()


def _lefts(textpage: pdfium.PdfTextPage, text: str) -> tuple[tuple[int, float], ...]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    found = []
    for line in _LINE_START.finditer(text):
        at = line.end() - 1
        if raw.FPDFText_GetCharBox(textpage.raw, at, left, right, bottom, top):
            found.append((at, left.value))
    return tuple(found)


def _by_character(textpage: pdfium.PdfTextPage) -> str:
    """Where PDFium's string leaves out or joins characters: one code point for each of its characters."""
    codes = [raw.FPDFText_GetUnicode(textpage.raw, index) for index in range(textpage.count_chars())]
    chars = []
    for code, following in zip(codes, [*codes[1:], 0], strict=True):
        if 0xD800 <= code <= 0xDBFF and 0xDC00 <= following <= 0xDFFF:
            chars.append(chr(0x10000 + (code - 0xD800 << 10) + following - 0xDC00))
        elif 0xDC00 <= code <= 0xDFFF and chars and chars[-1] > "\uffff":
            chars.append(_FILLER)
        elif code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
            chars.append(_REPLACEMENT)
        else:
            chars.append(chr(code))
    return "".join(chars)


def _sampled_fonts(textpage: pdfium.PdfTextPage) -> tuple[str, ...]:
    total = textpage.count_chars()
    size = 256
    buffer, flags = ctypes.create_string_buffer(size), ctypes.c_int()
    names = []
    for index in range(0, total, max(1, total // FONT_SAMPLES)):
        length = raw.FPDFText_GetFontInfo(textpage.raw, index, buffer, size, ctypes.byref(flags))
        if 1 < length <= size:  # generated spaces and line ends have none
            names.append(buffer.raw[: length - 1].decode("utf-8", "replace"))
    return tuple(names)


def is_unread(page: pdfium.PdfPage, view: View, text: str) -> bool:
    """Is there print on the page that its text layer does not hold: a scan, text set as outlines?

    A blank page is not unread, nor is a short text beside a crest.
    """
    printed = len("".join(text.split()))
    if printed > STAMP_CHARACTERS or view.width < 1 or view.height < 1:
        return False
    cover, ink = (0.15, 0.002) if printed < FEW_CHARACTERS else (0.4, 0.008)  # shares of the page
    if image_cover(page, view) >= cover:
        return _unread_ink(page, view) >= ink
    return _has_outlines(page) and _unread_ink(page, view) >= OUTLINE_INK


def image_cover(page: pdfium.PdfPage, view: View) -> float:
    """The share of the page under images, those inside forms counted by the form's bounds."""
    covered = 0.0
    for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM), max_depth=1):
        left, bottom, right, top = item.get_bounds()
        width = min(right, view.right) - max(left, view.left)
        height = min(top, view.top) - max(bottom, view.bottom)
        covered += max(0.0, width) * max(0.0, height)
    return covered / (view.width * view.height)


def _has_outlines(page: pdfium.PdfPage) -> bool:
    segments = 0
    for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=3):
        segments += max(0, raw.FPDFPath_CountSegments(item.raw))
        if segments > OUTLINE_SEGMENTS:
            return True
    return False


def _unread_ink(page: pdfium.PdfPage, view: View) -> float:
    """The share of dark pixels outside the lines of the text layer."""
    scale = min(1.0, INK_PIXELS / max(view.width, view.height))
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
    image = bitmap.to_pil()
    textpage = page.get_textpage()
    try:
        for index in range(textpage.count_rects()):
            x0, y0, x1, y1 = (round(side * scale) for side in view.rect(*textpage.get_rect(index)))
            image.paste(255, (x0 - 1, y0 - 1, x1 + 1, y1 + 1))
    finally:
        textpage.close()
    dark: int = sum(image.histogram()[:128])
    return dark / float(image.width * image.height)
