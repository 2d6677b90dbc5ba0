"""Make the sample PDFs, and the list of their laws, from the sample texts.

Run from the top of the checkout:  .venv/bin/python corpus/make_pdfs.py

Reads samples/*.txt, writes samples/*.pdf and samples/laws.csv, and stops if a PDF does not read back as its text.
A text is a header of `key: value` lines, an empty line, and a body with one block on each line: `# ` title,
`## ` centred heading, `^ ` bold heading, `| a | b` table row, `---page---`, else a paragraph.  A zero-width space
may end a line.

Latin script is drawn as text.  Thai, Lao, Khmer and Burmese must be shaped, and shaped glyphs do not read back as the
letters they show; their pages are an image of the shaped lines with the plain text, invisible, over each line.

Fonts on Debian: apt-get install fonts-dejavu-core fonts-tlwg-garuda-ttf fonts-lao fonts-khmeros fonts-sil-padauk
"""

import argparse
import csv
import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, features
from PIL.TiffImagePlugin import TiffImageFile
from pypdfium2 import PdfDocument
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream
from reportlab.pdfbase.pdfmetrics import getFont, registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 64.0  # points on all four sides; the running head and the page number stand inside it
ROOM = PAGE_WIDTH - 2 * MARGIN
DPI = 200
SIZES = {"title": 12.5, "heading": 11.0, "bold": 10.5, "text": 10.5, "cell": 9.5, "furniture": 8.5}
MARKS = {"# ": "title", "## ": "heading", "^ ": "bold", "| ": "cell", "---page---": "break"}
ITEM = re.compile(r"\(?[^\W\d_]{1,2}[.)] ")  # (a), b. and c) are set in from the margin
INVISIBLE = "\u200b\u200c\u2060\ufeff"
IDENTITY = ["file", "country", "language", "work", "title", "title_en", "number"]
COLUMNS = [*IDENTITY, "date", "expression_date", "status", "text_state", "source_url", "issuer", "provenance"]


@dataclass(frozen=True)
class Script:
    """How a language is set; `before` matches where a syllable surely begins, so that a line may end before it."""

    regular: str
    bold: str
    leading: float = 1.35  # line height in units of the font size
    before: str = "(?!)"
    digits: str = "0123456789"
    shaped: bool = True

    def width(self, text: str, font: str, size: float) -> float:
        """Width in points as drawn: of the shaped glyphs where the script is shaped."""
        if self.shaped:
            return shaping_font(font, size * DPI / 72).getlength(text) * 72 / DPI
        return float(plain_font(font).stringWidth(text, size))

    def number(self, number: int) -> str:
        """Page number in the digits of the language."""
        return str(number).translate(str.maketrans("0123456789", self.digits))


LATIN = Script("DejaVuSerif", "DejaVuSerif-Bold", shaped=False)
SCRIPTS = {
    "tha": Script("Garuda", "Garuda-Bold", 1.6, "[เ-ไ]", "๐๑๒๓๔๕๖๗๘๙"),
    "lao": Script("Phetsarath_OT", "Phetsarath_OT", 1.6, "[ເ-ໄ]"),
    "khm": Script("KhmerOS", "KhmerOSmuollight", 1.9, "(?<!្)[ក-ឳ](?=[ា-ៅ្])", "០១២៣៤៥៦៧៨៩"),
    "mya": Script("Padauk-Regular", "Padauk-Bold", 1.7, "(?<!္)[က-ဪဿ](?![်္])", "၀၁၂၃၄၅၆၇၈၉"),
}


@dataclass(frozen=True)
class Line:
    """One printed line; x and y are the start of its base line, in points from the top left of the page."""

    x: float
    y: float
    text: str
    font: str
    size: float


@dataclass
class Page:
    """Lines in reading order, and boxes of table cells (x, y, width, height) in points from the top left."""

    lines: list[Line] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)


@cache
def plain_font(name: str) -> TTFont:
    """The installed font file of that name, known to reportlab under the same name."""
    try:
        path = ImageFont.truetype(f"{name}.ttf").path
    except OSError:
        sys.exit(f"font {name}.ttf is not installed: the head of this file names the packages")
    registerFont(TTFont(name, path))
    return getFont(name)


@cache
def shaping_font(name: str, size: float) -> ImageFont.FreeTypeFont:
    """The same font for drawing with HarfBuzz; the size is in pixels."""
    return ImageFont.truetype(plain_font(name).face.filename, size, layout_engine=ImageFont.Layout.RAQM)


