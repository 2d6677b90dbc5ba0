"""Tables at the doors: JSON with rows, aligned text, rows found by what stands above them."""

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate
from reportlab.platypus import Table as Drawn

from api.app import build_app
from api.cli import main
from api.compose import open_searcher
from api.tables import columns, table_json, table_text
from kb.settings import load_settings
from kb.types import Table

ROWS = [
    ["Category of worker", "Fee"],
    ["Manufacturing", "RM 1,850"],
    ["Plantation", "RM 640"],
    ["Domestic <b>worker</b>", "RM 410"],
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    style = getSampleStyleSheet()["BodyText"]
    texts = (
        ("Short title", "1. This Act may be cited as the Levy Act."),
        ("Yearly payment", "2. Every employer shall pay yearly for each of his foreign workers:"),
        ("Register", "3. The Controller shall keep a register of the employers who have paid."),
    )
    headed = [(Paragraph(head, style), Paragraph(text, style)) for head, text in texts]
    grid = Drawn(ROWS, style=[("GRID", (0, 0), (-1, -1), 1, colors.black)])
    SimpleDocTemplate(str(folder / "act.pdf")).build([*headed[0], *headed[1], grid, *headed[2]])
    (folder / "laws.csv").write_text(
        "file,country,language,work,title\nact.pdf,MY,eng,/akn/my/act/2026/1,Levy Act\n", "utf-8"
    )
    laws = str(folder / "laws.csv")
    assert main(["ingest", str(folder / "act.pdf"), "--home", str(folder), "--laws", laws, "--ocr", "never"]) == 0
    return folder


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert main(list(arguments)) == 0
    return capsys.readouterr().out


def test_a_question_about_a_fee_finds_its_row(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hits = json.loads(run(capsys, "search", "fee for a plantation worker", "--home", str(home), "--json"))["hits"]
    assert hits[0]["citation"]["article"] == "2"
    assert "Plantation RM 640" in hits[0]["text"]
    (table,) = hits[0]["tables"]
    assert table["rows"] == ROWS
    assert table["page"] == 1
    assert len(table["box"]) == 4
    assert all(hit["tables"] == [] for hit in hits if hit["citation"]["article"] != "2")
    assert json.loads(run(capsys, "verify", "--home", str(home), "--json"))["problems"] == []


def test_show_gives_the_rows(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = json.loads(run(capsys, "show", "/akn/my/act/2026/1/~sec_2", "--home", str(home), "--json"))
    assert [one["rows"] for one in shown["tables"]] == [ROWS]
    text = run(capsys, "show", "/akn/my/act/2026/1/~sec_2", "--home", str(home))
    assert "Category of worker     | Fee\n-----------------------+---------\n" in text
    assert "Plantation             | RM 640\n" in text
    assert json.loads(run(capsys, "show", "/akn/my/act/2026/1/~sec_1", "--home", str(home), "--json"))["tables"] == []


def test_the_page_and_the_api_get_the_same_rows(home: Path) -> None:
    with open_searcher(load_settings(str(home))) as searcher:
        client = TestClient(build_app(searcher))
        hit = client.get("/api/v1/search", params={"q": "fee plantation"}).json()["hits"][0]
        shown = client.get("/api/v1/provision", params={"id": "/akn/my/act/2026/1/~sec_2"}).json()
        assert hit["tables"] == shown["tables"]
        script = client.get("/page/page.js").text
        assert "innerHTML" not in script
        assert 'element("table")' in script


def table(*rows: tuple[str | None, ...], header: int = 0, continues: bool = False) -> Table:
    return Table("art_1", 3, (0.0, 0.0, 1.0, 1.0), rows, header, continues)


def test_columns_are_aligned_in_scripts_with_marks_of_no_width() -> None:
    lines = table_text(table(("อาชีพ", "จำนวน"), ("กรรมกร", "๑๐"), ("ที่นั่น", "๕"), header=1))
    assert lines[0] == "[table, p. 3]"
    assert {columns(line.partition("|")[0]) for line in lines[1:] if "|" in line} == {7}


def test_a_long_cell_is_wrapped_not_cut() -> None:
    long = "one of many words " * 40
    lines = table_text(table((long, "RM 5"), ("ក" * 300, None)))
    assert max(map(columns, lines)) <= 100
    assert " ".join(" ".join(line.partition("|")[0] for line in lines[1:]).split()).startswith(" ".join(long.split()))
    assert sum(line.count("ក") for line in lines) == 300


def test_a_table_of_many_columns_keeps_every_cell() -> None:
    lines = table_text(table(tuple(f"cell{at}" for at in range(30))))
    assert "".join("".join(lines[1:]).split()).replace("|", "") == "".join(f"cell{at}" for at in range(30))


def test_a_continued_table_says_so() -> None:
    one = table(("a", None), continues=True)
    assert "goes on" in table_text(one)[0]
    assert table_json(one)["continues"] is True
    assert table_json(one)["rows"] == [["a", None]]
