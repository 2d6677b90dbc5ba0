"""What a person is told to look at, where provisions begin, and that no file can kill the review."""

import os
import signal
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from ingest import inspect
from ingest.inspect import Review, page_images, review
from ingest.marks import marks
from ingest.outside import outside
from ingest.pageimage import WIDTH, page_image
from ingest.pdf import OcrMode
from ingest.read import read_document
from ingest.review import DoubtKind, doubts
from ingest.sources import Source, find_sources
from kb.errors import UnreadablePdf
from kb.types import Document, Facts, Page, Provision, ReadBy, Role, Span, Verdict

ACT = [
    ["LAWS OF MALAYSIA", "Act 9999", "EXAMPLE ACT 2031", "Short title", "1. This Act may be cited as the Example Act."],
    ["Register", "2. (1) Every employer shall keep a register of the", "foreign workers in his employment."],
    ["Penalty", "5. A person who contravenes section 2 commits an offence."],
]  # fmt: skip
KNOWN = Facts("MY", "eng", "/akn/my/act/2031/9999")


def act(path: Path) -> Path:
    canvas = Canvas(str(path))
    for number, lines in enumerate(ACT, 1):
        canvas.drawString(72, 800, f"Example Act {number}")
        for place, line in enumerate(lines):
            canvas.drawString(72, 760 - 20 * place, line)
        canvas.showPage()
    canvas.save()
    return path


def source_of(path: Path) -> Source:
    (source,) = find_sources([path], path.parent)
    assert isinstance(source, Source)
    return source


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Review:
    path = act(tmp_path_factory.mktemp("pdf") / "act.pdf")
    return review(source_of(path), KNOWN, OcrMode.NEVER, None)


def test_holes_in_the_numbering_and_unknown_facts_are_doubts(reviewed: Review) -> None:
    assert [(one.kind, one.pages) for one in reviewed.doubts] == [(DoubtKind.HOLE, (2, 3)), (DoubtKind.FACTS, ())]
    assert reviewed.doubts[0].text == "numbers 3-4 are missing between 2. and 5."
    assert "source_url" in reviewed.doubts[1].text


def test_a_mark_is_the_label_in_the_text_and_on_the_page(reviewed: Review) -> None:
    pages = {page.number: page for page in reviewed.document.pages}
    found = {one.provision: one for one in reviewed.marks}
    assert set(found) == {one.key for one in reviewed.document.provisions}
    mark = found["sec_2"]
    assert pages[mark.page].text[mark.start : mark.end] == "2."
    assert pages[mark.page].text[mark.begin :].startswith("Register")
    ((x0, y0, x1, y1),) = mark.rects
    assert 70 < x0 < x1 < 90
    assert 842 - 740 - 12 < y0 < y1 < 842 - 740 + 2
    assert mark.top is not None
    assert 842 - 760 - 12 < mark.top < 842 - 760  # of the heading above the label


def test_running_heads_are_outside_but_no_doubt(reviewed: Review) -> None:
    pages = {page.number: page for page in reviewed.document.pages}
    gaps = outside(reviewed.document)
    texts = [pages[one.page].text[one.start : one.end] for some in gaps.values() for one in some]
    assert texts == ["Example Act 1", "LAWS OF MALAYSIA", "Example Act 2", "Example Act 3"]
    assert DoubtKind.OUTSIDE not in {one.kind for one in reviewed.doubts}


def law(*provisions: Provision, pages: tuple[Page, ...], facts: Facts = KNOWN) -> Document:
    return Document("x.pdf", "0" * 64, facts, pages, provisions, ())


def article(number: str, text: str, start: int, page: int = 1, language: str = "eng", **more: object) -> Provision:
    whole = f"{number}. {text}"
    one = Provision(
        f"sec_{number}", f"{number}.", number, None, (), Role.MAIN, None,
        (Span(page, start, start + len(whole)),), whole, language,
    )  # fmt: skip
    return replace(one, **more)  # type: ignore[arg-type]


def page(number: int, text: str, **more: object) -> Page:
    return replace(Page(number, text, 595, 842, ReadBy.TEXT, Verdict.OK), **more)  # type: ignore[arg-type]


def kinds(document: Document) -> dict[DoubtKind, list[tuple[str, tuple[int, ...]]]]:
    found: dict[DoubtKind, list[tuple[str, tuple[int, ...]]]] = {}
    for one in doubts(document, outside(document)):
        found.setdefault(one.kind, []).append((one.text, one.pages))
    return found


def test_numbers_that_stand_twice_and_a_late_beginning() -> None:
    text = "x" * 400
    found = kinds(
        law(article("4-6", "Repealed", 0), article("7", text, 50), article("7", text, 50, 2), article("8", "", 0, 3),
            pages=(page(1, text), page(2, text), page(3, text)))
    )  # fmt: skip
    assert found[DoubtKind.HOLE] == [("numbering begins at 4-6.: numbers 1-3 are missing", (1,))]
    assert found[DoubtKind.DUPLICATE] == [("number 7 twice: 7. and 7.", (1, 2))]
    assert found[DoubtKind.SHORT] == [("8. has no text", (3,))]


def test_halves_in_two_languages_are_numbered_apart() -> None:
    text = "x" * 400
    second = [article(n, text, 0, 2, "khm", key=f"khm__sec_{n}") for n in ("1", "2")]
    found = kinds(law(article("1", text, 0), article("2", text, 0), *second, pages=(page(1, text), page(2, text))))
    assert DoubtKind.DUPLICATE not in found
    assert found[DoubtKind.LANGUAGE] == [("2 of 4 provisions are in khm, the law in eng", (2,))]


