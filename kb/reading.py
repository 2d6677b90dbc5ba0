"""Reading the store: laws, provisions, citations and the table of passages the index is built from."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from kb import revisions, uri
from kb.errors import UnknownProvision
from kb.store import Store
from kb.tables import tables_of, touched
from kb.types import Box, Citation, Coverage, ReadBy, Role, Status, Table, TextState, Unit, Verdict
from kb.units import cited_unit, covered, place_of, realigned, units_from

_LAW = (
    "SELECT e.*, w.country, (SELECT count(*) FROM provisions p WHERE p.expression = e.id) AS provisions,"
    " (SELECT count(*) FROM pages g WHERE g.expression = e.id) AS pages,"
    " (SELECT count(*) FROM pages g WHERE g.expression = e.id AND g.verdict <> 'ok') AS doubtful_pages"
    " FROM expressions e JOIN works w USING (work)"
)

_PROVISION = (
    "SELECT p.*, p.text AS whole, r.corrected, r.text AS read_text, r.label AS read_label, r.article AS read_article"
    " FROM provisions p LEFT JOIN as_read r ON r.provision = p.id"
)


@dataclass(frozen=True, slots=True)
class PassageRow:
    """What the index needs of a passage, without its vector."""

    id: int
    provision: int  # row id; passages of one provision share it
    country: str
    language: str
    work: str
    number: str | None
    title: str
    article: str | None
    role: Role
    status: Status
    date: str | None
    expression_date: str | None
    heading: str | None
    text: str
    cells: str | None  # of rows of a table: what the index reads in place of ``text``


@dataclass(frozen=True, slots=True)
class Found:
    """A passage as a hit shows it."""

    provision: str  # identifier
    passage: str
    text: str
    heading: str | None
    path: tuple[str, ...]
    role: Role
    citation: Citation
    tables: tuple[Table, ...]  # those in which it stands
    whole: str  # text of the provision
    units: tuple[Unit, ...]  # of the whole provision
    stretch: tuple[int, int] | None  # of the provision's text, where the passage stands in it letter for letter


def laws(store: Store) -> list[sqlite3.Row]:
    """Every expression held, with its counts, by country and work."""
    return store.connection.execute(_LAW + " ORDER BY w.country, e.work, e.uri").fetchall()


def find_law(store: Store, name: str) -> sqlite3.Row:
    """The expression that a work, expression, file name, path or sha256 names.

    A work with several expressions gives the latest. Raises UnknownProvision.
    """
    row: sqlite3.Row | None = store.connection.execute(
        _LAW + " WHERE ? IN (e.uri, e.work, e.sha256, e.path, e.file) ORDER BY e.expression_date DESC, e.uri LIMIT 1",
        (name,),
    ).fetchone()
    if row is None:
        raise UnknownProvision(f"{name} is not held: 'kb laws' lists what is")
    return row


def provisions(store: Store, expression: int) -> list[sqlite3.Row]:
    """All provisions of an expression in document order."""
    return store.connection.execute(_PROVISION + " WHERE p.expression = ? ORDER BY p.seq", (expression,)).fetchall()


def find_unit(store: Store, identifier: str) -> tuple[sqlite3.Row, sqlite3.Row, Unit | None]:
    """(law, provision, unit) for ``.../ind@2003-03-25/~art_42`` or ``/akn/id/act/uu/2003/13/~art_42``.

    ``~art_42__para_1`` names a unit of the provision; it is None otherwise. A passage identifier names
    its provision too. Raises UnknownProvision.
    """
    name, separator, rest = identifier.partition("/~")
    if not separator:
        raise UnknownProvision(f"{identifier} is no provision: write /akn/.../~art_42 as search prints it")
    law = find_law(store, name)
    key = rest.partition("/")[0]
    row = store.connection.execute(
        _PROVISION + " WHERE p.expression = ?1 AND (p.key = ?2 OR substr(?2, 1, length(p.key) + 2) = p.key || '__')"
        " ORDER BY length(p.key) DESC LIMIT 1",
        (law["id"], key),
    ).fetchone()
    unit = None
    if row is not None and row["key"] != key:
        unit = next((one for one in units_of(row) if one.key == key), None)
        row = row if unit else None
    if row is None:
        raise UnknownProvision(f"{identifier} is not held: 'kb provisions {name}' lists what is")
    return law, row, unit


def units_of(row: sqlite3.Row) -> tuple[Unit, ...]:
    """The units of a provision as it is shown; a corrected text has those that the correction left alone."""
    units = units_from(row["units"])
    if row["read_text"] is None:
        return units
    old, new = (row["read_label"], row["read_article"]), (row["label"], row["article"])
    return realigned(units, row["read_text"], row["whole"], old, new)


def pages(store: Store, expression: int) -> list[sqlite3.Row]:
    """The pages of an expression without their text, in order."""
    return store.connection.execute(
        "SELECT number, width, height, read_by, verdict, reasons, confidence, printed FROM pages"
        " WHERE expression = ? ORDER BY number",
        (expression,),
    ).fetchall()


def passage_rows(store: Store) -> Iterator[tuple[PassageRow, NDArray[np.float32], NDArray[np.float16]]]:
    """Every passage with its vector and the vectors of its windows one behind the other, in id order: what an
    index is built from. Passages stored before there were windows have none."""
    cursor = store.connection.execute(
        "SELECT a.id, a.provision, a.text, a.cells, a.language, a.vector, a.windows, p.article, p.role, p.heading,"
        " e.work, e.number, e.title, e.status, e.date, e.expression_date, w.country"
        " FROM passages a JOIN provisions p ON p.id = a.provision JOIN expressions e ON e.id = p.expression"
        " JOIN works w USING (work) ORDER BY a.id"
    )
    for row in cursor:
        yield (
            PassageRow(
                row["id"], row["provision"], row["country"], row["language"], row["work"], row["number"],
                row["title"], row["article"], Role(row["role"]), Status(row["status"]), row["date"],
                row["expression_date"], row["heading"], row["text"], row["cells"],
            ),
            np.frombuffer(row["vector"], "<f4"),
            np.frombuffer(row["windows"] or b"", "<f2"),
        )  # fmt: skip


def found(store: Store, passage_ids: Sequence[int]) -> list[Found]:
    """The passages with their citations, in the order given."""
    return [_found(store, one) for one in passage_ids]


def _found(store: Store, passage_id: int) -> Found:
    row = store.connection.execute(
        "SELECT a.provision, a.part, a.text, a.boxes, a.spans, a.language AS passage_language, p.key, p.label,"
        " p.article, p.heading, p.path AS chapters, p.role, p.text AS whole, p.units, r.corrected, r.text AS read_text,"
        " r.label AS read_label, r.article AS read_article, e.*, w.country"
        " FROM passages a JOIN provisions p ON p.id = a.provision JOIN expressions e ON e.id = p.expression"
        " JOIN works w USING (work) LEFT JOIN as_read r ON r.provision = p.id WHERE a.id = ?",
        (passage_id,),
    ).fetchone()
    if row is None:
        raise UnknownProvision(f"passage {passage_id} is gone: removed or corrected while you searched; ask again")
    numbers = sorted({span[0] for span in json.loads(row["spans"])})
    marks = ", ".join("?" * len(numbers))
    cited = store.connection.execute(
        "SELECT number, printed, read_by, confidence, verdict, reasons FROM pages"
        f" WHERE expression = ? AND number IN ({marks}) ORDER BY number",
        (row["id"], *numbers),
    ).fetchall()
    confidences = [page["confidence"] for page in cited if page["confidence"] is not None]
    verdict = max((Verdict(page["verdict"]) for page in cited), key=lambda one: one.severity)
    reasons = [reason for page in cited if page["verdict"] == verdict for reason in json.loads(page["reasons"])]
    provision = uri.provision(row["uri"], row["key"])
    units = units_of(row)
    start = row["whole"].find(row["text"])
    stretch = (start, start + len(row["text"])) if start >= 0 else None
    given = covered(units, *stretch) if stretch and row["text"] != row["whole"] else ()
    boxes = tuple(
        Box(page, tuple((x0, y0, x1, y1) for x0, y0, x1, y1 in rects)) for page, rects in json.loads(row["boxes"])
    )
    return Found(
        provision=provision,
        passage=uri.passage(provision, row["part"]),
        text=row["text"],
        heading=row["heading"],
        path=tuple(json.loads(row["chapters"])),
        role=Role(row["role"]),
        citation=Citation(
            country=row["country"],
            work=row["work"],
            title=row["title"],
            title_en=row["title_en"],
            number=row["number"],
            label=row["label"],
            article=row["article"],
            language=row["passage_language"],
            pages=tuple(numbers),
            printed_pages=tuple(page["printed"] for page in cited if page["printed"]),
            boxes=boxes,
            status=Status(row["status"]),
            expression_date=row["expression_date"],
            text_state=TextState(row["text_state"]),
            source_url=row["source_url"],
            file=row["file"],
            sha256=row["sha256"],
            read_by=ReadBy.OCR if any(p["read_by"] == ReadBy.OCR for p in cited) else ReadBy.TEXT,
            confidence=min(confidences) if confidences else None,
            verdict=verdict,
            reasons=tuple(dict.fromkeys(reasons)),
            corrected=revisions.correction(row["corrected"]),
            units=tuple(cited_unit(row["uri"], one) for one in given),
            place=place_of(given),
        ),
        whole=row["whole"],
        units=units,
        stretch=stretch,
        tables=touched(tables_of(store.connection, row["provision"]), boxes),
    )


def coverage(store: Store, countries: Sequence[str]) -> list[Coverage]:
    """What is held for each of these countries, in the order given; a country with nothing has zeros."""
    held: dict[str, Coverage] = {}
    for row in store.connection.execute(
        "SELECT w.country, count(DISTINCT e.work) AS works,"
        " sum((SELECT count(*) FROM provisions p WHERE p.expression = e.id)) AS provisions,"
        " group_concat(DISTINCT e.language) AS languages, json_group_array(coalesce(e.title_en, e.title)) AS titles"
        " FROM works w JOIN expressions e USING (work) GROUP BY w.country"
    ):
        held[row["country"]] = Coverage(
            row["country"],
            row["works"],
            row["provisions"],
            tuple(sorted(row["languages"].split(","))),
            tuple(sorted(set(json.loads(row["titles"])))),
        )
    return [held.get(country, Coverage(country, 0, 0, (), ())) for country in countries]


def passages_of(store: Store, provision: int) -> list[Found]:
    """The passages of one provision, in order."""
    rows = store.connection.execute("SELECT id FROM passages WHERE provision = ? ORDER BY part", (provision,))
    return [_found(store, row["id"]) for row in rows.fetchall()]


def of_unit(passages: Sequence[Found], unit: Unit) -> Found | None:
    """The passage of a provision in which a unit begins, cited for the unit alone."""
    for one in passages:
        if one.stretch and one.stretch[0] <= unit.start < one.stretch[1]:
            named = cited_unit(one.provision.partition("/~")[0], unit)
            return replace(one, citation=replace(one.citation, units=(named,), place=unit.cited))
    return None


def of_whole(passages: Sequence[Found]) -> Found | None:
    """The first passage of a provision, cited for all of it; None where there is none."""
    if not passages:
        return None
    return replace(passages[0], citation=replace(passages[0].citation, units=(), place=None))
