"""Every invariant of the store, each problem with what to do."""

import sqlite3

import numpy as np

from kb.store import Store
from kb.verify_revisions import revision_problems

# Bytes bound code points from above; length() of a text would stop at a NUL that a PDF may hold.
_CHECKS = (
    ("SELECT uri FROM expressions e WHERE NOT EXISTS (SELECT 1 FROM pages WHERE expression = e.id)", "has no pages"),
    (
        "SELECT uri FROM expressions e WHERE NOT EXISTS (SELECT 1 FROM provisions WHERE expression = e.id)",
        "has no provisions",
    ),
    (
        "SELECT e.uri || '/~' || p.key FROM provisions p JOIN expressions e ON e.id = p.expression"
        " WHERE trim(p.text) <> '' AND NOT EXISTS (SELECT 1 FROM passages WHERE provision = p.id)",
        "has no passage",
    ),
    (
        "SELECT e.uri || '/~' || p.key FROM passages a JOIN provisions p ON p.id = a.provision"
        " JOIN expressions e ON e.id = p.expression, json_each(a.spans) s"
        " WHERE NOT EXISTS (SELECT 1 FROM pages g WHERE g.expression = e.id"
        " AND g.number = json_extract(s.value, '$[0]')"
        " AND json_extract(s.value, '$[2]') <= length(CAST(g.text AS BLOB)))",
        "cites text that its pages do not have",
    ),
    (
        "SELECT e.uri || '/~' || p.key FROM tables t JOIN provisions p ON p.id = t.provision"
        " JOIN expressions e ON e.id = p.expression"
        " WHERE NOT EXISTS (SELECT 1 FROM pages g WHERE g.expression = e.id AND g.number = t.page)"
        " OR t.header NOT BETWEEN 0 AND json_array_length(t.rows)"
        " OR (SELECT count(DISTINCT json_array_length(r.value)) FROM json_each(t.rows) r) <> 1",
        "has a table that is no table of its pages",
    ),
    ("SELECT work FROM works WHERE work NOT IN (SELECT work FROM expressions)", "is a work without text"),
)


def store_problems(store: Store) -> list[str]:
    """Empty when all is well."""
    try:
        return [*_row_problems(store), *_vector_problems(store), *revision_problems(store)]
    except sqlite3.Error as error:
        return [f"{store.path}: {error}; restore a backup, or move it away and run 'kb ingest' again"]


def passage_ids(store: Store) -> list[int]:
    """Of every passage held, ascending."""
    return [row["id"] for row in store.connection.execute("SELECT id FROM passages ORDER BY id")]


def vector_size(store: Store) -> int | None:
    """Dimension of the stored vectors; None while there are none."""
    row = store.connection.execute("SELECT length(vector) AS size FROM passages LIMIT 1").fetchone()
    return None if row is None else row["size"] // 4


def _row_problems(store: Store) -> list[str]:
    run = store.connection.execute
    found = [f"{store.path}: {row[0]}" for row in run("PRAGMA integrity_check") if row[0] != "ok"]
    found += [f"{store.path}: broken reference in {row[0]}" for row in run("PRAGMA foreign_key_check")]
    for sql, what in _CHECKS:
        found += [f"{row[0]} {what}: run 'kb remove' on its work and ingest the file again" for row in run(sql)]
    return found


def _sound_windows(stored: bytes, dimension: int) -> bool:
    if not dimension or len(stored) % (2 * dimension):
        return not stored
    windows = np.frombuffer(stored, "<f2").reshape(-1, dimension).astype(np.float32)
    return bool((np.abs((windows**2).sum(axis=1) - 1) < 1e-2).all())


def _vector_problems(store: Store) -> list[str]:
    found: list[str] = []
    sizes: set[int] = set()
    for row in store.connection.execute("SELECT id, vector, windows FROM passages"):
        vector = np.frombuffer(row["vector"], "<f4")
        sizes.add(len(vector))
        if abs(float(vector @ vector) - 1) > 1e-3:
            found.append(f"passage {row['id']}: its vector has not unit length; run 'kb reindex'")
        if not _sound_windows(row["windows"] or b"", len(vector)):
            found.append(f"passage {row['id']}: the vectors of its windows are damaged; run 'kb reindex'")
    if len(sizes) > 1:
        found.append(f"vectors of different sizes {sorted(sizes)}: run 'kb reindex'")
    return found
