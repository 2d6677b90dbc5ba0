"""``kb inspect``: one page for a person, whole in itself, that nothing in a file can break out of."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from api import reviewreport
from api.cli import main

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
HOSTILE = "<script>alert(1)</script>"


class Report(HTMLParser):
    """What a test asks of a report: its elements with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def having(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def act(path: Path, *sections: str, pages: int = 1) -> Path:
    canvas = Canvas(str(path))
    for page in range(pages):
        lines = ["LAWS OF MALAYSIA", "Act 9999", "EXAMPLE ACT 2031"] if page == 0 else []
        for place, line in enumerate([*lines, *(sections if page == 0 else ["and the levy is due every month."])]):
            canvas.drawString(72, 780 - 18 * place, line)
        canvas.showPage()
    canvas.save()
    return path


SECTIONS = ("1. This Act may be cited as the Example Act.", "2. Every employer shall keep a register.",
            "5. A person who contravenes section 2 commits an offence.")  # fmt: skip


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports go to the current folder."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


def inspect(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["inspect", *arguments, "--ocr", "never"])
    out, err = capsys.readouterr()
    return code, out, err


def test_the_report_has_the_doubts_first_and_every_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = act(tmp_path / "act.pdf", *SECTIONS, pages=2)
    code, out, _ = inspect(capsys, str(path))
    assert code == 0
    assert "numbers 3-4 are missing between 2. and 5. (p. 1)" in out
    html = Path("act.inspect.html").read_text("utf-8")
    report = Report(html)
    assert html.index("Holes in the numbering") < html.index("SHA-256") < html.index('id="p1"') < html.index('id="p2"')
    assert [one["alt"] for one in report.having("img")] == ["Image of page 1", "Image of page 2"]
    assert all(str(one["src"]).startswith("data:image/png;base64,") for one in report.having("img"))
    anchors = {one["id"] for _, one in report.elements if one.get("id")}
    links = [str(one["href"]) for one in report.having("a")]
    assert "#p1" in links
    assert {link.removeprefix("#") for link in links} <= anchors
    assert len(report.having("mark")) == 5  # front, three sections, and the key
    assert len(report.having("rect")) == 4
    assert not list(tmp_path.glob("**/*.sqlite"))


def test_nothing_is_loaded_and_nothing_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = act(
        tmp_path / f"{HOSTILE.replace('/', '')} & act\x1b[31m\u202e.pdf",
        f"1. {HOSTILE} <b onclick=x>",
        "2. \"'><img src=x>",
    )
    (tmp_path / "laws.csv").write_text(
        f'file,country,language,work,title\n"{path.name}",MY,eng,/akn/my/act/2031/9999,"{HOSTILE}"\n', "utf-8"
    )
    code, out, _ = inspect(capsys, str(path), "--laws", str(tmp_path / "laws.csv"))
    assert code == 0
    assert "\x1b" not in out
    (written,) = Path().glob("*.inspect.html")
    html = written.read_text("utf-8")
    report = Report(html)
    assert not report.having("script")
    assert len(report.having("img")) == 1
    assert not [one for _, one in report.elements if any(name.startswith("on") for name in one)]
    assert HOSTILE in report.text  # as text, in title and section
    assert "\x1b" not in html
    assert "\u202e" not in html
    assert not re.search(r"(?:src|href|url\()=?[\"']?(?:https?:)?//", html)
    assert any("default-src 'none'" in str(one.get("content")) for one in report.having("meta"))


def test_json_gives_the_same_facts_and_doubts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = act(tmp_path / "act.pdf", *SECTIONS)
    code, out, _ = inspect(capsys, str(path), "--json")
    (one,) = json.loads(out)["files"]
    assert (code, one["outcome"], one["report"], one["verdicts"]) == (0, "read", "act.inspect.html", {"ok": 1})
    assert one["articles"] == 3
    assert one["facts"]["country"] == "MY"
    assert [(doubt["kind"], doubt["pages"], doubt["provision"]) for doubt in one["doubts"]] == [
        ("hole", [1], "sec_5"), ("facts", [], None),
    ]  # fmt: skip
    assert one["page_list"][0]["begin"] == ["front", "sec_1", "sec_2", "sec_5"]


def test_pages_are_chosen_but_doubts_are_of_the_whole_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = act(tmp_path / "act.pdf", *SECTIONS, pages=4)
    assert inspect(capsys, str(path), "--pages", "2,4-9")[0] == 0
    report = Report(Path("act.inspect.html").read_text("utf-8"))
    assert [one["id"] for one in report.having("section") if "page" in str(one["class"]).split()] == ["p2", "p4"]
    assert "numbers 3-4 are missing" in report.text
    assert "This report shows 2 of the pages" in report.text
    assert inspect(capsys, str(path), "--pages", "7")[0] == 2


def test_a_long_file_gets_images_for_the_pages_in_doubt_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reviewreport, "MAX_IMAGES", 2)
    canvas = Canvas(str(tmp_path / "act.pdf"))
    for text in ("1. The first.", "2. The second.", "3. The third.", "6. The sixth."):
        canvas.drawString(72, 700, text + " An employer of a foreign worker shall pay the levy.")
        canvas.showPage()
    canvas.save()
    inspect(capsys, str(tmp_path / "act.pdf"))
    report = Report(Path("act.inspect.html").read_text("utf-8"))
    assert [one["alt"] for one in report.having("img")] == ["Image of page 3", "Image of page 4"]
    assert "Only 2 of 4 pages have an image here" in report.text
    assert "at most 2 page images" in report.text


