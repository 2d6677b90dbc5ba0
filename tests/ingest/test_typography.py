"""Footnotes told by their type: out of the sentence, kept as a text of their own."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.pdf import OcrMode
from ingest.read import read_document
from kb.types import Document, Facts

BODY = [
    "Section 1. This Act shall be known as the Migrant Workers Act.",
    "Section 2. No person shall recruit a worker for work abroad without a licence",
    "issued by the Department, and the licence shall be displayed at the place of",
]


def write(path: Path, pages: list[tuple[list[str], list[str]]], mark: tuple[str, float, float] | None) -> Document:
    """Pages of text at 12 pt with notes at 8 pt at their feet; ``mark`` (text, size, rise) ends the first text."""
    canvas = Canvas(str(path))
    for place, (lines, notes) in enumerate(pages):
        text = canvas.beginText(60, 760)
        text.setFont("Helvetica", 12)
        for at, line in enumerate(lines):
            text.textOut(line)
            if place == 0 and mark and at == len(lines) - 1:
                text.setFont("Helvetica", mark[1])
                text.setRise(mark[2])
                text.textOut(mark[0])
                text.setRise(0)
                text.setFont("Helvetica", 12)
            text.textLine("")
        canvas.drawText(text)
        canvas.setFont("Helvetica", 8)
        for at, line in enumerate(notes):
            canvas.drawString(60, 90 - 10 * at, line)
        canvas.setFont("Helvetica", 12)
        canvas.drawString(300, 40, f"{place + 1}")
        canvas.showPage()
    canvas.save()
    return read_document(path, path.name, "0" * 64, Facts(country="PH"), ocr=OcrMode.NEVER, cache=None)


def texts(document: Document) -> dict[str, str]:
    return {one.key: " ".join(one.text.split()) for one in document.provisions}


NEXT = ["business, and a copy of it shall be given to each worker on request."]


@pytest.mark.parametrize("mark", [("1", 7, 5), ("1", 8, 4)])
def test_a_footnote_at_a_page_break_is_not_in_the_sentence(tmp_path: Path, mark: tuple[str, float, float]) -> None:
    notes = ["1 As amended by Republic Act No. 10022, which took effect", "fifteen days after its publication."]
    document = write(tmp_path / "act.pdf", [(BODY, notes), (NEXT, [])], mark)
    found = texts(document)
    assert "at the place of business, and a copy of it" in found["sec_2"]
    assert "Republic Act" not in found["sec_2"]
    (note,) = [one for one in document.provisions if one.key == "note_1"]
    assert " ".join(note.text.split()) == " ".join(notes)
    assert note.parent == "sec_2"
    assert any(one.provision == "note_1" for one in document.passages)


def test_a_starred_footnote(tmp_path: Path) -> None:
    document = write(
        tmp_path / "act.pdf", [(BODY, ["* Now the Department of Migrant Workers."]), (NEXT, [])], ("*", 12, 0)
    )
    assert "at the place of business, and" in texts(document)["sec_2"]
    assert texts(document)["note"] == "* Now the Department of Migrant Workers."


def test_a_footnote_that_goes_on_at_the_foot_of_the_next_page(tmp_path: Path) -> None:
    pages = [(BODY, ["1 As amended by Republic Act No. 10022, which"]), (NEXT, ["took effect in the year 2010."])]
    found = texts(write(tmp_path / "act.pdf", pages, ("1", 7, 5)))
    assert found["sec_2"].endswith("each worker on request.")
    assert found["note_1"] == "1 As amended by Republic Act No. 10022, which took effect in the year 2010."


@pytest.mark.parametrize(
    ("notes", "mark"),
    [
        (["1 Ordinary small print of a schedule."], None),  # no mark answers
        (["1 Ordinary small print of a schedule."], ("1", 12, 0)),  # a number of the text, not raised
        (["2 A second note without its mark."], ("1", 7, 5)),
        (["Printed by the National Printing Office"], ("1", 7, 5)),
    ],
)
def test_small_print_that_no_mark_answers_stays_text(
    tmp_path: Path, notes: list[str], mark: tuple[str, float, float] | None
) -> None:
    document = write(tmp_path / "act.pdf", [(BODY, notes)], mark)
    assert notes[0] in texts(document)["sec_2"]
    assert not any(one.key.startswith("note") for one in document.provisions)


def test_footnotes_of_a_real_law_are_no_part_of_its_sections(shared: Path) -> None:
    path = shared / "corpus" / "pdf" / "my" / "employment-act-1955-reprint-2023.pdf"
    document = read_document(path, path.name, "0" * 64, Facts(country="MY"), ocr=OcrMode.NEVER, cache=None)
    sections = [one for one in document.provisions if one.article and one.role.value == "main"]
    assert [one.key for one in sections if "*NOTE" in one.text] == ["sec_103"]  # a note that fills the next page
    notes = [one for one in document.provisions if one.key.startswith("note")]
    assert len(notes) == 15
    assert any("previously “sixty”" in one.text.lower() for one in notes)
