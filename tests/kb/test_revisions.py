"""Revisions in a real store: kept for good, all or nothing, checked by ``kb verify``."""

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kb import reading, revisions
from kb.corrected import NOTHING_CORRECTED, Applied, Reading, Revision, corrected, digest, standing
from kb.database import MIGRATIONS
from kb.errors import BadStore
from kb.reembed import begin, keep, remaining, switch
from kb.revise import revise
from kb.store import Store, Vectors
from kb.types import Box, Document, Facts, Page, Passage, Provision, ReadBy, Role, Span, Verdict
from kb.verify import store_problems

TEXT = "Levy\n1. An employer pays a levvy."
SPAN = Span(1, 0, len(TEXT))
READ = Provision("sec_1", "1.", "1", "Levy", ("PART I",), Role.MAIN, None, (SPAN,), TEXT, "eng")
PASSAGE = Passage("sec_1", 1, TEXT, (SPAN,), (Box(1, ((1.0, 2.0, 3.0, 4.0),)),), "eng", "Levy: 100")
SHA = "a" * 64


def unit(at: int = 0) -> Vectors:
    vector = np.zeros((1, 4), np.float32)
    vector[0, at] = 1
    return vector


def put(store: Store, applied: Applied = NOTHING_CORRECTED) -> str:
    page = Page(1, TEXT, 595.0, 842.0, ReadBy.TEXT, Verdict.OK)
    facts = Facts("SG", "eng", "/akn/sg/act/2026/1", "Levy Act")
    return store.put(Document("a.pdf", SHA, facts, (page,), (READ,), (PASSAGE,)), "a.pdf", unit(), "m", applied)


def correct(store: Store, field: str, after: str | None, *, undo: bool = False) -> None:
    """One revision, as the command makes it, with a vector of its own."""
    law, row, _ = reading.find_unit(store, "/akn/sg/act/2026/1/~sec_1")
    as_read = revisions.reading_of(store.connection, row)
    before = revisions.of_provision(store.connection, SHA, "sec_1")
    made = Revision(
        len(before) + 1, "2126-01-02T03:04:05+00:00", "Siti", "misread", SHA, "sec_1", law["work"], law["uri"],
        undo, field, row[field], after, getattr(as_read.provision, field), digest(as_read.provision.text),
    )  # fmt: skip
    stands = standing(as_read.provision, [*before, made])
    shown = corrected(as_read.provision, stands.changes)
    passages = [replace(one, text=shown.text) for one in as_read.passages]
    marked = replace(as_read, correction=stands.correction)
    revise(store, row["id"], [made], marked, shown, passages, unit(1), model="m", generation=store.generation)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "kb.sqlite", create=True)
    put(store)
    return store


def dump(store: Store) -> list[str]:
    return list(store.connection.iterdump())


def test_what_was_read_is_kept_and_what_is_shown_is_marked(store: Store) -> None:
    generation = store.generation
    correct(store, "text", "Levy\n1. An employer pays a levy.")
    _, row, _ = reading.find_unit(store, "/akn/sg/act/2026/1/~sec_1")
    (hit,) = reading.passages_of(store, row["id"])
    assert hit.text == row["text"] == "Levy\n1. An employer pays a levy."
    assert hit.citation.corrected is not None
    assert hit.citation.corrected.fields == ("text",)
    assert hit.citation.boxes == PASSAGE.boxes
    assert "corrected by Siti" in hit.citation.formatted
    assert revisions.reading_of(store.connection, row) == Reading(READ, (PASSAGE,), hit.citation.corrected)
    assert store.generation > generation
    assert store_problems(store) == []


def test_two_corrections_and_their_undoing(store: Store) -> None:
    as_put = dump(store)
    correct(store, "text", "1. First.")
    correct(store, "text", "1. Second.")
    assert store_problems(store) == []
    correct(store, "text", TEXT, undo=True)
    _, row, _ = reading.find_unit(store, "/akn/sg/act/2026/1/~sec_1")
    assert (row["text"], row["corrected"]) == (TEXT, None)
    history = revisions.of_file(store.connection, SHA)
    assert [one.after for one in history] == ["1. First.", "1. Second.", TEXT]
    assert [one.before for one in history] == [TEXT, "1. First.", "1. Second."]
    assert store_problems(store) == []
    assert [line for line in as_put if 'INTO "provisions"' in line] == [
        line for line in dump(store) if 'INTO "provisions"' in line
    ]


