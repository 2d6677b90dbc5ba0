"""``kb verify``: every invariant of store and index, each problem with what to do."""

import sqlite3

import numpy as np

from index.snapshot import open_index
from kb.errors import KbError
from kb.settings import Settings
from kb.store import Store

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
        " AND g.number = json_extract(s.value, '$[0]') AND json_extract(s.value, '$[2]') <= length(g.text))",
        "cites text that its pages do not have",
    ),
    ("SELECT work FROM works WHERE work NOT IN (SELECT work FROM expressions)", "is a work without text"),
)


def problems(settings: Settings) -> list[str]:
    """Empty when all is well; a data folder that holds nothing yet is well."""
    if not settings.database.exists():
        return []
    try:
        store = Store(settings.database)
    except KbError as error:
        return [str(error)]
    try:
        return [*_store_problems(store), *_vector_problems(store), *_index_problems(store, settings)]
    except sqlite3.Error as error:
        return [f"{settings.database}: {error}; restore a backup, or move it away and run 'kb ingest' again"]
    finally:
        store.close()


def _store_problems(store: Store) -> list[str]:
    run = store.connection.execute
    found = [f"{store.path}: {row[0]}" for row in run("PRAGMA integrity_check") if row[0] != "ok"]
    found += [f"{store.path}: broken reference in {row[0]}" for row in run("PRAGMA foreign_key_check")]
    for sql, what in _CHECKS:
        found += [f"{row[0]} {what}: run 'kb remove' on its work and ingest the file again" for row in run(sql)]
    return found


def _vector_problems(store: Store) -> list[str]:
    found: list[str] = []
    sizes: set[int] = set()
    for row in store.connection.execute("SELECT id, vector FROM passages"):
        vector = np.frombuffer(row["vector"], "<f4")
        sizes.add(len(vector))
        if abs(float(vector @ vector) - 1) > 1e-3:
            found.append(f"passage {row['id']}: its vector has not unit length; run 'kb reindex'")
    if len(sizes) > 1:
        found.append(f"vectors of different sizes {sorted(sizes)}: run 'kb reindex'")
    return found


def _index_problems(store: Store, settings: Settings) -> list[str]:
    row = store.connection.execute("SELECT vector FROM passages LIMIT 1").fetchone()
    if row is None:
        return []
    index = open_index(store, settings.index, len(row["vector"]) // 4)
    held = [one["id"] for one in store.connection.execute("SELECT id FROM passages ORDER BY id")]
    return [] if index.ids.tolist() == held else [f"{settings.index}: does not match the store; delete the folder"]
