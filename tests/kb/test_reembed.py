"""A store changes its encoder whole or not at all, and goes on after an interruption."""

from pathlib import Path

import numpy as np
import pytest

from kb import reading, reembed
from kb.errors import BadModel
from kb.store import Store, Vectors
from tests.kb.test_store import document


def vectors(axis: int, rows: int = 1) -> Vectors:
    made = np.zeros((rows, 4), np.float32)
    made[:, axis] = 1
    return made


def stored(store: Store) -> list[int]:
    """The axis of each stored vector, in passage order."""
    return [int(vector.argmax()) for _, vector, _ in reading.passage_rows(store)]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "kb.sqlite", create=True)
    for letter in "abc":
        made.put(document(text=f"มาตรา ๑ {letter}", sha256=letter * 64), f"{letter}.pdf", vectors(0), "old")
    return made


def test_the_old_model_answers_until_every_passage_has_its_new_vector(store: Store) -> None:
    first, second, third = reembed.begin(store, "new")
    reembed.keep(store, [first, second], vectors(1, 2))
    assert not reembed.switch(store, "new")
    assert store.model == "old"
    assert stored(store) == [0, 0, 0]
    assert reembed.begin(store, "new") == [third], "an interrupted run goes on where it stopped"
    before = store.generation
    reembed.keep(store, [third], vectors(1))
    assert reembed.switch(store, "new")
    assert store.model == "new"
    assert stored(store) == [1, 1, 1]
    assert store.generation > before, "the index is rebuilt"
    with pytest.raises(BadModel, match="kb reindex"):
        store.check_model("old")


def test_windows_go_with_their_passage(store: Store) -> None:
    ids = reembed.begin(store, "new")
    with_windows = np.eye(4, dtype=np.float32)[1:]
    reembed.keep(store, ids, [with_windows, with_windows[:1], with_windows[0]])
    assert reembed.switch(store, "new")
    held = [windows.reshape(-1, 4).argmax(axis=1).tolist() for *_, windows in reading.passage_rows(store)]
    assert held == [[2, 3], [], []]


def test_vectors_waiting_for_another_model_are_dropped(store: Store) -> None:
    ids = reembed.begin(store, "one")
    reembed.keep(store, ids, vectors(1, 3))
    assert reembed.remaining(store, "two") == ids, "and nothing is changed by asking"
    assert reembed.remaining(store, "one") == []
    assert reembed.begin(store, "two") == ids
    assert not reembed.switch(store, "two")


def test_a_file_that_comes_or_goes_meanwhile_is_counted(store: Store) -> None:
    ids = reembed.begin(store, "new")
    work = next(reading.passage_rows(store))[0].work
    late = store.put(document(text="มาตรา ๑ d", sha256="d" * 64), "d.pdf", vectors(0), "old")
    reembed.keep(store, ids, vectors(1, 3))
    assert late
    assert not reembed.switch(store, "new"), "the late file has no vector yet"
    store.remove(work)
    reembed.keep(store, ids, vectors(1, 3))
    assert reembed.remaining(store, "new") == []
