"""A page of a PDF as a small picture for people to look at."""

import io
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from kb.errors import UnreadablePdf

WIDTH = 900  # pixels: small print can be read, a page takes some 50 KiB
MAX_HEIGHT = 4000  # pixels
COLOURS = 8  # of a page's own palette: print stays sharp and seals stay red, in less than JPEG or WebP take

FORMAT = "image/png"
"""Media type of a page image."""


def page_image(path: Path, number: int) -> bytes:
    """The visible part of a page (1-based), turned for reading, as PNG about ``WIDTH`` pixels wide.

    Raises UnreadablePdf if the file or this page of it cannot be drawn.
    """
    try:
        document = pdfium.PdfDocument(path)
        try:
            picture = _drawn(document, number)
        finally:
            document.close()
    except (pdfium.PdfiumError, OSError, ValueError, MemoryError) as error:
        reason = str(error) or type(error).__name__
        raise UnreadablePdf(f"{path.name}: page {number} cannot be drawn ({reason}); open the file itself") from error
    packed = io.BytesIO()
    picture.quantize(COLOURS).save(packed, "PNG", optimize=True)
    return packed.getvalue()


def _drawn(document: pdfium.PdfDocument, number: int) -> Image.Image:
    page = document[number - 1]
    try:
        width, height = page.get_size()
        if width < 1 or height < 1:
            raise ValueError(f"its size is {width:.1f} by {height:.1f} points")
        return page.render(scale=min(WIDTH / width, MAX_HEIGHT / height)).to_pil().convert("RGB")
    finally:
        page.close()
