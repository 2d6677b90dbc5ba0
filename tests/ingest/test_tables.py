"""Ruled tables: found by their lines, read cell by cell, their rows passages that cite what is printed."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from ingest.pdf import OcrMode
from ingest.read import read_document
from kb.types import Document, Facts

STYLE = getSampleStyleSheet()["BodyText"]
FEES = [
    ["No.", "Category of worker", "Fee"],
    ["1", "Manufacturing", "RM 1,850"],
    ["2", "Plantation", "RM 640"],
    ["3", "Domestic worker", "RM 410"],
]
GRID = [("GRID", (0, 0), (-1, -1), 1, colors.black)]
SECTIONS = (
    "1. This Act may be cited as the Foreign Workers (Fees) Act.",
    "2. Every employer shall pay the fee for each foreign worker as follows:",
)


def law(path: Path, *after: Flowable) -> Document:
    story = [Paragraph("FOREIGN WORKERS (FEES) ACT", STYLE), *(Paragraph(one, STYLE) for one in SECTIONS), *after]
    SimpleDocTemplate(str(path)).build(story)
    return read(path)


def read(path: Path, country: str = "SG") -> Document:
    return read_document(path, path.name, "0" * 64, Facts(country=country), ocr=OcrMode.NEVER, cache=None)


def test_a_table_is_kept_with_its_cells_headings_place_and_provision(tmp_path: Path) -> None:
    document = law(tmp_path / "act.pdf", Table(FEES, style=GRID), Paragraph("3. The fee is not refunded.", STYLE))
    (table,) = document.tables
    assert table.rows == tuple(map(tuple, FEES))
    assert (table.provision, table.page, table.header, table.continues) == ("sec_2", 1, 1, False)
    x0, y0, x1, y1 = table.box
    page = document.pages[0]
    assert 0 < x0 < x1 < page.width
    assert 0 < y0 < y1 < page.height


def test_rows_are_passages_that_cite_what_is_printed_and_are_found_by_their_headings(tmp_path: Path) -> None:
    document = law(tmp_path / "act.pdf", Table(FEES, style=GRID))
    *prose, rows = [one for one in document.passages if one.provision == "sec_2"]
    assert all(one.cells is None for one in prose)
    assert rows.part == len(prose) + 1
    assert rows.text.splitlines() == ["1 Manufacturing RM 1,850", "2 Plantation RM 640", "3 Domestic worker RM 410"]
    assert rows.cells is not None
    assert rows.cells.splitlines()[1] == "No.: 2; Category of worker: Plantation; Fee: RM 640"
    cited = " ".join(document.pages[0].text[span.start : span.end] for span in rows.spans)
    assert cited.split() == rows.text.split()
    assert rows.boxes[0].page == 1
    assert all(y0 >= document.tables[0].box[1] for _, y0, _, _ in rows.boxes[0].rects)


def test_the_articles_and_their_text_do_not_depend_on_the_table(tmp_path: Path) -> None:
    end = Paragraph("3. The fee is not refunded.", STYLE)
    ruled = law(tmp_path / "ruled.pdf", Table(FEES, style=GRID), end)
    plain = law(tmp_path / "plain.pdf", Table(FEES), end)
    assert ruled.provisions == plain.provisions
    assert not plain.tables


def test_a_cell_over_several_rows_or_columns_is_given_once(tmp_path: Path) -> None:
    rows = [
        ["Age", "Weight (kg)", ""],
        ["", "Men", "Women"],
        ["15 to 16", "15", "12"],
        ["16 to 18", "30", "25"],
    ]
    style = [*GRID, ("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (2, 0))]
    document = law(tmp_path / "act.pdf", Table(rows, style=style))
    (table,) = document.tables
    assert table.rows[:2] == (("Age", "Weight (kg)", None), (None, "Men", "Women"))
    assert table.header == 2
    said = document.passages[-1].cells
    assert said is not None
    assert said.splitlines()[0] == "Age: 15 to 16; Weight (kg) Men: 15; Weight (kg) Women: 12"


def test_a_table_without_headings_says_so(tmp_path: Path) -> None:
    document = law(tmp_path / "act.pdf", Table([["Form 1", "Application"], ["Form 2", "Renewal"]], style=GRID))
    assert document.tables[0].header == 0
    assert document.passages[-1].cells == "Form 1; Application\nForm 2; Renewal"


def test_a_row_that_numbers_the_columns_belongs_to_the_headings(tmp_path: Path) -> None:
    rows = [["Item", "Sector 2", "Levy"], ["(1)", "(2)", "(3)"], ["a", "Shipyard", "high"], ["b", "Farm", "low"]]
    document = law(tmp_path / "act.pdf", Table(rows, style=GRID))
    assert document.tables[0].header == 2
    assert document.passages[-1].cells == "Item: a; Sector 2: Shipyard; Levy: high\nItem: b; Sector 2: Farm; Levy: low"


def test_an_empty_form_is_a_table_without_passages(tmp_path: Path) -> None:
    rows = [["Name", "Passport", "Signature"], ["", "", ""], ["", "", ""]]
    document = law(tmp_path / "act.pdf", Table(rows, style=GRID, rowHeights=20))
    assert len(document.tables) == 1
    assert all(one.cells is None for one in document.passages)


def test_a_table_goes_on_over_the_page_under_the_same_headings(tmp_path: Path) -> None:
    widths = [60, 200, 100]
    tables = [Table(rows, style=GRID, colWidths=widths) for rows in (FEES, [["4", "Nurse", "RM 900"]] * 2)]
    document = law(tmp_path / "act.pdf", tables[0], PageBreak(), tables[1])
    first, second = document.tables
    assert [(one.page, one.header, one.continues) for one in (first, second)] == [(1, 1, False), (2, 0, True)]
    assert second.provision == "sec_2"
    assert document.passages[-1].cells is not None
    assert document.passages[-1].cells.startswith("No.: 4; Category of worker: Nurse; Fee: RM 900")


def test_a_table_with_text_between_is_another(tmp_path: Path) -> None:
    widths = [60, 200, 100]
    tables = [Table(rows, style=GRID, colWidths=widths) for rows in (FEES, [["4", "Nurse", "RM 900"]] * 2)]
    between = Paragraph("3. The following are exempt from one half of the fee:", STYLE)
    document = law(tmp_path / "act.pdf", tables[0], PageBreak(), between, tables[1])
    assert [one.continues for one in document.tables] == [False, False]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_turned_page_reads_the_same(tmp_path: Path, rotation: int) -> None:
    path = tmp_path / "act.pdf"
    law(path, Table(FEES, style=GRID))
    document = pdfium.PdfDocument(path.read_bytes())
    document[0].set_rotation(rotation)
    document.save(path)
    assert read(path).tables[0].rows == tuple(map(tuple, FEES))


def boxed(canvas: Canvas) -> None:
    canvas.rect(50, 600, 400, 60)


def columns(canvas: Canvas) -> None:
    canvas.rect(50, 500, 480, 200)
    canvas.line(290, 500, 290, 700)


def underlined(canvas: Canvas) -> None:
    for y in range(500, 700, 20):
        canvas.line(60, y, 300, y)


def crop_marks(canvas: Canvas) -> None:
    for x in (20, 575):
        for y in (20, 822):
            canvas.line(x - 10, y, x + 10, y)
            canvas.line(x, y - 10, x, y + 10)


def fraction(canvas: Canvas) -> None:
    canvas.line(60, 650, 150, 650)
    canvas.line(200, 650, 290, 650)
    canvas.line(60, 600, 150, 600)
    for x in (100, 200, 300):
        canvas.line(x, 560, x, 590)


def empty_grid(canvas: Canvas) -> None:
    canvas.grid([100, 200, 300], [100, 120, 140, 160])


@pytest.mark.parametrize("draw", [boxed, columns, underlined, crop_marks, fraction, empty_grid])
def test_rules_that_are_no_table(tmp_path: Path, draw: Callable[[Canvas], None]) -> None:
    canvas = Canvas(str(tmp_path / "act.pdf"))
    for at, line in enumerate((*SECTIONS, "3. Fees are due on the first day.", "4. Fees are not refunded.")):
        canvas.drawString(60, 700 - 30 * at, line)
    draw(canvas)
    canvas.save()
    assert read(tmp_path / "act.pdf").tables == ()


def test_a_table_drawn_in_a_form_is_found(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "act.pdf"))
    for at, line in enumerate(SECTIONS):
        canvas.drawString(60, 780 - 16 * at, line)
    canvas.beginForm("table")
    canvas.grid([0, 100, 200], [0, 20, 40])
    canvas.endForm()
    canvas.translate(100, 500)
    canvas.doForm("table")
    for text, x, y in (("Permit", 5, 25), ("Fee", 105, 25), ("One year", 5, 5), ("S$ 30", 105, 5)):
        canvas.drawString(x, y, text)
    canvas.save()
    (table,) = read(tmp_path / "act.pdf").tables
    assert table.rows == (("Permit", "Fee"), ("One year", "S$ 30"))
    assert table.box == pytest.approx((100, 842 - 540, 300, 842 - 500), abs=1)


def test_the_lines_of_a_cell_are_joined(tmp_path: Path) -> None:
    rows = [["Permit", "Fee"], [Paragraph("Renewal of a permit for a second year " * 3, STYLE), "10"]]
    document = law(tmp_path / "act.pdf", Table(rows, style=GRID, colWidths=[150, 60]), Spacer(1, 10))
    assert document.tables[0].rows[1] == (("Renewal of a permit for a second year " * 3).strip(), "10")


def test_real_tables_are_found(shared: Path) -> None:
    path = shared / "corpus" / "pdf" / "vn" / "vn-18-2021-tt-bldtbxh-thoi-gio-lam-viec-thoi-vu.pdf"
    document = read(path, "VN")
    assert [(one.page, one.header, one.continues) for one in document.tables] == [
        (6, 2, False), (7, 0, False), (7, 2, False), (8, 0, True), (8, 0, False), (9, 0, False), (9, 1, False),
        (10, 0, True),
    ]  # fmt: skip
    for passage in document.passages:
        if passage.cells:
            pages = {page.number: page.text for page in document.pages}
            cited = "".join(pages[span.page][span.start : span.end] for span in passage.spans)
            assert "".join(cited.split()) == "".join(passage.text.split())