def wrap(text: str, font: str, size: float, room: float, script: Script) -> list[str]:
    """Greedy lines; a space in the last third of a line is preferred to a fuller line that ends inside a phrase."""
    lines, rest = [], text.strip()

    def fitting(ends: list[int]) -> list[int]:
        return [end for end in ends if script.width(rest[:end].rstrip(), font, size) <= room]

    while rest:
        fits = fitting([m.start() for m in re.finditer(f"[ \u200b]|{script.before}", rest) if m.start()] + [len(rest)])
        if not fits:  # one word too long for a table cell: end the line before any letter that is not a combining sign
            fits = fitting([i for i in range(1, len(rest)) if unicodedata.category(rest[i]) not in ("Mn", "Mc")])
        spaces = [end for end in fits if rest[end : end + 1] in ("", " ", "\u200b")]
        good = spaces and script.width(rest[: spaces[-1]], font, size) > room * 2 / 3
        end = spaces[-1] if good else fits[-1]
        lines.append(rest[:end].replace("\u200b", "").strip())
        rest = rest[end:].lstrip(" \u200b")
    return lines


def blocks(body: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the kind and the text of each block; a table row has one text for each cell."""
    for line in filter(str.strip, body.splitlines()):
        mark, kind = next(((m, k) for m, k in MARKS.items() if line.startswith(m)), ("", "text"))
        text = line[len(mark) :]
        yield kind, [cell.strip() for cell in text.split("|")] if kind == "cell" else [text] * (kind != "break")


@dataclass
class Setter:
    """Sets blocks on pages, from top to bottom."""

    script: Script
    pages: list[Page] = field(default_factory=lambda: [Page()])
    y: float = MARGIN  # top of the next line

    def reserve(self, height: float) -> None:
        """Begin a new page unless so much room is left on this one."""
        if self.y + height > PAGE_HEIGHT - MARGIN:
            self.pages.append(Page())
            self.y = MARGIN

    def put(self, text: str, x: float, size: float, font: str) -> None:
        """Set one line and move below it."""
        height = size * self.script.leading
        self.pages[-1].lines.append(Line(x, self.y + height * 0.75, text, font, size))
        self.y += height

    def block(self, kind: str, text: str, following: int) -> None:
        """A paragraph or heading; a heading stays on the page of the `following` headings and of some text below."""
        size, font = SIZES[kind], self.script.regular if kind == "text" else self.script.bold
        indent = 22.0 if kind == "text" and ITEM.match(text) else 0.0
        lines = wrap(text, font, size, ROOM - indent, self.script)
        if kind != "text":
            self.reserve((len(lines) + 1.5 * following + 3) * size * self.script.leading)
            self.y += 4
        for line in lines:
            self.reserve(size * self.script.leading)
            left = 0.0 if kind in ("text", "bold") else (ROOM - self.script.width(line, font, size)) / 2
            self.put(line, MARGIN + indent + left, size, font)
        self.y += 3

    def table(self, rows: list[list[str]]) -> None:
        """A ruled table with its first row bold; the columns share the width by their longest cells."""
        size, pad, script = SIZES["cell"], 4.0, self.script
        longest = [max(column, key=len) for column in zip(*rows, strict=True)]
        wishes = [min(max(script.width(cell, script.bold, size), 40), 180) for cell in longest]
        widths = [wish * ROOM / sum(wishes) for wish in wishes]
        for number, row in enumerate(rows):
            font = script.regular if number else script.bold
            cells = [wrap(cell, font, size, w - 2 * pad, script) for cell, w in zip(row, widths, strict=True)]
            height = max(map(len, cells)) * size * script.leading + 2 * pad
            self.reserve(height)
            top, x = self.y, MARGIN
            for lines, w in zip(cells, widths, strict=True):
                self.y = top + pad
                for line in lines:
                    self.put(line, x + pad, size, font)
                self.pages[-1].boxes.append((x, top, w, height))
                x += w
            self.y = top + height
        self.y += 6


def set_pages(body: str, furniture: str, script: Script) -> list[Page]:
    """Lay the whole text out, with the running head first and the page number last on every page."""
    setter = Setter(script)
    for kind, run in groupby(blocks(body), key=lambda block: block[0]):
        texts = [text for _, text in run]
        if kind == "cell":
            setter.table(texts)
        elif kind == "break":
            setter.reserve(PAGE_HEIGHT)
        else:
            for number, (text,) in enumerate(texts, 1):
                setter.block(kind, text, len(texts) - number)
    size, font = SIZES["furniture"], script.regular
    head_size = size * min(1, ROOM / script.width(furniture, font, size))
    for number, page in enumerate(setter.pages, 1):
        foot = script.number(number)
        head_x = (PAGE_WIDTH - script.width(furniture, font, head_size)) / 2
        foot_x = (PAGE_WIDTH - script.width(foot, font, size)) / 2
        page.lines.insert(0, Line(head_x, MARGIN - 22, furniture, font, head_size))
        page.lines.append(Line(foot_x, PAGE_HEIGHT - MARGIN + 28, foot, font, size))
    return setter.pages


def picture(page: Page) -> PDFStream:
    """Draw the shaped lines of a page in black and white, as a PDF image in fax coding (the smallest for text)."""
    scale = DPI / 72
    size = (round(PAGE_WIDTH * scale), round(PAGE_HEIGHT * scale))
    image = Image.new("L", size, 255)
    draw = ImageDraw.Draw(image)
    for line in page.lines:
        font = shaping_font(line.font, line.size * scale)
        draw.text((line.x * scale, line.y * scale), line.text, 0, font, anchor="ls")
    tiff = BytesIO()
    image.point(lambda grey: 255 if grey > 150 else 0, "1").save(tiff, "TIFF", compression="group4", strip_size=1 << 24)
    tiff.seek(0)
    tags = TiffImageFile(tiff).tag_v2
    (start,), (length,) = tags[273], tags[279]  # where the one strip lies, and its length
    coding = {"K": -1, "Columns": size[0], "Rows": size[1], "BlackIs1": "true"}
    facts = {"Type": PDFName("XObject"), "Subtype": PDFName("Image"), "Width": size[0], "Height": size[1]}
    facts |= {"BitsPerComponent": 1, "ColorSpace": PDFName("DeviceGray"), "Filter": PDFName("CCITTFaxDecode")}
    facts["DecodeParms"] = PDFDictionary(coding)
    return PDFStream(PDFDictionary(facts), tiff.getvalue()[start : start + length])


def draw_pdf(path: Path, facts: dict[str, str], pages: list[Page], script: Script) -> None:
    """Write the PDF; the same text and fonts give the same bytes."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1, pageCompression=1, lang=facts["language"])
    canvas.setTitle(facts["title"])
    canvas.setAuthor(facts["issuer"])
    canvas.setSubject(facts["note"])
    for number, page in enumerate(pages, 1):
        if script.shaped:
            canvas._doc.addForm(f"page{number}", picture(page))
            canvas.saveState()
            canvas.scale(PAGE_WIDTH, PAGE_HEIGHT)
            canvas.doForm(f"page{number}")
            canvas.restoreState()
        for line in page.lines:
            font = plain_font(line.font)
            if missing := {letter for letter in line.text if ord(letter) not in font.face.charToGlyph}:
                sys.exit(f"{path.name}: {line.font} has no glyph for {sorted(map(ascii, missing))}")
            text = canvas.beginText(line.x, PAGE_HEIGHT - line.y)
            text.setFont(line.font, line.size)
            text.setTextRenderMode(3 if script.shaped else 0)
            shown = script.width(line.text, line.font, line.size)
            text.setHorizScale(100 * shown / font.stringWidth(line.text, line.size))
            text.textOut(line.text)
            canvas.drawText(text)
        canvas.setLineWidth(0.5)
        for x, y, width, height in page.boxes:
            canvas.rect(x, PAGE_HEIGHT - y - height, width, height)
        canvas.showPage()
    canvas.save()


def squash(text: str) -> str:
    """Drop white space and invisible letters; PDFium reads a hyphen at the end of a line as U+FFFE."""
    return re.sub(rf"[\s{INVISIBLE}]", "", text.replace("\ufffe", "-"))


def check(path: Path, furniture: str, body: str, script: Script) -> int:
    """Read the PDF back and return its number of pages; stop where it differs from the text."""
    head, got = squash(furniture), ""
    wanted = squash("".join("".join(text) for _, text in blocks(body)))
    with PdfDocument(path) as pdf:
        for number, page in enumerate(pdf, 1):
            text, foot = squash(page.get_textpage().get_text_range()), script.number(number)
            if not (text.startswith(head) and text.endswith(foot)):
                sys.exit(f"{path.name}, page {number}: running head or page number does not read back")
            got += text[len(head) : -len(foot)]
        if got != wanted:
            at = next((i for i, (a, b) in enumerate(zip(got, wanted, strict=False)) if a != b), len(got))
            sys.exit(f"{path.name}: reads {got[max(at - 9, 0) : at + 9]!r}, not {wanted[max(at - 9, 0) : at + 9]!r}")
        return len(pdf)


def make(source: Path, folder: Path) -> dict[str, str]:
    """Make one PDF and return its row of the list of laws."""
    header, body = unicodedata.normalize("NFC", source.read_text(encoding="utf-8")).split("\n\n", 1)
    facts = {key: value.strip() for key, value in (line.split(":", 1) for line in header.splitlines())}
    script, path = SCRIPTS.get(facts["language"], LATIN), folder / f"{source.stem}.pdf"
    draw_pdf(path, facts, set_pages(body, facts["furniture"], script), script)
    pages = check(path, facts["furniture"], body, script)
    print(f"{path.name}: {pages} pages, {path.stat().st_size // 1024} KB")
    row = {"file": path.name, "source_url": "", "provenance": "written for this repository; not law", **facts}
    return {column: row[column] for column in COLUMNS}


def main() -> None:
    """Read the arguments and make every sample."""
    here = Path(__file__).parent / "samples"
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--texts", type=Path, default=here, help="folder of the texts (default: corpus/samples)")
    parser.add_argument("--out", type=Path, default=here, help="folder of the PDFs (default: corpus/samples)")
    args = parser.parse_args()
    if not features.check("raqm"):
        sys.exit("this Pillow cannot shape text (no raqm): install the wheel from PyPI")
    rows = [make(source, args.out) for source in sorted(args.texts.glob("*.txt"))]
    with (args.out / "laws.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
