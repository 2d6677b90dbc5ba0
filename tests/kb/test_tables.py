"""Tables in the store: kept with their provision, given with the passages that stand in them."""

import json
import sqlite3
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from kb import reading
from kb.revisions import keep_reading, reading_of
from kb.store import Store
from kb.tables import tables_of
from kb.types import Box, Correction, Document, Facts, Page, Passage, Provision, ReadBy, Role, Span, Table, Verdict
from kb.verify import store_problems

TEXT = "Pasal 1 Tarif Jabatan Biaya Guru Rp100"
TABLE = Table("art_1", 1, (50.0, 100.0, 300.0, 200.0), (("Jabatan", "Biaya"), ("Guru", None)), 1, False)


def document() -> Document:
    page = Page(1, TEXT, 595.0, 842.0, ReadBy.TEXT, Verdict.OK)
    whole, row = Span(1, 0, len(TEXT)), Span(1, 28, len(TEXT))
    provision = Provision("art_1", "Pasal 1", "1", None, (), Role.MAIN, None, (whole,), TEXT, "ind")
    passages = (
        Passage("art_1", 1, TEXT, (whole,), (Box(1, ((50.0, 20.0, 300.0, 30.0),)),), "ind"),
        Passage("art_1", 2, TEXT[28:], (row,), (Box(1, ((60.0, 150.0, 200.0, 160.0),)),), "ind", "Jabatan: Guru"),
    )
    facts = Facts("ID", "ind", "/akn/id/act/uu/2026/1", "Undang-Undang")
    return Document("a.pdf", "a" * 64, facts, (page,), (provision,), passages, tables=(TABLE,))


VECTORS = np.eye(2, 4, dtype=np.float32)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "kb.sqlite", create=True)


def test_a_table_comes_back_as_it_was_with_the_passages_that_stand_in_it(store: Store) -> None:
    store.put(document(), "a.pdf", VECTORS, "m")
    outside, inside = reading.found(store, [1, 2])
    assert outside.tables == ()
    assert inside.tables == (TABLE,)
    assert inside.text == TEXT[28:]  # as printed; the headings are for the index only
    assert [row.cells for row, *_ in reading.passage_rows(store)] == [None, "Jabatan: Guru"]
    assert store_problems(store) == []


def test_a_table_on_another_page_is_not_touched(store: Store) -> None:
    one = document()
    store.put(replace(one, tables=(replace(TABLE, page=2),)), "a.pdf", VECTORS, "m")
    assert reading.found(store, [2])[0].tables == ()
    assert "has a table that is no table of its pages" in " ".join(store_problems(store))


@pytest.mark.parametrize("wrong", [{"header": 3}, {"rows": (("a", "b"), ("c",))}])
def test_verify_finds_a_broken_table(store: Store, wrong: dict[str, object]) -> None:
    store.put(replace(document(), tables=(replace(TABLE, **wrong),)), "a.pdf", VECTORS, "m")  # type: ignore[arg-type]
    assert len(store_problems(store)) == 1


def test_rows_keep_their_headings_beside_a_correction(store: Store) -> None:
    store.put(document(), "a.pdf", VECTORS, "m")
    _, row, _ = reading.find_unit(store, "/akn/id/act/uu/2026/1/~art_1")
    read = reading_of(store.connection, row)
    assert [one.cells for one in read.passages] == [None, "Jabatan: Guru"]
    keep_reading(store.connection, row["id"], replace(read, correction=Correction("A", "2026-01-01", ("heading",), "")))
    assert reading_of(store.connection, row).passages == read.passages


def test_tables_go_with_their_law(store: Store) -> None:
    store.put(document(), "a.pdf", VECTORS, "m")
    store.remove("/akn/id/act/uu/2026/1")
    assert store.connection.execute("SELECT count(*) FROM tables").fetchone()[0] == 0


def test_a_home_from_before_tables_is_migrated(tmp_path: Path) -> None:
    path = tmp_path / "kb.sqlite"
    old = sqlite3.connect(path)
    for script in ("schema.sql", "revisions.sql"):
        old.executescript(files("kb").joinpath(script).read_text("utf-8"))
    old.execute("CREATE TABLE migrations (name TEXT PRIMARY KEY)")
    old.execute("INSERT INTO migrations VALUES ('001-first'), ('002-revisions')")
    old.execute("INSERT INTO works VALUES ('/akn/id/act/uu/2026/1', 'ID')")
    old.execute(
        "INSERT INTO expressions VALUES (1, '/akn/id/act/uu/2026/1/ind@', '/akn/id/act/uu/2026/1', 'ind', 'UU', NULL,"
        " NULL, NULL, NULL, 'unknown', 'unknown', NULL, NULL, NULL, ?, 'a.pdf', 'a.pdf', '[]', '2026')",
        ("a" * 64,),
    )
    old.execute("INSERT INTO pages VALUES (1, 1, ?, 595, 842, 'text', 'ok', '[]', NULL, NULL)", (TEXT,))
    old.execute(
        "INSERT INTO provisions VALUES"
        " (1, 1, 1, 'art_1', 'Pasal 1', '1', NULL, '[]', 'main', NULL, ?, '[[1,0,5]]', 'ind')",
        (TEXT,),
    )
    old.execute(
        "INSERT INTO passages VALUES (1, 1, 1, ?, '[[1,0,5]]', ?, 'ind', ?)",
        (TEXT, json.dumps([[1, [[1, 2, 3, 4]]]]), VECTORS[0].tobytes()),
    )
    kept = [{"part": 1, "text": "Pasal 1 Tarip", "spans": [[1, 0, 5]], "boxes": [], "language": "ind"}]
    mark = {"by": "A", "at": "2026-01-01", "fields": ["text"], "reason": "misread"}
    old.execute(
        "INSERT INTO as_read (provision, label, article, heading, text, language, passages, corrected)"
        " VALUES (1, 'Pasal 1', '1', NULL, 'Pasal 1 Tarip', 'ind', ?, ?)",
        (json.dumps(kept), json.dumps(mark)),
    )
    old.commit()
    old.close()
    store = Store(path)
    (passage,) = reading.found(store, [1])
    assert (passage.text, passage.tables) == (TEXT, ())
    assert [row.cells for row, *_ in reading.passage_rows(store)] == [None]
    assert tables_of(store.connection, 1) == ()
    _, row, _ = reading.find_unit(store, "/akn/id/act/uu/2026/1/~art_1")
    assert [(one.text, one.cells) for one in reading_of(store.connection, row).passages] == [("Pasal 1 Tarip", None)]
    assert not [one for one in store_problems(store) if "table" in one]
