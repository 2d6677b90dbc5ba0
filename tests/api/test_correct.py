"""``kb correct`` end to end: a real PDF, the real store, the real encoder."""

import io
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from reportlab.pdfgen.canvas import Canvas

from api import compose
from api.app import build_app
from api.cli import main
from api.compose import open_searcher
from index.encoder import Encoder, open_encoder
from ingest import run as ingest_run
from ingest.pdf import OcrMode
from ingest.sources import Source
from ingest.worker import read_source
from kb.settings import load_settings
from kb.types import Document, Facts

LAW = ["PART 1", "PRELIMINARY", "Citation", "1. This Act may be cited as the Test Act.", "Zqxvjw",
       "2. No person shall employ a foreign wrokzer without a valid work permit issued by the Controller.", "Levy",
       "3. (1) The employer shall pay the levy in every month.", "(2) No worker shall pay it."]  # fmt: skip
WORK = "/akn/sg/act/2026/1"
SECTION = f"{WORK}/eng@/~sec_2"
WHO = ("--by", "Siti", "--reason", "the scan is blurred")

Kb = Callable[..., tuple[int, Any, str]]


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one law as a PDF, its facts, and a home that holds it."""
    folder = tmp_path_factory.mktemp("law")
    canvas = Canvas(str(folder / "act.pdf"))
    for at, line in enumerate(LAW):
        canvas.drawString(72, 780 - 16 * at, line)
    canvas.save()
    (folder / "laws.csv").write_text(f"file,country,language,work,title\nact.pdf,SG,eng,{WORK},Test Act\n", "utf-8")
    ingest = ["ingest", str(folder / "act.pdf"), "--laws", str(folder / "laws.csv"), "--ocr", "never"]
    assert main([*ingest, "--home", str(folder / "home")]) == 0
    return folder


@pytest.fixture
def kb(law: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kb:
    """``kb`` on a copy of that home; gives exit code, what was printed (parsed with --json) and errors."""
    shutil.copytree(law, tmp_path, dirs_exist_ok=True)
    monkeypatch.setattr(compose, "open_encoder", loaded_once)

    def call(*arguments: str) -> tuple[int, Any, str]:
        code = main([*arguments, "--home", str(tmp_path / "home")])
        out, err = capsys.readouterr()
        return code, json.loads(out) if "--json" in arguments and out else out, err

    return call


@cache
def loaded_once(model: str, folder: Path, notify: Callable[[str], None]) -> Encoder:
    """The real encoder; these tests call one command after another in one process."""
    return open_encoder(model, folder, notify)


def ingest(kb: Kb, folder: Path) -> Any:
    return kb("ingest", str(folder / "act.pdf"), "--laws", str(folder / "laws.csv"), "--ocr", "never", "--json")[1]


def found(kb: Kb, word: str) -> list[str]:
    """Provisions in which a word stands, by the lexical leg alone."""
    return [hit["provision"] for hit in kb("search", word, "--mode", "lexical", "--json")[1]["hits"]]


def test_a_corrected_text_is_found_and_marked_and_the_old_one_is_not(kb: Kb, tmp_path: Path) -> None:
    assert found(kb, "wrokzer") == [SECTION]
    text = tmp_path / "text.txt"
    text.write_text("Permit\r\n2. No person shall employ a foreign craftsman without a permit.\n", "utf-8")
    code, answer, _ = kb("correct", SECTION, "--text-file", str(text), *WHO, "--json")
    assert code == 0
    (revision,) = answer["revisions"]
    assert (revision["by"], revision["field"], revision["state"]) == ("Siti", "text", "shown")
    assert "wrokzer" in revision["before"]
    assert found(kb, "craftsman") == [SECTION]
    assert found(kb, "wrokzer") == []
    hit = kb("search", "may one employ a craftsman", "--json", "-k", "1")[1]["hits"][0]
    assert hit["provision"] == SECTION
    assert hit["corrected"] == hit["citation"]["corrected"]
    assert (hit["corrected"]["fields"], hit["corrected"]["reason"]) == (["text"], "the scan is blurred")
    assert hit["citation"]["boxes"][0]["rects"]
    assert "corrected by Siti" in kb("search", "craftsman")[1]
    assert kb("verify")[0] == 0


def test_show_gives_what_is_shown_and_what_the_pdf_says(kb: Kb) -> None:
    kb("correct", SECTION, "--heading", "Work permit", *WHO)
    assert "Work permit\n2. No person" in kb("show", SECTION)[1]
    as_read = kb("show", SECTION, "--as-read")[1]
    assert "Zqxvjw\n2. No person" in as_read
    assert "corrected by Siti" in as_read
    answer = kb("show", SECTION, "--json")[1]
    assert (answer["heading"], answer["as_read"]["heading"]) == ("Work permit", "Zqxvjw")
    assert answer["corrected"]["fields"] == ["heading"]
    assert kb("show", SECTION, "--as-read", "--json")[1]["heading"] == "Zqxvjw"
    assert found(kb, "Zqxvjw") == []
    marked = [one["corrected"] is not None for one in kb("provisions", WORK, "--json")[1]["provisions"]]
    assert sum(marked) == 1


def test_only_that_provision_is_embedded_again(kb: Kb, tmp_path: Path) -> None:
    with open_searcher(load_settings(str(tmp_path / "home"))) as searcher:
        read = "SELECT p.key, a.id, a.vector FROM passages a JOIN provisions p ON p.id = a.provision"
        before = {row["key"]: (row["id"], row["vector"]) for row in searcher.store.connection.execute(read)}
        generation = searcher.store.generation
        kb("correct", SECTION, "--heading", "Work permit", *WHO)
        after = {row["key"]: (row["id"], row["vector"]) for row in searcher.store.connection.execute(read)}
        assert searcher.store.generation > generation
    assert {key for key in before if before[key] != after[key]} == {"sec_2"}
    assert before["sec_2"][1] != after["sec_2"][1]


def test_a_corrected_number_is_cited_and_the_identifier_stays(kb: Kb) -> None:
    code, answer, _ = kb("correct", SECTION, "--article", "22", *WHO, "--json")
    assert [(one["field"], one["after"]) for one in answer["revisions"]] == [("article", "22"), ("label", "22.")]
    hit = kb("search", "section 22", "--json")[1]["hits"][0]
    assert (hit["exact"], hit["provision"], hit["citation"]["label"]) == (True, SECTION, "22.")
    assert kb("show", f"{WORK}/~sec_2", "--json")[1]["article"] == "22"
    assert code == 0


def test_a_paragraph_is_corrected_in_its_provision(kb: Kb) -> None:
    whole = f"{WORK}/eng@/~sec_3"
    part = f"{whole}__para_1"
    code, _, err = kb("correct", part, "--heading", "Levies", *WHO)
    assert (code, whole in err, "--text-file" in err) == (2, True, True)
    assert kb("corrections", whole, "--json")[1] == {"corrections": []}
    assert kb("correct", whole, "--article", "33", *WHO)[0] == 0
    assert len(kb("corrections", part, "--json")[1]["corrections"]) == 2
    shown = kb("show", part)[1]
    assert "(1) The employer shall pay" in shown
    assert "corrected by Siti" in shown


def test_two_corrections_and_undo(kb: Kb) -> None:
    before = kb("show", SECTION, "--json")[1]
    kb("correct", SECTION, "--heading", "First", *WHO)
    kb("correct", SECTION, "--heading", "Second", "--by", "Ali", "--reason", "better")
    assert kb("show", SECTION, "--json")[1]["corrected"]["by"] == "Ali"
    assert kb("correct", SECTION, "--undo", "--by", "Ali", "--reason", "the PDF is right")[0] == 0
    assert kb("show", SECTION, "--json")[1] == before
    assert found(kb, "Zqxvjw") == [SECTION]
    history = kb("corrections", SECTION, "--json")[1]["corrections"]
    assert [(one["by"], one["before"], one["after"], one["undo"], one["state"]) for one in history] == [
        ("Siti", "Zqxvjw", "First", False, "past"),
        ("Ali", "First", "Second", False, "past"),
        ("Ali", "Second", "Zqxvjw", True, "shown"),
    ]
    assert all(one["at"].endswith("+00:00") for one in history)
    code, _, err = kb("correct", SECTION, "--undo", *WHO)
    assert (code, "nothing to undo" in err) == (2, True)
    assert kb("verify")[0] == 0


def test_corrections_outlive_the_removal_of_their_law(kb: Kb, law: Path) -> None:
    kb("correct", SECTION, "--heading", "Gizmo permit", *WHO)
    shown = kb("show", SECTION, "--json")[1]
    kb("remove", WORK)
    (kept,) = kb("corrections", WORK, "--json")[1]["corrections"]
    assert (kept["state"], kept["provision"]) == ("not_held", SECTION)
    assert kb("verify")[0] == 0
    assert ingest(kb, law)["results"][0]["warnings"] == []
    again = kb("show", SECTION, "--json")[1]
    del shown["law"]["read_at"], again["law"]["read_at"]
    assert again == shown
    assert found(kb, "gizmo") == [SECTION]
    assert found(kb, "Zqxvjw") == []
    assert kb("verify")[0] == 0
    assert kb("correct", SECTION, "--undo", *WHO)[0] == 0
    assert found(kb, "Zqxvjw") == [SECTION]


def reads_otherwise(source: Source, facts: Facts | None, ocr: OcrMode, cache: Path | None, note: Path) -> Document:
    """A later reader that gets one letter of the provision right."""
    read = read_source(source, facts, ocr, cache, note)
    return replace(
        read,
        provisions=tuple(replace(one, text=one.text.replace("wrokzer", "worker")) for one in read.provisions),
        passages=tuple(replace(one, text=one.text.replace("wrokzer", "worker")) for one in read.passages),
    )


def test_another_reading_of_the_file_is_shown_and_the_correction_kept(
    kb: Kb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kb("correct", SECTION, "--heading", "Gizmo permit", *WHO)
    kb("remove", WORK)
    monkeypatch.setattr(ingest_run, "read_source", reads_otherwise)
    (warning,) = ingest(kb, tmp_path)["results"][0]["warnings"]
    assert "sec_2" in warning
    assert "not applied" in warning
    answer = kb("show", SECTION, "--json")[1]
    assert (answer["heading"], answer["corrected"]) == ("Zqxvjw", None)
    (kept,) = kb("corrections", SECTION, "--json")[1]["corrections"]
    assert kept["state"] == "not_applied"
    assert kb("verify")[0] == 0
    assert kb("correct", SECTION, "--heading", "Gizmo permit", *WHO)[0] == 0
    assert found(kb, "gizmo") == [SECTION]
    assert kb("verify")[0] == 0


def test_the_text_may_come_from_standard_input(kb: Kb, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("2. ใบอนุญาต".encode())))
    assert kb("correct", SECTION, "--text-file", "-", *WHO)[0] == 0
    assert kb("show", SECTION, "--json")[1]["text"] == "2. ใบอนุญาต"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ((SECTION,), 2, "say what to correct"),
        ((SECTION, "--undo", "--heading", "x"), 2, "say what to correct"),
        ((SECTION, "--heading", "Zqxvjw"), 2, "already reads so"),
        ((SECTION, "--heading", "x" * 1001), 2, "1000 are the most"),
        ((SECTION, "--heading", "\x1b[31mred"), 2, "U+001B"),
        ((SECTION, "--article", "'; --"), 2, "no number"),
        ((SECTION, "--text-file", "nowhere.txt"), 2, "nowhere.txt"),
        ((SECTION, "--text-file", "LATIN1"), 2, "UTF-8"),
        ((SECTION, "--text-file", "HUGE"), 2, "500000"),
        ((f"{WORK}/~sec_9", "--heading", "x"), 1, "not held"),
    ],
)
def test_what_cannot_be_recorded_is_refused_and_leaves_no_trace(
    kb: Kb, tmp_path: Path, arguments: tuple[str, ...], code: int, says: str
) -> None:
    (tmp_path / "LATIN1").write_bytes("déjà".encode("latin-1"))
    (tmp_path / "HUGE").write_bytes(b"x" * 3_000_000)
    here = [str(tmp_path / one) if one in ("LATIN1", "HUGE") else one for one in arguments]
    got, _, err = kb("correct", *here, *WHO)
    assert got == code
    assert says in err
    assert "\x1b" not in err
    assert kb("corrections", "--json")[1] == {"corrections": []}


def test_the_history_over_http_is_read_only(kb: Kb, tmp_path: Path) -> None:
    kb("correct", SECTION, "--heading", "<script>alert(1)</script>", *WHO)
    with open_searcher(load_settings(str(tmp_path / "home"))) as searcher:
        client = TestClient(build_app(searcher))
        for query in ({}, {"work": WORK}, {"work": SECTION}):
            (one,) = client.get("/api/v1/corrections", params=query).json()["corrections"]
            assert (one["by"], one["field"], one["after"]) == ("Siti", "heading", "<script>alert(1)</script>")
        assert client.get("/api/v1/corrections", params={"work": "none"}).status_code == 404
        assert client.post("/api/v1/corrections", json=one).status_code == 405
        answer = client.get("/api/v1/provision", params={"id": SECTION}).json()
        assert answer["as_read"]["heading"] == "Zqxvjw"
        assert answer["citations"][0]["corrected"]["by"] == "Siti"
