"""Opening the SQLite file: migrations, one writer, errors that say what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from kb.errors import BadStore

MIGRATIONS: tuple[tuple[str, str], ...] = (
    ("001-first", "schema.sql"),
    ("002-revisions", "revisions.sql"),
    ("003-tables", "tables.sql"),
    ("006-waiting", "waiting.sql"),
    ("004-units", "units_column.sql"),
    ("004-units-relations", "relations.sql"),
    ("005-facts", "facts.sql"),
    ("007-windows", "windows.sql"),
)
"""Name and script of each schema change, in order; applied ones are recorded in the database."""


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """Open the database, making or migrating it where ``create`` allows. Raises BadStore."""
    if not create and not path.exists():
        raise BadStore(f"{path.parent} holds no laws yet: run 'kb ingest FOLDER' first, or name another --home")
    try:
        if create:
            path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=60, isolation_level=None, check_same_thread=False)
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        _migrate(connection, path)
    except (sqlite3.Error, OSError) as error:
        raise store_error(path, error) from error
    return connection


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    with transaction(connection):
        connection.execute("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY)")
        applied = {row["name"] for row in connection.execute("SELECT name FROM migrations")}
        known = {name for name, _ in MIGRATIONS}
        if applied - known:
            raise BadStore(f"{path} was written by a newer version of kb: upgrade kb to read it")
        for name, script in MIGRATIONS:
            if name not in applied:
                for statement in _statements(files("kb").joinpath(script).read_text("utf-8")):
                    connection.execute(statement)
                connection.execute("INSERT INTO migrations VALUES (?)", (name,))


def _statements(script: str) -> Iterator[str]:
    """Single statements of a script: executescript would commit the surrounding transaction."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; waits for another writer (up to the connection's timeout)."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def store_error(path: Path, error: Exception) -> BadStore:
    """Name the cure for what SQLite or the file system says."""
    text = str(error).lower()
    if "malformed" in text or "not a database" in text:
        cure = "the database is damaged: restore a backup, or move it away and run 'kb ingest' again"
    elif "full" in text or "no space" in text:
        cure = "the disk is full: free some space and run the same command again; nothing stored is lost"
    elif "locked" in text:
        cure = "another kb process is writing: wait for it and run the command again"
    elif "readonly" in text or "permission" in text or "unable to open" in text:
        cure = "the data folder cannot be written: check its permissions or name another --home"
    else:
        cure = "run 'kb verify' to see what is wrong"
    return BadStore(f"{path}: {error}; {cure}")
