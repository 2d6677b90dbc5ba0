"""Changing the encoder: new vectors wait beside the stored ones until every passage has one.

Until then the store answers with the old model; interrupted, the work goes on where it stopped.
"""

import sqlite3
from collections.abc import Sequence

from kb.database import store_error, transaction
from kb.store import Store, Vectors, blobs


def begin(store: Store, model: str) -> list[int]:
    """Ids of the passages that have no vector of ``model`` yet, ascending; what waits of another is dropped."""
    try:
        with transaction(store.connection):
            if store.meta("waiting_model") != model:
                store.connection.execute("DELETE FROM waiting_vectors")
                store.connection.execute("INSERT OR REPLACE INTO meta VALUES ('waiting_model', ?)", (model,))
    except sqlite3.Error as error:
        raise store_error(store.path, error) from error
    return remaining(store, model)


def remaining(store: Store, model: str) -> list[int]:
    """As ``begin``, without changing anything."""
    rows = store.connection.execute(
        "SELECT id FROM passages WHERE ? OR id NOT IN (SELECT passage FROM waiting_vectors) ORDER BY id",
        (store.meta("waiting_model") != model,),
    )
    return [int(row["id"]) for row in rows]


def keep(store: Store, ids: Sequence[int], vectors: Vectors) -> None:
    """Let these vectors wait, one a passage; those of passages removed meanwhile are left out."""
    try:
        with transaction(store.connection):
            store.connection.executemany(
                "INSERT OR REPLACE INTO waiting_vectors (passage, vector, windows) SELECT id, ?, ? FROM passages"
                " WHERE id = ?",
                [(*blobs(vector), one) for one, vector in zip(ids, vectors, strict=True)],
            )
    except sqlite3.Error as error:
        raise store_error(store.path, error) from error


def switch(store: Store, model: str) -> bool:
    """Put the waiting vectors in the place of the stored ones, all at once, if every passage has one."""
    try:
        with transaction(store.connection):
            if remaining(store, model):
                return False
            store.connection.execute(
                "UPDATE passages SET (vector, windows) ="
                " (SELECT vector, windows FROM waiting_vectors WHERE passage = passages.id)"
            )
            store.connection.execute("DELETE FROM waiting_vectors")
            store.connection.execute("DELETE FROM meta WHERE name = 'waiting_model'")
            store.connection.execute("INSERT OR REPLACE INTO meta VALUES ('model', ?)", (model,))
            store.touch()
    except sqlite3.Error as error:
        raise store_error(store.path, error) from error
    return True
