"""What is broken is named; what is whole is silent."""

from pathlib import Path

import numpy as np

from kb.store import Store
from kb.types import Box, Document, Facts, Page, Passage, Provision, ReadBy, Role, Span, Verdict
from kb.verify import store_problems


def held(path: Path) -> Store:
    text = "1. A foreign worker needs a permit."
    span = Span(1, 0, len(text))
    page = Page(1, text, 595.0, 842.0, ReadBy.TEXT, Verdict.OK)
    provision = Provision("sec_1", "1.", "1", None, (), Role.MAIN, None, (span,), text, "eng")
    passage = Passage("sec_1", 1, text, (span,), (Box(1, ((1.0, 2.0, 3.0, 4.0),)),), "eng")
    store = Store(path / "kb.sqlite", create=True)
    vector = np.array([[1, 0, 0]], np.float32)
    store.put(Document("a.pdf", "a" * 64, Facts("SG", "eng"), (page,), (provision,), (passage,)), "a.pdf", vector, "m")
    return store


def test_a_whole_store_has_no_problems(tmp_path: Path) -> None:
    assert store_problems(held(tmp_path)) == []


def test_each_kind_of_damage_is_named(tmp_path: Path) -> None:
    store = held(tmp_path)
    store.connection.execute("UPDATE pages SET text = 'cut'")
    store.connection.execute("UPDATE passages SET vector = zeroblob(12)")
    named = " ".join(store_problems(store))
    assert "pages do not have" in named
    assert "unit length" in named


def test_damaged_windows_are_named(tmp_path: Path) -> None:
    store = held(tmp_path)
    for damage in ("zeroblob(6)", "zeroblob(5)"):
        store.connection.execute(f"UPDATE passages SET windows = {damage}")
        assert "windows are damaged; run 'kb reindex'" in " ".join(store_problems(store))
