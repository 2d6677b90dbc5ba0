"""Tables in the store: kept with their provisions, found again by passage."""

import json
import sqlite3
from collections.abc import Mapping, Sequence

from kb.types import Box, Table


def put_tables(connection: sqlite3.Connection, rows: Mapping[str, int], tables: Sequence[Table]) -> None:
    """Store tables; ``rows`` gives the row id of each provision by its key."""
    connection.executemany(
        "INSERT INTO tables (provision, page, box, rows, header, continues) VALUES (?, ?, ?, ?, ?, ?)",
        (
            (
                rows[one.provision], one.page, json.dumps(one.box), json.dumps(one.rows, ensure_ascii=False),
                one.header, int(one.continues),
            )
            for one in tables
        ),
    )  # fmt: skip


def tables_of(connection: sqlite3.Connection, provision: int) -> tuple[Table, ...]:
    """The tables of the provision with this row id, in page order."""
    found = connection.execute(
        "SELECT t.*, p.key FROM tables t JOIN provisions p ON p.id = t.provision WHERE t.provision = ? ORDER BY t.id",
        (provision,),
    )
    return tuple(
        Table(
            row["key"], row["page"], tuple(json.loads(row["box"])), tuple(map(tuple, json.loads(row["rows"]))),
            row["header"], bool(row["continues"]),
        )
        for row in found
    )  # fmt: skip


def touched(tables: Sequence[Table], boxes: Sequence[Box]) -> tuple[Table, ...]:
    """Those of the tables in which a line of these boxes stands."""
    return tuple(one for one in tables if any(_stands_in(box, one) for box in boxes))


def _stands_in(box: Box, table: Table) -> bool:
    x0, y0, x1, y1 = table.box
    return box.page == table.page and any(
        x0 <= (left + right) / 2 <= x1 and y0 <= (top + bottom) / 2 <= y1 for left, top, right, bottom in box.rects
    )
