"""Pages keep their text exactly, carry a verdict, and know where each character stands."""

import re
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from ingest import pdf, textpages
from ingest.pdf import OcrMode, boxes, open_pdf, read_pages
from kb.errors import NoText, UnreadablePdf
from kb.types import Page, ReadBy, Span, Verdict, Word


def read(path: Path, country: str | None = "SG") -> list[Page]:
    return read_pages(path, country=country, languages=None, ocr=OcrMode.NEVER, cache=None)


def reread(path: Path, page: Page, span: Span) -> str:
    """The text in the boxes of a span, for a page that is neither turned nor cropped."""
    document = pdfium.PdfDocument(path)
    textpage = document[span.page - 1].get_textpage()
    [box] = boxes(document, {page.number: page}, [span])
    parts = [
        textpage.get_text_bounded(x0 - 0.5, page.height - y1 - 0.5, x1 + 0.5, page.height - y0 + 0.5)
        for x0, y0, x1, y1 in box.rects
    ]
    return " ".join(parts)


def test_text_is_what_pdfium_says_and_its_index_is_the_character_index(pdfs) -> None:
    path = pdfs.text("act.pdf")
    [page] = read(path)
    assert page.text == pdfium.PdfDocument(path)[0].get_textpage().get_text_range()
    assert page.text == "\r\n".join(pdfs.law)
    assert (page.number, page.width, page.height) == (1, 595, 842)
    assert (page.verdict, page.read_by, page.reasons, page.words) == (Verdict.OK, ReadBy.TEXT, (), ())


def test_characters_beyond_the_basic_plane_and_unnamed_glyphs_keep_the_index(pdfs) -> None:
    codes = {"A": "D835DD38", "B": "0042", "D": "D835"}
    path = pdfs.raw("math.pdf", b"BT /F 12 Tf 50 200 Td (BABDB xyz) Tj ET", codes)
    [page] = read(path)
    document = pdfium.PdfDocument(path)
    assert len(page.text) == document[0].get_textpage().count_chars()
    assert page.text.startswith("B\U0001d538\u2060B\ufffdB")
    page.text.encode("utf-8")
    at = page.text.index("xyz")
    [box] = boxes(document, {1: page}, [Span(1, at, at + 3)])
    assert box.rects[0][0] > 90  # behind the six glyphs before it


def test_a_blank_page_is_ok_and_empty(pdfs) -> None:
    pages = read(pdfs.text("act.pdf", [pdfs.law, []]))
    assert (pages[1].text, pages[1].verdict, pages[1].reasons) == ("", Verdict.OK, ())


def test_a_scan_is_rejected_with_its_reason_and_the_other_pages_are_read(tmp_path: Path, pdfs) -> None:
    law = pdfium.PdfDocument(pdfs.text("law.pdf"))
    law.import_pages(pdfium.PdfDocument(pdfs.scan("scan.pdf", stamp="- 2 -")))
    law.save(tmp_path / "both.pdf")
    pages = read(tmp_path / "both.pdf")
    assert [page.verdict for page in pages] == [Verdict.OK, Verdict.REJECTED]
    assert pages[1].reasons == (textpages.SCAN,)
    assert pages[1].text == "- 2 -"


def test_a_long_stamp_does_not_hide_a_scan(pdfs) -> None:
    stamp = "This document has been signed electronically by the office of the minister; the original is kept there."
    with pytest.raises(NoText, match=r"page 1: a scan.*--ocr auto"):
        read(pdfs.scan("scan.pdf", stamp=stamp))


def test_a_file_of_blank_pages_or_page_numbers_has_no_text(pdfs) -> None:
    with pytest.raises(NoText, match=r"blank\.pdf: all 2 pages are blank"):
        read(pdfs.text("blank.pdf", [[], ["- 2 -"]]))


def test_glyph_soup_is_rejected(pdfs) -> None:
    soup = [
        "maRta RKbG gPaBsa FarNTaMgGs EdlmanCn breTseFVI karkJuVg",
        "RBHraCa NacRkkm RtUvEt CUndMNwg eTARksYg bIFVI",
    ]
    pages = read(pdfs.text("kh.pdf", [soup, pdfs.law]), "KH")
    assert [page.verdict for page in pages] == [Verdict.REJECTED, Verdict.OK]


def test_shifted_thai_signs_are_repaired_in_place(pdfs) -> None:
    thai = {"A": "0E17", "B": "0E35", "C": "F70A", "D": "0E21", "E": "0E32", "F": "F710"}
    path = pdfs.raw("th.pdf", b"BT /F 12 Tf 50 200 Td (ABCDEAFE) Tj ET", thai)
    [page] = read(path, "TH")
    assert page.text == "ที่มาทัา"
    assert page.verdict is Verdict.REPAIRED
    assert page.reasons == (textpages.SHIFTED_THAI,)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (40, 60, 560, 800)])
def test_boxes_are_where_the_reader_sees_the_text(rotation: int, crop: tuple[int, int, int, int] | None, pdfs) -> None:
    """Each box, drawn on the page image, must hold exactly the ink of its line."""
    path = pdfs.text("act.pdf", [["one short line of law"]], rotation=rotation, crop=crop)
    [page] = read(path)
    document = pdfium.PdfDocument(path)
    [box] = boxes(document, {1: page}, [Span(1, 0, len(page.text))])
    image = document[0].render(scale=2, grayscale=True).to_pil()
    assert (image.width, image.height) == (round(page.width * 2), round(page.height * 2))
    ink = image.point(lambda value: 255 if value < 128 else 0).getbbox()
    [rect] = box.rects
    assert ink is not None
    assert all(abs(side * 2 - edge) <= 3 for side, edge in zip(rect, ink, strict=True))


