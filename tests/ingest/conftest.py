"""Small PDFs made for the tests of this room."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

A4 = (595, 842)
LAW = (
    "Section 12. No person shall employ a foreign worker unless the worker",
    "holds a valid permit issued under this Part, and the employer shall keep",
    "a copy of the permit at the place of work for the whole of its term.",
)


@dataclass(frozen=True)
class PdfMaker:
    """Writes PDFs into a folder and returns their paths."""

    folder: Path
    law: tuple[str, ...] = LAW  # three lines of it

    def text(
        self,
        name: str,
        pages: Sequence[Sequence[str]] = (LAW,),
        *,
        rotation: int = 0,
        crop: tuple[int, int, int, int] | None = None,
    ) -> Path:
        """Lines of 12 pt, 20 pt apart, the first baseline 100 pt below the top of an A4 page, 60 pt from the left."""
        path = self.folder / name
        canvas = Canvas(str(path), pagesize=A4)
        for lines in pages:
            for number, line in enumerate(lines):
                canvas.drawString(60, A4[1] - 100 - 20 * number, line)
            canvas.showPage()
        canvas.save()
        document = pdfium.PdfDocument(path.read_bytes())
        for page in document:
            page.set_rotation(rotation)
            if crop:
                page.set_cropbox(*crop)
        if rotation or crop:
            document.save(path)
        return path

    def scan(self, name: str, lines: Sequence[str] = LAW, *, stamp: str = "", font: str | None = None) -> Path:
        """One A4 page that is a picture of these lines at 150 dpi, and ``stamp`` as text."""
        image = Image.new("L", (1240, 1754), 255)
        draw = ImageDraw.Draw(image)
        face = ImageFont.truetype(font, 32) if font else ImageFont.load_default(32)
        for number, line in enumerate(lines * (1 if font else 8)):
            draw.text((100, 150 + 60 * number), line, fill=0, font=face)
        path = self.folder / name
        canvas = Canvas(str(path), pagesize=A4)
        canvas.drawImage(ImageReader(image), 0, 0, *A4)
        canvas.drawString(60, 30, stamp)
        canvas.save()
        return path

    def raw(
        self, name: str, content: bytes, codes: Mapping[str, str] | None = None, *, media_box: str = "0 0 300 300"
    ) -> Path:
        """One page with this content stream; font F is Helvetica, whose letters mean ``codes`` (UTF-16 in hex)."""
        path, to_unicode = self.folder / name, _to_unicode_map(codes or {})
        font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
        page = f"<</Type/Page/Parent 2 0 R/MediaBox[{media_box}]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
        objects = [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            page.encode(),
            b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
            font,
            b"<</Length %d>>stream\n%s\nendstream" % (len(to_unicode), to_unicode),
        ]
        out, places = b"%PDF-1.4\n", []
        for number, one in enumerate(objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
        path.write_bytes(out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer)
        return path


@pytest.fixture
def pdfs(tmp_path: Path) -> PdfMaker:
    return PdfMaker(tmp_path)


def _to_unicode_map(codes: Mapping[str, str]) -> bytes:
    """A ToUnicode map: drawn character -> UTF-16 code units in hex."""
    lines = "\n".join(f"<{ord(code):02X}> <{units}>" for code, units in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n{len(codes)} beginbfchar\n{lines}\nendbfchar\n"
        "endcmap end end"
    ).encode()