def test_the_history_can_neither_be_changed_nor_deleted(store: Store) -> None:
    correct(store, "heading", "Levies")
    for sql in ("UPDATE revisions SET author = 'x'", "DELETE FROM revisions"):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            store.connection.execute(sql)
    store.remove("/akn/sg/act/2026/1")
    assert [one.after for one in revisions.of_name(store.connection, "/akn/sg/act/2026/1") or ()] == ["Levies"]
    assert store_problems(store) == []


def test_a_correction_while_the_encoder_is_changed_is_embedded_by_the_new_one(store: Store) -> None:
    (old,) = begin(store, "new")
    keep(store, [old], unit(2))
    correct(store, "text", "1. First.")
    assert not switch(store, "new")
    (corrected_one,) = remaining(store, "new")
    keep(store, [old, corrected_one], np.vstack([unit(2), unit(3)]))
    assert switch(store, "new")
    assert store_problems(store) == []


def test_a_file_is_not_stored_without_its_corrections(store: Store) -> None:
    correct(store, "heading", "Levies")
    store.remove("/akn/sg/act/2026/1")
    with pytest.raises(BadStore, match="again"):
        put(store)
    assert reading.laws(store) == []


def test_a_failure_in_the_middle_leaves_all_as_before(store: Store) -> None:
    before = dump(store)
    store.connection.execute(
        "CREATE TEMP TRIGGER full BEFORE INSERT ON passages BEGIN SELECT RAISE(ABORT, 'disk is full'); END"
    )
    with pytest.raises(BadStore, match="full"):
        correct(store, "text", "1. New.")
    assert dump(store) == before


def test_a_process_killed_in_the_middle_leaves_all_as_before(store: Store) -> None:
    before = dump(store)
    killed = f"""
import os, signal, sys
sys.path[:0] = {[str(Path(__file__).parent), str(Path(__file__).parents[2])]!r}
from pathlib import Path
from test_revisions import Store, correct
store = Store(Path({str(store.path)!r}))
store.connection.set_trace_callback(
    lambda sql: os.kill(os.getpid(), signal.SIGKILL) if sql.startswith("INSERT INTO passages") else None)
correct(store, "text", "1. New.")
"""
    ended = subprocess.run([sys.executable, "-c", killed], env=os.environ, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert dump(Store(store.path)) == before


def test_a_store_that_changed_meanwhile_is_not_written(store: Store) -> None:
    _, row, _ = reading.find_unit(store, "/akn/sg/act/2026/1/~sec_1")
    as_read = revisions.reading_of(store.connection, row)
    with pytest.raises(BadStore, match="changed meanwhile"):
        revise(store, row["id"], [], as_read, READ, [PASSAGE], unit(), model="m", generation=store.generation - 1)


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        ("UPDATE provisions SET heading = 'other'", "not shown as its corrections say"),
        ("UPDATE as_read SET text = 'other'", "not shown as its corrections say"),
        ("UPDATE as_read SET corrected = replace(corrected, 'Siti', 'Ali')", "not shown as its corrections say"),
        ("DELETE FROM as_read", "lost what was read"),
        ("UPDATE passages SET text = 'other'", "no part of the corrected text"),
        ("DROP TRIGGER revisions_stay", "nothing guards the history"),
        ("DROP TRIGGER revisions_stay; DELETE FROM revisions", "without a revision"),
        ("DROP TRIGGER revisions_stay_as_made; UPDATE revisions SET before = 'x'", "does not begin where"),
    ],
)
def test_verify_names_what_is_wrong_with_corrections(store: Store, damage: str, says: str) -> None:
    correct(store, "text", "1. First.")
    correct(store, "article", "2")
    assert store_problems(store) == []
    store.connection.executescript(damage)
    assert says in " ".join(store_problems(store))


def test_a_home_of_before_corrections_is_migrated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as older:
        older.setattr("kb.database.MIGRATIONS", MIGRATIONS[:1])
        old = Store(tmp_path / "old.sqlite", create=True)
        assert old.connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'revisions'").fetchone() is None
        old.close()
    store = Store(tmp_path / "old.sqlite")
    put(store)
    correct(store, "heading", "Levies")
    assert store_problems(store) == []
