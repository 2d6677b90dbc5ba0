"""Revisions in the store: rows are added, read and never changed. SQL over one connection; the store
and the readers bring it."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from kb.corrected import Reading, Revision
from kb.types import Box, Correction, Passage, Provision, Role, Span

_COLUMNS = (  # in the order of Revision
    "id, at, author, reason, sha256, key, work, expression, undo, field, before, after, read, text_sha256"
)

_PLAIN = tuple(one.name for one in fields(Passage) if one.name not in ("provision", "spans", "boxes"))
"""What of a passage is stored as it is: each has a column of its name."""


def of_file(connection: sqlite3.Connection, sha256: str) -> list[Revision]:
    """Every revision of the provisions of one source file, oldest first."""
    return _revisions(connection, "sha256 = ?", sha256)


def of_provision(connection: sqlite3.Connection, sha256: str, key: str) -> list[Revision]:
    """Every revision of one provision, oldest first."""
    return _revisions(connection, "sha256 = ? AND key = ?", sha256, key)


def of_name(connection: sqlite3.Connection, name: str | None) -> list[Revision] | None:
    """Every revision of a work, expression, file or provision, held or removed, oldest first; all for None.

    None when nothing of that name is held or was ever corrected.
    """
    if name is None:
        return _revisions(connection, "TRUE")
    law, separator, key = name.partition("/~")
    rows = connection.execute(
        "SELECT sha256 FROM expressions WHERE ?1 IN (uri, work, sha256, path, file)"
        " UNION SELECT sha256 FROM revisions WHERE ?1 IN (work, expression, sha256)",
        (law,),
    ).fetchall()
    if not rows:
        return None
    key = key.partition("/")[0]
    files = json.dumps([row["sha256"] for row in rows])
    where = "sha256 IN (SELECT value FROM json_each(?))"
    if not separator:
        return _revisions(connection, where, files)
    found = _revisions(connection, f"{where} AND key = ?", files, key)
    held = connection.execute(
        "SELECT 1 FROM provisions p JOIN expressions e ON e.id = p.expression"
        " WHERE p.key = ? AND e.sha256 IN (SELECT value FROM json_each(?))",
        (key, files),
    ).fetchone()
    return found if found or held else None


def latest_of(connection: sqlite3.Connection, sha256: str) -> int:
    """Id of the latest revision of a file; 0 for none."""
    row = connection.execute("SELECT max(id) AS last FROM revisions WHERE sha256 = ?", (sha256,)).fetchone()
    return int(row["last"] or 0)


def append(connection: sqlite3.Connection, revisions: Iterable[Revision]) -> None:
    """Add revisions; their ids are given by the store."""
    connection.executemany(
        f"INSERT INTO revisions ({_COLUMNS}) VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                one.at, one.by, one.reason, one.sha256, one.key, one.work, one.expression, one.undo,
                one.field, one.before, one.after, one.read, one.text_sha256,
            )
            for one in revisions
        ),
    )  # fmt: skip


def held_provision(connection: sqlite3.Connection, sha256: str, key: str) -> sqlite3.Row | None:
    """Row of the provision (with its expression's ``uri`` and ``read_at``) if its file is held."""
    row: sqlite3.Row | None = connection.execute(
        "SELECT p.*, e.uri, e.read_at FROM provisions p JOIN expressions e ON e.id = p.expression"
        " WHERE e.sha256 = ? AND p.key = ?",
        (sha256, key),
    ).fetchone()
    return row


def reading_of(connection: sqlite3.Connection, row: sqlite3.Row) -> Reading:
    """What a provision (a row of the table) reads as in its file, and whether that is shown."""
    kept = connection.execute("SELECT * FROM as_read WHERE provision = ?", (row["id"],)).fetchone()
    if kept is None:
        rows = connection.execute("SELECT * FROM passages WHERE provision = ? ORDER BY part", (row["id"],))
        places = (dict(one, spans=json.loads(one["spans"]), boxes=json.loads(one["boxes"])) for one in rows)
        return Reading(_provision(row, row), tuple(_passage(row["key"], one) for one in places))
    read = [_passage(row["key"], one) for one in json.loads(kept["passages"])]
    return Reading(_provision(row, kept), tuple(read), correction(kept["corrected"]))


def keep_reading(connection: sqlite3.Connection, provision: int, reading: Reading) -> None:
    """Keep what a provision read as beside its correction; a reading shown as it is needs no keeping."""
    connection.execute("DELETE FROM as_read WHERE provision = ?", (provision,))
    if reading.correction is None:
        return
    read, mark = reading.provision, reading.correction
    passages = [
        {
            **{name: getattr(one, name) for name in _PLAIN},
            "spans": [(span.page, span.start, span.end) for span in one.spans],
            "boxes": [(box.page, box.rects) for box in one.boxes],
        }
        for one in reading.passages
    ]
    corrected = {"by": mark.by, "at": mark.at, "fields": mark.fields, "reason": mark.reason}
    connection.execute(
        "INSERT INTO as_read (provision, label, article, heading, text, language, passages, corrected)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            provision, read.label, read.article, read.heading, read.text, read.language,
            json.dumps(passages, ensure_ascii=False), json.dumps(corrected, ensure_ascii=False),
        ),
    )  # fmt: skip


def correction(stored: str | None) -> Correction | None:
    """The mark as stored with a provision."""
    if stored is None:
        return None
    mark = json.loads(stored)
    return Correction(mark["by"], mark["at"], tuple(mark["fields"]), mark["reason"])


def _revisions(connection: sqlite3.Connection, where: str, *values: str) -> list[Revision]:
    rows: Sequence[sqlite3.Row] = connection.execute(
        f"SELECT {_COLUMNS} FROM revisions WHERE {where} ORDER BY id", values
    ).fetchall()
    return [
        Revision(
            row["id"], row["at"], row["author"], row["reason"], row["sha256"], row["key"], row["work"],
            row["expression"], bool(row["undo"]), row["field"], row["before"], row["after"], row["read"],
            row["text_sha256"],
        )
        for row in rows
    ]  # fmt: skip


def _provision(row: sqlite3.Row, read: sqlite3.Row) -> Provision:
    return Provision(
        key=row["key"],
        label=read["label"],
        article=read["article"],
        heading=read["heading"],
        path=tuple(json.loads(row["path"])),
        role=Role(row["role"]),
        parent=row["parent"],
        spans=tuple(Span(*span) for span in json.loads(row["spans"])),
        text=read["text"],
        language=read["language"],
    )


def _passage(key: str, stored: Mapping[str, Any]) -> Passage:
    return Passage(
        provision=key,
        spans=tuple(Span(*span) for span in stored["spans"]),
        boxes=tuple(Box(page, tuple((x0, y0, x1, y1) for x0, y0, x1, y1 in rects)) for page, rects in stored["boxes"]),
        **{name: stored[name] for name in _PLAIN if name in stored},  # one kept before a field was known lacks it
    )
