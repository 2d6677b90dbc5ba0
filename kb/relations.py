"""Relations between provisions and other laws, as stored: both ways, and with the law that is held."""

import sqlite3
from collections.abc import Sequence

from kb import uri
from kb.text import search_key
from kb.types import Relation

Json = dict[str, object]

_ROWS = (
    "SELECT r.*, e.uri, w.country FROM relations r JOIN expressions e ON e.id = r.expression"
    " JOIN works w ON w.work = e.work"
)


def put(connection: sqlite3.Connection, expression: int, found: Sequence[Relation]) -> None:
    """Store the relations of an expression (a row id), in document order; inside the caller's transaction."""
    connection.executemany(
        "INSERT INTO relations (expression, seq, provision, kind, law, work, article, words, start,"
        " \"end\", confidence)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                expression, seq, one.provision, one.kind, one.law, one.work, one.article, one.words, one.start,
                one.end, one.confidence,
            )
            for seq, one in enumerate(found, start=1)
        ),
    )  # fmt: skip


def of_provision(connection: sqlite3.Connection, expression: int, key: str) -> list[Json]:
    """What one provision says it does to other laws, then what other held laws say they do to it."""
    said = connection.execute(
        _ROWS + " WHERE r.expression = ? AND r.provision = ? ORDER BY r.seq", (expression, key)
    ).fetchall()
    held = _Held(connection)
    others = (one for one in _of_others(connection, expression, held) if one["target_article"] == key)
    return [*(_json(row, held) for row in said), *others]


def of_work(connection: sqlite3.Connection, expression: int) -> list[Json]:
    """All that an expression says it does to other laws, then all that other held laws say they do to its work."""
    said = connection.execute(_ROWS + " WHERE r.expression = ? ORDER BY r.seq", (expression,)).fetchall()
    held = _Held(connection)
    return [*(_json(row, held) for row in said), *_of_others(connection, expression, held)]


def _of_others(connection: sqlite3.Connection, expression: int, held: "_Held") -> list[Json]:
    work, country = connection.execute(
        "SELECT e.work, w.country FROM expressions e JOIN works w USING (work) WHERE e.id = ?", (expression,)
    ).fetchone()
    rows = connection.execute(
        _ROWS + " WHERE e.work <> ?1 AND (r.work = ?1 OR r.work IS NULL AND r.law IS NOT NULL AND w.country = ?2)"
        " ORDER BY e.uri, r.seq",
        (work, country),
    ).fetchall()
    found = ({**_json(row, held), "direction": "from_other"} for row in rows)
    return [one for one in found if one["target_work"] == work]


class _Held:
    """The laws held, by identifier and under their exact names."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._works = {row["work"] for row in connection.execute("SELECT work FROM works")}
        self._named: dict[tuple[str, str], set[str]] = {}
        for row in connection.execute(
            "SELECT e.work, w.country, e.title, e.title_en, e.number FROM expressions e JOIN works w USING (work)"
        ):
            for name in (row["title"], row["title_en"], row["number"]):
                if name:
                    self._named.setdefault((row["country"], _name(name)), set()).add(row["work"])

    def holds(self, work: str | None) -> bool:
        return work in self._works

    def named(self, country: str, law: str | None) -> str | None:
        """The one law of the country whose title or number is exactly this; None where there is not one."""
        works = self._named.get((country, _name(law)), set()) if law else set()
        return next(iter(works)) if len(works) == 1 else None


def _name(text: str) -> str:
    return search_key(text).removeprefix("the ")


def _json(row: sqlite3.Row, held: _Held) -> Json:
    work = row["work"] or held.named(row["country"], row["law"])
    return {
        "kind": row["kind"],
        "direction": "to_other",
        "provision": uri.provision(row["uri"], row["provision"]),
        "target": uri.provision(work, row["article"]) if work and row["article"] else work,
        "target_work": work,
        "target_article": row["article"],
        "target_law": row["law"],
        "target_held": held.holds(work),
        "words": row["words"],
        "start": row["start"],
        "end": row["end"],
        "confidence": row["confidence"],
    }
