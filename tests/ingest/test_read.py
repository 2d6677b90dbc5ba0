"""From a PDF to a document: pages, provisions, passages with boxes, facts, warnings."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.bilingual import halves
from ingest.pdf import OcrMode
from ingest.read import read_document
from kb.errors import UnreadablePdf
from kb.types import Document, Facts, Page, ReadBy, Role, Verdict

TEXT = [
    ["LAWS OF MALAYSIA", "Act 9999", "EXAMPLE ACT 2031", "Short title", "1. This Act may be cited as the Example Act."],
    ["Register", "2. (1) Every employer shall keep a register of the", "foreign workers in his employment.",
     "(2) The register shall be shown to an officer at any time."],
    ["Penalty", "3. A person who contravenes section 2 commits an offence."],
]  # fmt: skip


def pdf(path: Path) -> Path:
    canvas = Canvas(str(path))
    for number, lines in enumerate(TEXT, 1):
        canvas.drawString(72, 800, f"Example Act {number}")
        for place, line in enumerate(lines):
            canvas.drawString(72, 760 - 20 * place, line)
        canvas.showPage()
    canvas.save()
    return path


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    path = pdf(tmp_path_factory.mktemp("pdf") / "act.pdf")
    return read_document(path, "act.pdf", "0" * 64, None, ocr=OcrMode.NEVER, cache=None)


def test_a_pdf_becomes_provisions_without_its_running_heads(document: Document) -> None:
    sections = [one for one in document.provisions if one.role is Role.MAIN]
    assert [(one.article, one.heading) for one in sections] == [
        ("1", "Short title"), ("2", "Register"), ("3", "Penalty")
    ]  # fmt: skip
    assert sections[1].text == (
        "Register\n2. (1) Every employer shall keep a register of the foreign workers in his employment.\n"
        "(2) The register shall be shown to an officer at any time."
    )


def test_facts_and_language_are_read_where_none_are_given(document: Document) -> None:
    facts = document.facts
    assert (facts.country, facts.work, facts.number) == ("MY", "/akn/my/act/2031/9999", "Act 9999")
    assert facts.language == "eng"


def test_every_passage_has_boxes_on_the_pages_of_its_spans(document: Document) -> None:
    for passage in document.passages:
        assert [box.page for box in passage.boxes] == sorted({span.page for span in passage.spans})
        assert all(box.rects for box in passage.boxes)


def test_printed_page_numbers_are_known(document: Document) -> None:
    assert [page.printed for page in document.pages] == ["1", "2", "3"]


def test_reading_twice_gives_the_same_document(document: Document, tmp_path: Path) -> None:
    again = read_document(pdf(tmp_path / "act.pdf"), "act.pdf", "0" * 64, None, ocr=OcrMode.NEVER, cache=None)
    assert (again.provisions, again.passages) == (document.provisions, document.passages)


def test_given_facts_win(tmp_path: Path) -> None:
    given = Facts(country="SG", work="/akn/sg/act/1/1", title="Given", language="eng")
    found = read_document(pdf(tmp_path / "a.pdf"), "a.pdf", "0" * 64, given, ocr=OcrMode.NEVER, cache=None).facts
    assert (found.country, found.work, found.title) == ("SG", "/akn/sg/act/1/1", "Given")


def test_what_is_no_pdf_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "note.pdf"
    path.write_text("not a PDF")
    with pytest.raises(UnreadablePdf, match="laws.zip/note.pdf"):
        read_document(path, "laws.zip/note.pdf", "0" * 64, None, ocr=OcrMode.NEVER, cache=None)


def test_a_law_printed_in_two_languages_is_read_twice() -> None:
    english = "{0}. Every employer shall keep the register of the foreign workers at the place of work."
    burmese = "{0}။ အလုပ်ရှင်တိုင်းသည် နိုင်ငံခြားသား အလုပ်သမားများ၏ စာရင်းကို ထားရှိရမည်။"
    texts = [burmese.format(one) for one in "၁၂၃၄"] + [english.format(one) for one in range(1, 5)]
    pages = [Page(n, text, 595, 842, ReadBy.TEXT, Verdict.OK) for n, text in enumerate(texts, 1)]
    first, second = halves(pages, "MM", ("mya",))
    assert (first.language, second.language) == ("mya", "eng")
    assert [one.key for one in second.provisions] == [f"eng__sec_{n}" for n in range(1, 5)]
    assert [page.number for part in (first, second) for page in part.pages] == list(range(1, 9))
