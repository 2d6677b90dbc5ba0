"""Invariants of corrections: the history is whole, and what is shown is what it says of what was read."""

import sqlite3
from collections.abc import Iterator, Sequence

from kb import revisions, uri
from kb.corrected import FIELDS, Revision, corrected, digest, standing
from kb.store import Store

GUARDS = {"revisions_stay_as_made", "revisions_stay"}
"""Triggers that refuse every change of the history."""

_HISTORY = "the history of corrections was changed by hand: restore a backup"
_SHOWN = "run 'kb remove' on its work and ingest the file again: the corrections stay"


def revision_problems(store: Store) -> list[str]:
    """Empty when all is well."""
    return [*_history_problems(store), *_shown_problems(store)]


def _history_problems(store: Store) -> Iterator[str]:
    rows = store.connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'revisions'")
    missing = GUARDS - {row["name"] for row in rows}
    if missing:
        yield f"{store.path}: nothing guards the history ({', '.join(sorted(missing))} missing): restore a backup"
    latest: dict[tuple[str, str, str], Revision] = {}
    for one in revisions.of_name(store.connection, None) or ():
        before = latest.get((one.sha256, one.key, one.field))
        latest[one.sha256, one.key, one.field] = one
        if one.undo and one.after != one.read:
            yield f"revision {one.id} undoes to something that was not read: {_HISTORY}"
        # a text is also shown otherwise when its label or heading is, so only the others make a chain
        same = before is not None and (before.text_sha256, before.read) == (one.text_sha256, one.read)
        expected = before.after if same and before is not None else one.read if before is None else one.before
        if one.field != "text" and one.before != expected:
            yield f"revision {one.id} does not begin where the one before it ended: {_HISTORY}"


def _shown_problems(store: Store) -> Iterator[str]:
    by_provision: dict[tuple[str, str], list[Revision]] = {}
    for one in revisions.of_name(store.connection, None) or ():
        by_provision.setdefault((one.sha256, one.key), []).append(one)
    expected: set[int] = set()
    for (sha256, key), made in by_provision.items():
        row = revisions.held_provision(store.connection, sha256, key)
        if row is None:
            continue
        name = uri.provision(row["uri"], key)
        reading = revisions.reading_of(store.connection, row)
        stands = standing(reading.provision, made)
        shown = corrected(reading.provision, stands.changes)
        if stands.correction:
            expected.add(row["id"])
        present = [one for one in made if one.at > row["read_at"]]  # made on this reading of the file
        if any(one.text_sha256 != digest(reading.provision.text) for one in present):
            yield f"{name} has lost what was read before it was corrected: {_SHOWN}"
        if stands.correction != reading.correction or any(row[field] != getattr(shown, field) for field in FIELDS):
            yield f"{name} is not shown as its corrections say: {_SHOWN}"
        elif "text" in stands.changes:
            yield from _passage_problems(store.connection, row["id"], name, shown.text)
    for row in store.connection.execute("SELECT provision FROM as_read"):
        if row["provision"] not in expected:
            yield f"provision {row['provision']} is marked as corrected without a revision: {_SHOWN}"


def _passage_problems(connection: sqlite3.Connection, provision: int, name: str, text: str) -> Sequence[str]:
    rows = connection.execute("SELECT part, text FROM passages WHERE provision = ? ORDER BY part", (provision,))
    strange = [row["part"] for row in rows if row["text"] not in text]
    return [f"{name}/{part} is no part of the corrected text: {_SHOWN}" for part in strange]