def test_an_article_that_may_have_swallowed_others_is_long() -> None:
    usual = [article(str(n), "An employer shall pay the levy.", 0) for n in range(1, 6)]
    found = kinds(law(*usual, article("6", "levy " * 2000, 0), pages=(page(1, "x"),)))
    assert found[DoubtKind.LONG] == [("6. has 10,003 characters, 294 times the usual length", (1,))]


def test_text_that_no_provision_holds_and_titles_that_are_text() -> None:
    lost = "This sentence of the law was lost by the reader of it, alas, all of it."
    one = article("1", "Short.", 0, path=("PART I where " + "every word of the article before follows " * 5,))
    found = kinds(law(one, pages=(page(1, one.text + "\nPART I where\n" + lost),)))
    assert found[DoubtKind.OUTSIDE][0][1] == (1,)
    assert str(sum(map(str.isalpha, lost))) in found[DoubtKind.OUTSIDE][0][0]
    assert found[DoubtKind.TITLE][0][1] == (1,)


def test_pages_that_are_not_ok_are_doubts_by_their_reasons() -> None:
    scan = {"read_by": ReadBy.OCR, "verdict": Verdict.OCR}
    pages = (
        page(1, "a", verdict=Verdict.REPAIRED, reasons=("signs replaced", "9% more")),
        page(2, "b", verdict=Verdict.REJECTED, reasons=("48% of the words cannot be words",)),
        page(3, "c", verdict=Verdict.REJECTED, reasons=("9% of the words cannot be words",)),
        page(4, "d", **scan, reasons=("a scan",), confidence=0.4),
        page(5, "e", **scan, reasons=("a scan",), confidence=0.9),
    )
    found = kinds(law(pages=pages))
    assert found[DoubtKind.REJECTED] == [("not read: 9-48% of the words cannot be words", (2, 3))]
    assert found[DoubtKind.REPAIRED] == [("repaired: signs replaced", (1,))]
    assert found[DoubtKind.OCR][0][1] == (4, 5)
    assert found[DoubtKind.LOW_CONFIDENCE][0][1] == (4,)
    assert "40% on page 4" in found[DoubtKind.LOW_CONFIDENCE][0][0]
    assert list(found)[0] is DoubtKind.REJECTED


def test_a_page_image_is_turned_and_cut_as_the_page_is(tmp_path: Path) -> None:
    path = act(tmp_path / "act.pdf")
    document = pdfium.PdfDocument(path.read_bytes())
    document[0].set_rotation(90)
    document.save(path)
    (tmp_path / "image.png").write_bytes(page_image(path, 1))
    with Image.open(tmp_path / "image.png") as image:
        assert image.size == pytest.approx((WIDTH, WIDTH * 595 / 842), abs=2)
        assert image.convert("L").getextrema()[0] < 100


def test_marks_of_a_turned_page_lie_where_its_image_shows_them(tmp_path: Path) -> None:
    path = act(tmp_path / "act.pdf")
    opened = pdfium.PdfDocument(path.read_bytes())
    for each in opened:
        each.set_rotation(90)
    opened.save(path)
    document = read_document(path, "act.pdf", "0" * 64, KNOWN, ocr=OcrMode.NEVER, cache=None)
    mark = next(one for one in marks(path, document) if one.provision == "sec_2")
    (tmp_path / "image.png").write_bytes(page_image(path, mark.page))
    with Image.open(tmp_path / "image.png") as image:
        scale = image.size[0] / document.pages[mark.page - 1].width
        x0, y0, x1, y1 = (round(side * scale) for side in mark.rects[0])
        grey = image.convert("L")
        assert grey.crop((x0, y0, x1, y1)).getextrema()[0] < 100
        assert grey.crop((x0, 0, x1, y0 - 4)).getextrema()[0] == 255  # turned: above the label is the margin


def test_a_file_without_usable_text_has_a_review(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "scan.pdf"))
    canvas.drawInlineImage(Image.new("L", (400, 600), 90), 0, 0, 595, 842)
    canvas.save()
    one = review(source_of(tmp_path / "scan.pdf"), None, OcrMode.NEVER, None)
    assert [each.kind for each in one.doubts[:2]] == [DoubtKind.UNREAD, DoubtKind.REJECTED]
    assert "--ocr auto" in one.doubts[0].text
    assert [each.verdict for each in one.document.pages] == [Verdict.REJECTED]


def test_what_is_no_pdf_raises(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_text("<html>", "utf-8")
    with pytest.raises(UnreadablePdf, match="web page"):
        review(source_of(tmp_path / "x.pdf"), None, OcrMode.NEVER, None)


def crashes(*_: object) -> Document:
    os.kill(os.getpid(), signal.SIGSEGV)
    raise AssertionError


def crashes_on_two(path: Path, number: int) -> bytes:
    if number == 2:
        os.kill(os.getpid(), signal.SIGSEGV)
    return page_image(path, number)


def test_a_reader_that_crashes_is_an_error_with_the_name_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inspect, "_review", crashes)
    with pytest.raises(UnreadablePdf, match=r"act\.pdf.*crashed"):
        review(source_of(act(tmp_path / "act.pdf")), KNOWN, OcrMode.NEVER, None)


def test_a_page_whose_image_crashes_costs_that_image_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspect, "page_image", crashes_on_two)
    images = dict(page_images(source_of(act(tmp_path / "act.pdf")), [1, 2, 3, 9]))
    assert isinstance(images[1], bytes)
    assert isinstance(images[3], bytes)
    assert "crashed" in str(images[2])
    assert "page 9 cannot be drawn" in str(images[9])