def test_boxes_are_one_rectangle_a_line_and_hold_the_span(pdfs) -> None:
    path = pdfs.text("act.pdf")
    [page] = read(path)
    [box] = boxes(path, {1: page}, [Span(1, 0, len(page.text))])
    assert len(box.rects) == 3
    assert all(round(side, 1) == side for rect in box.rects for side in rect)
    start, end = page.text.index("employ"), page.text.index("keep") + 4
    assert reread(path, page, Span(1, start, end)).split() == page.text[start:end].split()


def test_boxes_of_words_are_their_union_a_line() -> None:
    words = (
        Word(0, 2, (10, 10, 20, 20), 0.9),
        Word(3, 5, (25, 11, 40, 21), 0.9),
        Word(6, 8, (10, 30, 20, 40), 0.9),
    )
    page = Page(1, "ab cd\nef", 100, 100, ReadBy.OCR, Verdict.OCR, words=words)
    document = pdfium.PdfDocument.new()
    assert [box.rects for box in boxes(document, {1: page}, [Span(1, 0, 8)])] == [((10, 10, 40, 21), (10, 30, 20, 40))]
    assert boxes(document, {1: page}, [Span(1, 4, 5)])[0].rects == ((25, 11, 40, 21),)


def test_boxes_of_two_pages_are_two(pdfs) -> None:
    path = pdfs.text("act.pdf", [pdfs.law, pdfs.law])
    pages = {page.number: page for page in read(path)}
    found = boxes(path, pages, [Span(2, 0, 10), Span(1, 80, 200)])
    assert [box.page for box in found] == [1, 2]


def test_a_second_reading_has_words_where_the_first_failed(monkeypatch: pytest.MonkeyPatch, pdfs) -> None:
    path = pdfs.text("act.pdf")
    first = textpages.judge

    def refuse_lines_of_pdfium(text: str, **other: object) -> object:
        return first("\ufffd " * 50 if "\r\n" in text else text, **other)  # type: ignore[arg-type]

    monkeypatch.setattr(textpages, "judge", refuse_lines_of_pdfium)
    [page] = read(path)
    assert (page.verdict, page.read_by) == (Verdict.REPAIRED, ReadBy.TEXT)
    assert page.text == "\n".join(pdfs.law)
    assert [page.text[word.start : word.end] for word in page.words] == page.text.split()
    at = page.text.index("holds")
    [box] = boxes(path, {1: page}, [Span(1, at, at + 5)])
    assert box.rects[0][0] == pytest.approx(60, abs=1)
    assert box.rects[0][1] == pytest.approx(111, abs=4)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b"<html><body>Log in</body></html>", "not a PDF but a web page"),
        (b"PK\x03\x04 something", "not a PDF but something else"),
        (b"%PDF-1.4\n1 0 obj\n<<", "damaged or cut short"),
    ],
)
def test_what_is_no_pdf_is_said_to_be_none(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "act.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadablePdf, match=rf"act\.pdf: {message}.*; "):
        read(path)


def test_a_missing_file_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePdf, match="No such file"):
        open_pdf(tmp_path / "none.pdf")


def test_a_locked_pdf_is_said_to_be_locked(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "act.pdf"), encrypt="secret")
    canvas.drawString(100, 100, "text")
    canvas.save()
    with pytest.raises(UnreadablePdf, match="encrypted with a password"):
        read(tmp_path / "act.pdf")


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch, pdfs) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 3)
    with pytest.raises(UnreadablePdf, match="4 pages, 1 to 3 can be read; split"):
        read(pdfs.text("act.pdf", [pdfs.law] * 4))


def test_a_page_that_the_file_has_lost_is_not_blank(pdfs) -> None:
    path = pdfs.text("act.pdf", [pdfs.law, pdfs.law])
    content = path.read_bytes()
    last = max(re.finditer(rb"/Contents (\d+) 0 R", content), key=lambda found: found.start())
    path.write_bytes(content[: last.start(1)] + b"0" * len(last[1]) + content[last.end(1) :])
    pages = read(path)
    assert [page.verdict for page in pages] == [Verdict.OK, Verdict.REJECTED]
    assert pages[1].reasons == (textpages.LOST,)


@pytest.mark.parametrize("media_box", ["0 0 14400 14400", "0 0 0 0", "0 0 1 900000", "0 0 -5 -5"])
def test_a_page_of_any_size_ends(media_box: str, pdfs) -> None:
    path = pdfs.raw("act.pdf", b"0 0 10 10 re f", media_box=media_box)
    with pytest.raises(NoText):
        read_pages(path, country="SG", languages=None, ocr=OcrMode.AUTO, cache=None)


def test_progress_ends_at_the_last_page(pdfs) -> None:
    steps: list[tuple[int, int]] = []
    path = pdfs.text("act.pdf", [pdfs.law] * 3)
    read_pages(
        path, country=None, languages=None, ocr=OcrMode.NEVER, cache=None, progress=lambda *step: steps.append(step)
    )
    assert steps == [(1, 3), (2, 3), (3, 3)]


def test_no_good_page_of_the_real_prints_is_rejected(shared: Path) -> None:
    files = [next(iter(sorted(folder.glob("*.pdf")))) for folder in sorted((shared / "corpus" / "print").iterdir())]
    assert files
    for path in files:
        assert {page.verdict for page in read(path, path.parent.name.upper())} == {Verdict.OK}, path.name
