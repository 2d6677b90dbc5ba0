"""``kb`` as its users call it: exit codes, JSON on stdout, one clear error."""

import json
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from api.cli import build_parser, main
from kb.settings import Settings

LAW = ["PART 1", "PRELIMINARY", "Citation", "1. This Act may be cited as the Test Act.", "Permit",
       "2. No person shall employ a foreign worker without a valid work permit issued by the Controller."]  # fmt: skip


def write_pdf(path: Path, lines: list[str]) -> Path:
    canvas = Canvas(str(path))
    for at, line in enumerate(lines):
        canvas.drawString(72, 780 - 16 * at, line)
    canvas.save()
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    try:
        code = main(list(arguments))
    except SystemExit as ended:  # argparse
        code = int(ended.code or 0)
    out, err = capsys.readouterr()
    return code, out, err


def test_ingest_search_show_remove(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = str(tmp_path / "home")
    law = write_pdf(tmp_path / "act.pdf", LAW)
    (tmp_path / "laws.csv").write_text(
        "file,country,language,work,title\nact.pdf,SG,eng,/akn/sg/act/2026/1,Test Act\n", "utf-8"
    )
    ingest = ["ingest", str(law), "--home", home, "--laws", str(tmp_path / "laws.csv"), "--json", "--ocr", "never"]
    code, out, _ = run(capsys, *ingest)
    first = json.loads(out)
    assert (code, first["new"], first["failed"]) == (0, 1, 0)
    result = first["results"][0]
    assert result["work"] == result["facts"]["work"] == "/akn/sg/act/2026/1"
    assert result["facts_confidence"]["title"] == 1
    assert "number" not in result["facts"]
    (held,) = json.loads(run(capsys, "laws", "--home", home, "--json")[1])["laws"]
    assert held["facts_confidence"] == result["facts_confidence"]
    code, out, _ = run(capsys, *ingest)
    assert json.loads(out)["unchanged"] == 1
    code, out, _ = run(capsys, "search", "employing without a work permit", "--home", home, "--json")
    hit = json.loads(out)["hits"][0]
    assert hit["citation"]["article"] == "2"
    code, out, _ = run(capsys, "show", hit["provision"], "--home", home)
    assert "without a valid work permit" in out
    code, out, _ = run(capsys, "provisions", str(law), "--home", home, "--json")
    assert [one["article"] for one in json.loads(out)["provisions"] if one["role"] == "main"] == ["1", "2"]
    assert run(capsys, "verify", "--home", home)[0] == 0
    assert run(capsys, "remove", "/akn/sg/act/2026/1", "--home", home)[0] == 0
    assert json.loads(run(capsys, "laws", "--home", home, "--json")[1])["laws"] == []
    assert run(capsys, "verify", "--home", home)[0] == 0


AMENDMENT = [
    "Pasal I", "Beberapa ketentuan dalam Undang-Undang Nomor 13 Tahun 2003 tentang Ketenagakerjaan diubah sebagai",
    "berikut:", "1. Ketentuan Pasal 42 diubah sehingga berbunyi sebagai berikut:", "Pasal 42",
    "(1) Setiap pemberi kerja wajib memiliki izin tertulis dari Menteri.",
    "(2) Pemberi kerja orang perseorangan dilarang mempekerjakan tenaga kerja asing.", "2. Pasal 44 dihapus.",
    "Pasal II", "Undang-Undang ini mulai berlaku pada tanggal diundangkan.",
]  # fmt: skip


def test_relations_of_a_law_are_shown_with_their_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = str(tmp_path / "home")
    law = write_pdf(tmp_path / "uu.pdf", AMENDMENT)
    (tmp_path / "laws.csv").write_text(
        "file,country,language,work,title\nuu.pdf,ID,ind,/akn/id/act/uu/2024/1,Perubahan\n", "utf-8"
    )
    laws = ["--laws", str(tmp_path / "laws.csv")]
    assert run(capsys, "ingest", str(law), "--home", home, *laws, "--ocr", "never")[0] == 0
    _, out, _ = run(capsys, "relations", "/akn/id/act/uu/2024/1", "--home", home, "--json")
    found = [(one["kind"], one["target"], one["words"]) for one in json.loads(out)["relations"]]
    assert found == [
        ("amends", "/akn/id/act/uu/2003/13/~art_42", "Ketentuan Pasal 42 diubah"),
        ("repeals", "/akn/id/act/uu/2003/13/~art_44", "Pasal 44 dihapus"),
    ]
    _, out, _ = run(capsys, "relations", "/akn/id/act/uu/2024/1", "--home", home)
    assert "~art_I repeals /akn/id/act/uu/2003/13/~art_44 (90%, not held): Pasal 44 dihapus" in out
    _, out, _ = run(capsys, "show", "/akn/id/act/uu/2024/1/~art_I", "--home", home, "--json")
    assert [one["kind"] for one in json.loads(out)["relations"]] == ["amends", "repeals"]
    _, out, _ = run(capsys, "show", "/akn/id/act/uu/2024/1/~art_I__art_42__para_2", "--home", home)
    assert "Pasal 42 ayat (2)" in out.splitlines()[0]
    assert "dilarang mempekerjakan" in out.splitlines()[-1]


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_pdf(tmp_path / "in" / "good.pdf" if (tmp_path / "in").mkdir() is None else tmp_path, LAW)
    (tmp_path / "in" / "empty.pdf").touch()
    (tmp_path / "in" / "page.pdf").write_text("<html>Login</html>", "utf-8")
    (tmp_path / "in" / "cut.pdf").write_bytes((tmp_path / "in" / "good.pdf").read_bytes()[:300])
    code, out, err = run(capsys, "ingest", str(tmp_path / "in"), str(tmp_path / "none"), "--home", str(tmp_path / "h"),
                         "--json", "--ocr", "never")  # fmt: skip
    report = json.loads(out)
    assert code == 3
    assert (report["files"], report["new"], report["failed"]) == (5, 1, 4)
    for one in report["results"]:
        assert one["outcome"] == "new" or Path(one["file"]).name in one["error"]
    assert "good.pdf" in err


def test_a_dry_run_stores_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_pdf(tmp_path / "act.pdf", LAW)
    home = tmp_path / "home"
    code, out, _ = run(capsys, "ingest", str(tmp_path / "act.pdf"), "--home", str(home), "--dry-run", "--json")
    assert (code, json.loads(out)["new"]) == (0, 1)
    assert not home.exists()


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["search", ""], 2, "empty"),
        (["search", "x" * 10_000], 2, "shorten"),
        (["search", "levy", "--country", "XX"], 2, "unknown country"),
        (["search", "levy", "--language", "klingon"], 2, "unknown language"),
        (["search", "levy", "-k", "0"], 2, "at least 1"),
        (["search", "levy", "--in-force-on", "soon"], 2, "YYYY-MM-DD"),
        (["show", "nothing"], 1, "no provision"),
        (["provisions", "nothing"], 1, "kb laws"),
        (["remove", "nothing"], 1, "not held"),
        (["nonsense"], 2, "invalid choice"),
        (["eval", "--beir", "nowhere"], 2, "corpus.jsonl"),
    ],
)
def test_errors_name_what_is_wrong(
    sample_settings: Settings, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, says: str
) -> None:
    home = [] if arguments == ["nonsense"] else ["--home", str(sample_settings.home)]
    got, _, err = run(capsys, *arguments, *home)
    assert got == code
    assert says in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("text", "says"),
    [("a,b\n1,2\n", "no column"), ("file,country,work,title\nx.pdf,XX,/akn/xx/act/1,T\n", "line 2"),
     ("file,country,work,title\nx.pdf,TH,nonsense,T\n", "line 2")],
)  # fmt: skip
def test_a_wrong_laws_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, says: str) -> None:
    (tmp_path / "laws.csv").write_text(text, "utf-8")
    write_pdf(tmp_path / "act.pdf", LAW)
    code, _, err = run(capsys, "ingest", str(tmp_path / "act.pdf"), "--laws", str(tmp_path / "laws.csv"),
                       "--home", str(tmp_path / "home"))  # fmt: skip
    assert code == 1
    assert "laws.csv" in err
    assert says in err


def test_an_empty_home_says_what_to_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "search", "levy", "--home", str(tmp_path))
    assert code == 1
    assert "kb ingest" in err


def test_a_damaged_index_is_made_again(sample_settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    (sample_settings.index / "vectors.faiss").write_bytes(b"damaged")
    code, out, _ = run(capsys, "search", "levy", "--home", str(sample_settings.home), "--json")
    assert code == 0
    assert json.loads(out)["hits"]
    assert run(capsys, "verify", "--home", str(sample_settings.home))[0] == 0


def test_a_terminal_gets_no_escape_sequences(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    law = write_pdf(tmp_path / "evil\x1b[31m.pdf", LAW)
    _, _, err = run(capsys, "ingest", str(law), "--home", str(tmp_path / "home"), "--ocr", "never")
    assert "\x1b" not in err


def test_every_command_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    commands = next(action for action in build_parser()._actions if action.dest == "command").choices
    assert commands is not None
    for name in commands:
        code, out, _ = run(capsys, str(name), "--help")
        assert code == 0
        assert out.startswith("usage: kb")