def test_only_an_earlier_report_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = act(tmp_path / "act.pdf", *SECTIONS)
    before = path.read_bytes()
    code, _, err = inspect(capsys, str(path), "--out", str(path))
    assert (code, path.read_bytes()) == (2, before)
    assert "--out" in err
    assert inspect(capsys, str(path))[0] == inspect(capsys, str(path))[0] == 0
    Path("act.inspect.html").write_text("mine", "utf-8")
    assert inspect(capsys, str(path))[0] == 2
    assert Path("act.inspect.html").read_text("utf-8") == "mine"
    assert inspect(capsys, str(path), "--out", str(tmp_path / "none" / "x.html"))[0] == 2


def test_every_file_has_a_report_of_its_own_or_a_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        act(tmp_path / folder / "act.pdf", *SECTIONS)
    (tmp_path / "c.pdf").write_text("<html>", "utf-8")
    files = [str(tmp_path / name) for name in ("a/act.pdf", "b/act.pdf", "c.pdf", "none.pdf")]
    code, out, _ = inspect(capsys, *files, "--json")
    results = json.loads(out)["files"]
    assert code == 3
    assert [one["outcome"] for one in results] == ["read", "read", "failed", "failed"]
    assert [one.get("report") for one in results[:2]] == ["act.inspect.html", "act-2.inspect.html"]
    assert "web page" in results[2]["error"]
    assert inspect(capsys, *files, "--out", "x.html")[0] == 2


def test_a_page_without_an_image_does_not_fail_the_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        reviewreport, "page_images", lambda _, numbers: [(number, "no ink <left>") for number in numbers]
    )
    assert inspect(capsys, str(act(tmp_path / "act.pdf", *SECTIONS)))[0] == 0
    report = Report(Path("act.inspect.html").read_text("utf-8"))
    assert "No page image: no ink <left>" in report.text
    assert len(report.having("rect")) == 4


def test_the_text_of_a_page_is_whole_and_in_its_language(capsys: pytest.CaptureFixture[str]) -> None:
    (path,) = SAMPLES.glob("th-*.pdf")
    code, out, _ = inspect(capsys, str(path), "--laws", str(SAMPLES / "laws.csv"), "--json")
    assert code == 0
    html = Path(json.loads(out)["files"][0]["report"]).read_text("utf-8")
    report = Report(html)
    assert "คนต่างด้าวอาจเปลี่ยนนายจ้างได้เมื่อมีเหตุอย่างหนึ่งอย่างใด" in report.text
    assert all(one["lang"] == "th" for one in report.having("div") if one.get("class") == "text")
