"""One file whole or not at all; two texts of one law are both kept; errors name the cure."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kb import reading
from kb.errors import BadModel, BadStore, UnknownProvision
from kb.store import Store, Vectors
from kb.types import (
    Box,
    Document,
    Facts,
    Page,
    Passage,
    Provision,
    ReadBy,
    Role,
    Span,
    Status,
    TextState,
    Unit,
    Verdict,
)

FACTS = Facts(
    "TH",
    "tha",
    "/akn/th/act/2026/1",
    "กฎหมาย",
    "A law",
    "1/2569",
    "2026",
    "2026",
    Status.IN_FORCE,
    TextState.AS_ENACTED,
)


def document(text: str = "มาตรา ๑ ข้อความ", sha256: str = "a" * 64, facts: Facts = FACTS) -> Document:
    page = Page(1, text, 595.0, 842.0, ReadBy.TEXT, Verdict.OK, printed="๑")
    span = Span(1, 0, len(text))
    provision = Provision("art_1", "มาตรา ๑", "1", None, ("หมวด ๑",), Role.MAIN, None, (span,), text, "tha")
    passage = Passage("art_1", 1, text, (span,), (Box(1, ((1.0, 2.0, 3.0, 4.0),)),), "tha")
    return Document("a.pdf", sha256, facts, (page,), (provision,), (passage,))


def unit(rows: int = 1) -> Vectors:
    vectors = np.zeros((rows, 4), np.float32)
    vectors[:, 0] = 1
    return vectors


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "kb.sqlite", create=True)


def test_what_is_put_can_be_cited(store: Store) -> None:
    uri = store.put(document(), "a.pdf", unit(), "m")
    (passage,) = reading.found(store, [1])
    assert passage.provision == f"{uri}/~art_1"
    assert passage.citation.pages == (1,)
    assert passage.citation.printed_pages == ("๑",)
    assert passage.citation.boxes == (Box(1, ((1.0, 2.0, 3.0, 4.0),)),)
    assert passage.citation.source_url is None
    assert "in force" in passage.citation.formatted


def test_a_failing_put_leaves_nothing(store: Store) -> None:
    broken = replace(document(), passages=(replace(document().passages[0], provision="art_9"),))
    with pytest.raises(KeyError):
        store.put(broken, "a.pdf", unit(), "m")
    assert reading.laws(store) == []
    assert store.generation == 0


def test_two_texts_of_one_expression_are_both_kept(store: Store) -> None:
    first = store.put(document(), "a.pdf", unit(), "m")
    other = document("มาตรา ๑ ข้อความอื่น", "b" * 64)
    assert store.twin_of(other) == "a.pdf"
    second = store.put(other, "b.pdf", unit(), "m")
    assert second == f"{first}!bbbbbbbb"
    assert len(reading.laws(store)) == 2


def test_vectors_of_two_models_are_never_mixed(store: Store) -> None:
    store.put(document(), "a.pdf", unit(), "m")
    with pytest.raises(BadModel, match="kb reindex"):
        store.put(document(sha256="b" * 64), "b.pdf", unit(), "other")


def test_unknown_facts_are_explicit(store: Store) -> None:
    store.put(document(facts=Facts()), "folder/some law.pdf", unit(), "m")
    (law,) = reading.laws(store)
    assert (law["country"], law["language"], law["title"]) == ("XX", "und", "some law")
    assert law["work"] == "/akn/xx/act/file/" + "a" * 16
    assert law["status"] == "unknown"
    assert law["source_url"] is None


def test_remove_takes_everything_and_nothing_else(store: Store) -> None:
    store.put(document(), "a.pdf", unit(), "m")
    kept = replace(FACTS, work="/akn/th/act/2026/2")
    store.put(document(sha256="b" * 64, facts=kept), "b.pdf", unit(), "m")
    store.remove("/akn/th/act/2026/1")
    assert [law["work"] for law in reading.laws(store)] == ["/akn/th/act/2026/2"]
    assert len(list(reading.passage_rows(store))) == 1
    with pytest.raises(UnknownProvision):
        store.remove("/akn/th/act/2026/1")


def test_titles_are_data_not_sql(store: Store) -> None:
    title = "x'); DROP TABLE works; --"
    store.put(document(facts=replace(FACTS, title=title)), "'; --.pdf", unit(), "m")
    assert reading.laws(store)[0]["title"] == title


def test_a_missing_store_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(BadStore, match="kb ingest"):
        Store(tmp_path / "none" / "kb.sqlite")


def test_a_damaged_store_says_so(tmp_path: Path) -> None:
    path = tmp_path / "kb.sqlite"
    path.write_bytes(b"this is no database" * 100)
    with pytest.raises(BadStore, match="damaged"):
        Store(path)


def test_a_citation_cannot_have_a_hole(store: Store) -> None:
    store.put(document(), "a.pdf", unit(), "m")
    citation = reading.found(store, [1])[0].citation
    for hole in ({"title": ""}, {"pages": ()}, {"work": ""}, {"sha256": ""}):
        with pytest.raises(ValueError, match="citation needs"):
            replace(citation, **hole)


def test_a_citation_has_the_verdict_of_its_worst_page(store: Store) -> None:
    one = document()
    scan = replace(one.pages[0], number=2, read_by=ReadBy.OCR, verdict=Verdict.OCR, reasons=("a scan",))
    pages = [
        replace(one.pages[0], verdict=Verdict.REPAIRED, reasons=("signs replaced",)),
        replace(scan, confidence=0.616),
        replace(scan, number=3, reasons=("a scan", "x"), confidence=0.8),
        replace(one.pages[0], number=4),
    ]
    spans = tuple(Span(page.number, 0, 5) for page in pages)
    passages = (replace(one.passages[0], spans=spans), replace(one.passages[0], part=2, spans=spans[3:]))
    store.put(replace(one, pages=tuple(pages), passages=passages), "a.pdf", unit(2), "m")
    doubtful, fine = (found.citation for found in reading.found(store, [1, 2]))
    assert (doubtful.verdict, doubtful.reasons) == (Verdict.OCR, ("a scan", "x"))
    assert doubtful.confidence == 0.616
    assert "; machine-read, check the page image (confidence 62%)]" in doubtful.formatted
    assert (fine.verdict, fine.reasons) == (Verdict.OK, ())
    assert "machine-read" not in fine.formatted


def test_units_are_stored_with_their_provision_and_found_by_their_key(store: Store) -> None:
    text = "มาตรา ๑ (๑) ก\n(๒) ข"
    units = (
        Unit("art_1__point_1", "(๑)", "1", "(๑)", "มาตรา ๑ (๑)", 8, 13),
        Unit("art_1__point_2", "(๒)", "2", "(๒)", "มาตรา ๑ (๒)", 14, 19),
    )
    held = document(text)
    held = replace(held, provisions=(replace(held.provisions[0], units=units),))
    store.put(held, "a.pdf", unit(), "model")
    _, row, found = reading.find_unit(store, "/akn/th/act/2026/1/~art_1__point_2")
    assert (row["key"], found) == ("art_1", units[1])
    assert reading.find_unit(store, "/akn/th/act/2026/1/~art_1")[2] is None
    with pytest.raises(UnknownProvision):
        reading.find_unit(store, "/akn/th/act/2026/1/~art_1__point_3")


def test_a_home_of_before_units_opens_and_is_migrated(tmp_path: Path) -> None:
    path = tmp_path / "kb.sqlite"
    store = Store(path, create=True)
    store.put(document(), "a.pdf", unit(), "model")
    store.connection.execute("ALTER TABLE provisions DROP COLUMN units")
    store.connection.execute("DELETE FROM migrations WHERE name = '004-units'")
    store.close()
    (row,) = Store(path).connection.execute("SELECT key, units FROM provisions").fetchall()
    assert (row["key"], row["units"]) == ("art_1", "[]")


def test_a_home_of_before_the_confidence_of_facts_opens_and_is_migrated(tmp_path: Path) -> None:
    path = tmp_path / "kb.sqlite"
    store = Store(path, create=True)
    store.put(document(), "a.pdf", unit(), "model")
    for column in ("kind", "year", "year_printed", "gazette", "facts_confidence"):
        store.connection.execute(f"ALTER TABLE expressions DROP COLUMN {column}")
    store.connection.execute("DELETE FROM migrations WHERE name = '005-facts'")
    store.close()
    (row,) = reading.laws(Store(path))
    assert (row["file"], row["year"], row["facts_confidence"]) == ("a.pdf", None, "{}")
