"""Relations are stored with their expression, shown both ways, and resolved only to what is surely meant."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kb import reading
from kb.relations import of_provision, of_work
from kb.store import Store
from kb.types import Document, Facts, Page, Passage, Provision, ReadBy, Relation, RelationKind, Role, Span, Verdict

WORDS = "Ketentuan Pasal 1 diubah"
AMENDS = Relation(
    RelationKind.AMENDS, "art_1", "Undang-Undang Nomor 13 Tahun 2003", "/akn/id/act/uu/2003/13", "art_1",
    WORDS, 8, 8 + len(WORDS), 0.9,
)  # fmt: skip


def document(work: str, title: str, sha256: str, relations: tuple[Relation, ...] = ()) -> Document:
    text = f"Pasal 1 {WORDS}"
    page, span = Page(1, text, 595, 842, ReadBy.TEXT, Verdict.OK), Span(1, 0, len(text))
    provision = Provision("art_1", "Pasal 1", "1", None, (), Role.MAIN, None, (span,), text, "ind")
    passage = Passage("art_1", 1, text, (span,), (), "ind")
    facts = Facts("ID", "ind", work, title, expression_date="2024")
    return Document(f"{sha256[0]}.pdf", sha256, facts, (page,), (provision,), (passage,), relations=relations)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "kb.sqlite", create=True)


def put(store: Store, one: Document) -> int:
    name = store.put(one, f"{one.sha256[0]}.pdf", np.eye(1, 4, dtype=np.float32), "model")
    return int(reading.find_law(store, name)["id"])


def test_a_relation_is_seen_from_both_laws(store: Store) -> None:
    amending = put(store, document("/akn/id/act/uu/2024/1", "Perubahan", "a" * 64, (AMENDS,)))
    (said,) = of_work(store.connection, amending)
    assert (said["kind"], said["direction"], said["target_held"]) == ("amends", "to_other", False)
    assert said["provision"] == "/akn/id/act/uu/2024/1/ind@2024/~art_1"
    assert said["target"] == "/akn/id/act/uu/2003/13/~art_1"
    amended = put(store, document("/akn/id/act/uu/2003/13", "Ketenagakerjaan", "b" * 64))
    (told,) = of_provision(store.connection, amended, "art_1")
    assert (told["direction"], told["provision"], told["words"]) == ("from_other", said["provision"], WORDS)
    assert told["target_held"]
    assert of_provision(store.connection, amended, "art_2") == []


def test_a_law_without_a_number_is_resolved_by_its_exact_title_only(store: Store) -> None:
    unnamed = replace(AMENDS, work=None, law="Kitab Hukum", article=None, kind=RelationKind.REPEALS)
    law = put(store, document("/akn/id/act/uu/2024/1", "Perubahan", "a" * 64, (unnamed,)))
    assert of_work(store.connection, law)[0]["target_work"] is None
    put(store, document("/akn/id/act/kitab-hukum-dagang", "Kitab Hukum Dagang", "b" * 64))
    assert of_work(store.connection, law)[0]["target_work"] is None
    put(store, document("/akn/id/act/kitab-hukum", "KITAB HUKUM", "c" * 64))
    assert of_work(store.connection, law)[0]["target"] == "/akn/id/act/kitab-hukum"


def test_relations_go_with_their_expression(store: Store) -> None:
    put(store, document("/akn/id/act/uu/2024/1", "Perubahan", "a" * 64, (AMENDS,)))
    store.remove("/akn/id/act/uu/2024/1")
    assert store.connection.execute("SELECT count(*) FROM relations").fetchone()[0] == 0
