"""Every file has an outcome, in order; a reader that dies takes only its own file with it."""

import os
import signal
import time
from pathlib import Path

import numpy as np
import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest import run
from ingest.pdf import OcrMode
from ingest.sources import Source, find_sources
from ingest.worker import read_source
from kb import reading
from kb.errors import BadStore
from kb.store import Store, Vectors
from kb.types import Document, Facts, FileReport


def write_act(path: Path, name: str) -> Path:
    canvas = Canvas(str(path))
    lines = [f"{name} Act 2026", "Citation", f"1. This Act may be cited as the {name} Act and is on foreign workers.",
             "Levy", "2. The employer of a foreign worker shall pay the levy in every month of the year."]  # fmt: skip
    for at, line in enumerate(lines):
        canvas.drawString(72, 780 - 18 * at, line)
    canvas.save()
    return path


def vectors(document: Document) -> Vectors:
    made = np.zeros((len(document.passages), 4), np.float32)
    made[:, 0] = 1
    return made


def ingest(paths: list[Path], store: Store | None, tmp_path: Path) -> list[FileReport]:
    sources = find_sources(paths, tmp_path)
    return list(run.ingest(sources, store, vectors, "m", laws={}, jobs=2, ocr=OcrMode.NEVER, cache=tmp_path / "cache"))


def test_reports_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("c", "a", "b"):
        write_act(tmp_path / "in" / f"{name}.pdf", name)
    (tmp_path / "in" / "d.pdf").write_text("no PDF", "utf-8")
    store = Store(tmp_path / "kb.sqlite", create=True)
    reports = ingest([tmp_path / "in"], store, tmp_path)
    assert [(Path(one.file).name, one.outcome) for one in reports] == [
        ("a.pdf", "new"), ("b.pdf", "new"), ("c.pdf", "new"), ("d.pdf", "failed"),
    ]  # fmt: skip
    assert "d.pdf" in (reports[3].error or "")
    again = ingest([tmp_path / "in"], store, tmp_path)
    assert [one.outcome for one in again] == ["unchanged", "unchanged", "unchanged", "failed"]
    assert len(reading.laws(store)) == 3


def test_the_same_contents_twice_in_one_run_are_read_once(tmp_path: Path) -> None:
    first = write_act(tmp_path / "a.pdf", "A")
    second = tmp_path / "copy.pdf"
    second.write_bytes(first.read_bytes())
    store = Store(tmp_path / "kb.sqlite", create=True)
    reports = ingest([first, second], store, tmp_path)
    assert [one.outcome for one in reports] == ["new", "unchanged"]
    assert "a.pdf" in reports[1].warnings[0]


def test_a_store_that_cannot_be_written_ends_the_run(tmp_path: Path) -> None:
    store = Store(tmp_path / "kb.sqlite", create=True)
    store.connection.execute("PRAGMA query_only = ON")
    with pytest.raises(BadStore):
        ingest([write_act(tmp_path / "a.pdf", "A")], store, tmp_path)


def dies(source: Source, facts: Facts | None, ocr: OcrMode, cache: Path | None, note: Path) -> Document:
    if source.name.endswith("dies.pdf"):
        os.kill(os.getpid(), signal.SIGSEGV)
    return read_source(source, facts, ocr, cache, note)


def hangs(source: Source, facts: Facts | None, ocr: OcrMode, cache: Path | None, note: Path) -> Document:
    if source.name.endswith("dies.pdf"):
        signal.alarm(1)
        while True:
            pass
    return dies(source, facts, ocr, cache, note)


@pytest.mark.parametrize(("reader", "says"), [(dies, "crashed"), (hangs, "no page finished")])
def test_a_reader_that_dies_fails_its_own_file_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: object, says: str
) -> None:
    monkeypatch.setattr(run, "read_source", reader)
    paths = [write_act(tmp_path / f"{name}.pdf", name) for name in ("one", "dies", "two")]
    store = Store(tmp_path / "kb.sqlite", create=True)
    reports = ingest(paths, store, tmp_path)
    assert [one.outcome for one in reports] == ["new", "failed", "new"]
    assert says in (reports[1].error or "")


def test_the_run_tells_how_far_the_next_file_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "read_source", is_slow)
    heard: list[tuple[str, int, int]] = []
    sources = find_sources([write_act(tmp_path / "act.pdf", "A")], tmp_path)
    reports = list(
        run.ingest(sources, None, vectors, "m", laws={}, ocr=OcrMode.NEVER, tell=lambda *how: heard.append(how))
    )
    assert [one.outcome for one in reports] == ["new"]
    assert heard[-1][0].endswith("act.pdf")
    assert heard[-1][1:] == (1, 1)


def is_slow(source: Source, facts: Facts | None, ocr: OcrMode, cache: Path | None, note: Path) -> Document:
    document = read_source(source, facts, ocr, cache, note)
    time.sleep(3)
    return document
