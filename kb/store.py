"""The laws as stored: one file at a time, whole or not at all. All SQL of the project is in
``kb/``, most of it here and in ``kb/reading.py``; parameters are always bound."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kb import relations, revisions, uri
from kb.corrected import NOTHING_CORRECTED, Applied
from kb.database import connect, store_error, transaction
from kb.errors import BadModel, BadStore, UnknownProvision
from kb.tables import put_tables
from kb.types import UNKNOWN_LANGUAGE, Document, Facts, Passage, Provision
from kb.units import units_json

Vectors = NDArray[np.float32] | Sequence[NDArray[np.float32]]
"""One a passage, shape (1 + windows, dimension): its own vector, then those of its windows, rows of unit length;
or only its own, shape (dimension,)."""


class Store:
    """One data folder's database. Many readers, one writer at a time."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        """Raises BadStore when the file is missing (and not to be made), damaged or newer."""
        self.path = path
        self.connection = connect(path, create=create)

    def close(self) -> None:
        self.connection.close()

    def meta(self, name: str) -> str | None:
        row = self.connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row["value"])

    @property
    def generation(self) -> int:
        """Grows with every change of the stored passages; an index of another generation is stale."""
        return int(self.meta("generation") or 0)

    @property
    def model(self) -> str | None:
        """The encoder all stored vectors were made with; None while there are none."""
        return self.meta("model")

    def touch(self) -> None:
        """Begin a new generation, inside a transaction that changes passages."""
        self.connection.execute("UPDATE meta SET value = value + 1 WHERE name = 'generation'")

    def check_model(self, model: str) -> None:
        """Raises BadModel if vectors of another model are stored: two are never mixed."""
        if self.model not in (None, model):
            raise BadModel(
                f"the stored vectors were made with {self.model}, not {model}: "
                f"run 'kb reindex' to embed everything again, or set KB_MODEL back"
            )

    def expression_of(self, sha256: str) -> sqlite3.Row | None:
        """The stored expression read from a file with these contents, if any."""
        row: sqlite3.Row | None = self.connection.execute(
            "SELECT e.*, w.country FROM expressions e JOIN works w USING (work) WHERE sha256 = ?", (sha256,)
        ).fetchone()
        return row

    def put(
        self, document: Document, name: str, vectors: Vectors, model: str, applied: Applied = NOTHING_CORRECTED
    ) -> str:
        """Store one file with its vectors in one transaction and return its expression identifier.

        ``vectors`` has one row for each of ``document.passages``, in order; ``applied`` says what of the
        document people corrected. Raises BadStore when it cannot be written or was corrected
        meanwhile, BadModel when the stored vectors are of another model.
        """
        if len(vectors) != len(document.passages):
            raise ValueError(f"{len(document.passages)} passages but {len(vectors)} vectors")
        facts = _complete(document, name)
        identifier = uri.expression(str(facts.work), str(facts.language), facts.expression_date)
        try:
            with transaction(self.connection):
                self.check_model(model)
                self.connection.execute("INSERT OR IGNORE INTO meta VALUES ('model', ?)", (model,))
                identifier = self._free_identifier(identifier, document.sha256)
                self.connection.execute("INSERT OR IGNORE INTO works VALUES (?, ?)", (facts.work, facts.country))
                expression = self._put_expression(identifier, facts, document, name)
                self._put_pages(expression, document)
                rows = self._put_provisions(expression, document.provisions)
                self.put_passages(rows, document.passages, vectors)
                put_tables(self.connection, rows, document.tables)
                relations.put(self.connection, expression, document.relations)
                for reading in applied.readings:
                    revisions.keep_reading(self.connection, rows[reading.provision.key], reading)
                if revisions.latest_of(self.connection, document.sha256) != applied.last:
                    raise BadStore(f"{name} was corrected while it was read: run the same command again")
                self.touch()
        except (sqlite3.Error, OSError) as error:
            raise store_error(self.path, error) from error
        return identifier

    def _free_identifier(self, identifier: str, sha256: str) -> str:
        """The expression's own identifier, or, where another file with other text holds it, a variant
        named by the file (``!`` marks a variant in the naming convention): both texts are kept."""
        taken = self.connection.execute("SELECT 1 FROM expressions WHERE uri = ?", (identifier,)).fetchone()
        return f"{identifier}!{sha256[:8]}" if taken else identifier

    def twin_of(self, document: Document) -> str | None:
        """Name of the file that already holds this document's expression with other contents, if any."""
        facts = document.facts
        if facts.work is None:
            return None
        identifier = uri.expression(facts.work, facts.language or UNKNOWN_LANGUAGE, facts.expression_date)
        row = self.connection.execute("SELECT file FROM expressions WHERE uri = ?", (identifier,)).fetchone()
        return None if row is None else str(row["file"])

    def _put_expression(self, identifier: str, facts: Facts, document: Document, name: str) -> int:
        cursor = self.connection.execute(
            "INSERT INTO expressions (uri, work, language, title, title_en, number, date, expression_date,"
            " status, text_state, source_url, issuer, provenance, sha256, file, path, warnings, read_at,"
            f" kind, year, year_printed, gazette, facts_confidence) VALUES ({', '.join('?' * 23)})",
            (
                identifier, facts.work, facts.language, facts.title, facts.title_en, facts.number, facts.date,
                facts.expression_date, facts.status, facts.text_state, facts.source_url, facts.issuer,
                facts.provenance, document.sha256, name, document.path, _json(document.warnings),
                datetime.now(UTC).isoformat(timespec="seconds"), facts.kind, facts.year, facts.year_printed,
                facts.gazette, _json(dict(facts.confidence)),
            ),
        )  # fmt: skip
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def _put_pages(self, expression: int, document: Document) -> None:
        self.connection.executemany(
            "INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    expression, page.number, page.text, page.width, page.height, page.read_by,
                    page.verdict, _json(page.reasons), page.confidence, page.printed,
                )
                for page in document.pages
            ),
        )  # fmt: skip

    def _put_provisions(self, expression: int, provisions: Sequence[Provision]) -> dict[str, int]:
        rows: dict[str, int] = {}
        for seq, one in enumerate(provisions, start=1):
            cursor = self.connection.execute(
                "INSERT INTO provisions (expression, seq, key, label, article, heading, path, role, parent,"
                " text, spans, language, units) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    expression, seq, one.key, one.label, one.article, one.heading, _json(one.path), one.role,
                    one.parent, one.text, _json([(s.page, s.start, s.end) for s in one.spans]), one.language,
                    units_json(one.units),
                ),
            )  # fmt: skip
            assert cursor.lastrowid is not None
            rows[one.key] = cursor.lastrowid
        return rows

    def put_passages(self, rows: dict[str, int], passages: Sequence[Passage], vectors: Vectors) -> None:
        """Add passages with their vectors inside a transaction; ``rows``: Provision.key -> row id."""
        self.connection.executemany(
            "INSERT INTO passages (provision, part, text, spans, boxes, language, cells, vector, windows)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    rows[one.provision], one.part, one.text,
                    _json([(s.page, s.start, s.end) for s in one.spans]),
                    _json([(b.page, b.rects) for b in one.boxes]),
                    one.language, one.cells, *blobs(vector),
                )
                for one, vector in zip(passages, vectors, strict=True)
            ),
        )  # fmt: skip

    def remove(self, name: str) -> list[str]:
        """Remove a work or one expression with all that hangs on it; returns the expressions removed.

        Its revisions stay: they are applied when the same file is stored again.

        Raises UnknownProvision when nothing of that name is held.
        """
        rows = self.connection.execute(
            "SELECT id, uri FROM expressions WHERE work = ? OR uri = ?", (name, name)
        ).fetchall()
        if not rows:
            raise UnknownProvision(f"{name} is not held: 'kb laws' lists what is")
        try:
            with transaction(self.connection):
                self.connection.executemany("DELETE FROM expressions WHERE id = ?", [(row["id"],) for row in rows])
                self.connection.execute("DELETE FROM works WHERE work NOT IN (SELECT work FROM expressions)")
                self.touch()
        except sqlite3.Error as error:
            raise store_error(self.path, error) from error
        return [str(row["uri"]) for row in rows]


def blobs(vector: NDArray[np.float32]) -> tuple[bytes, bytes]:
    """A passage's own vector and those of its windows as they are stored."""
    own, *windows = np.atleast_2d(vector)
    return own.astype("<f4").tobytes(), b"".join(one.astype("<f2").tobytes() for one in windows)


def _complete(document: Document, name: str) -> Facts:
    """Facts as stored: what a citation cannot do without is named after the file where unknown."""
    facts = document.facts
    country = facts.country or "XX"
    return replace(
        facts,
        country=country,
        language=facts.language or UNKNOWN_LANGUAGE,
        work=facts.work or uri.unnamed_work(facts.country, document.sha256),
        title=facts.title or Path(name).stem,
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
