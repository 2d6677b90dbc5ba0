"""The index: a folder made from the store, replaced whole, that knows which state of the store it is of.

The store holds the vectors; everything here can be made again from it. A folder of another
generation, model or analyser is stale and is rebuilt, never patched.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index import analysis
from index.columns import Column, Columns, Mask, loaded, saved
from index.embedding import Readable, embedding_text
from index.offsets import load_offsets
from index.terms import Terms
from index.vectors import Rows, Vectors
from kb.errors import BadStore
from kb.reading import PassageRow, passage_rows
from kb.store import Store
from kb.types import Query, Status

FORMAT = 4
COLUMNS = ("country", "language", "work", "role", "status", "date", "article")


@dataclass(frozen=True, slots=True)
class Index:
    """Passages as columns; row i of every part is the same passage."""

    generation: int
    model: str | None
    ids: NDArray[np.int64]  # passage ids in the store
    provisions: NDArray[np.int64]  # passages of one provision share it
    columns: Columns
    vectors: Vectors
    terms: Terms

    def __len__(self) -> int:
        return len(self.ids)

    def allowed(self, query: Query) -> Rows | None:
        """Rows that the query's filters let through; None when it sets none."""
        keep: Mask = np.ones(len(self), bool)
        for name, values in (
            ("country", query.countries),
            ("language", query.languages),
            ("work", query.works),
            ("status", query.statuses),
        ):
            if values:
                keep &= self.columns[name].among([str(value) for value in values])
        if query.in_force_on:
            keep &= self._in_force(query.in_force_on)
        return None if keep.all() else np.flatnonzero(keep)

    def _in_force(self, day: str) -> Mask:
        """Not repealed, and not enacted after ``day``. A date given as a year counts from 1 January;
        the unknown date of a law does not exclude it."""
        dates = self.columns["date"]
        begun = dates.rows_where(dates.values <= day)  # the unknown one is "", before every other
        return begun & ~self.columns["status"].among([Status.REPEALED, Status.NOT_YET])


def readable(row: PassageRow) -> Readable:
    return Readable(row.title, row.heading, row.cells or row.text)


def build(store: Store, dimension: int) -> Index:
    """Read every passage of the store into an index in memory."""
    generation = store.generation
    rows: list[PassageRow] = []
    vectors: list[NDArray[np.float32]] = []
    windows: list[NDArray[np.float16]] = []
    for row, vector, some in passage_rows(store):
        if len(vector) != dimension or len(some) % dimension:
            raise BadStore(f"{store.path}: passage {row.id} has a damaged vector; run 'kb reindex' to embed again")
        rows.append(row)
        vectors.append(vector)
        windows.append(some.reshape(-1, dimension))
    matrix = np.vstack(vectors) if vectors else np.zeros((0, dimension), np.float32)
    columns = {name: Column.of(np.array([getattr(row, name) or "" for row in rows], np.str_)) for name in COLUMNS}
    languages = np.array([row.language for row in rows], np.str_)
    return Index(
        generation,
        store.model,
        np.array([row.id for row in rows], np.int64),
        np.array([row.provision for row in rows], np.int64),
        columns,
        Vectors.build(matrix, languages, load_offsets(store.model, dimension), windows),
        _terms(rows),
    )


def _terms(rows: Sequence[PassageRow]) -> Terms:
    texts: dict[int, list[str]] = {}  # by provision, its title and heading once
    languages: dict[int, str] = {}
    for row in rows:
        parts = texts.setdefault(row.provision, [])
        languages.setdefault(row.provision, row.language)
        parts.append((row.cells or row.text) if parts else embedding_text(readable(row)))
    places = {provision: at for at, provision in enumerate(texts)}
    owners = np.array([places[row.provision] for row in rows], np.int64)
    return Terms.build(["\n".join(parts) for parts in texts.values()], list(languages.values()), owners)


def open_index(store: Store, folder: Path, dimension: int) -> Index:
    """The index of the store's present state: loaded if the folder has it, else built and saved."""
    saved = _load(folder, store)
    if saved is not None:
        return saved
    index = build(store, dimension)
    save(index, folder)
    return index


def save(index: Index, folder: Path) -> None:
    """Write the index beside ``folder`` and swap it in. Raises BadStore when the disk does not allow it."""
    work = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".index-"))
        np.savez(
            work / "passages.npz",
            allow_pickle=False,
            ids=index.ids,
            provisions=index.provisions,
            **saved(index.columns),
        )
        index.vectors.save(work)
        index.terms.save(work)
        manifest = {
            "format": FORMAT,
            "generation": index.generation,
            "model": index.model,
            "analysis": analysis.VERSION,
            "passages": len(index),
        }
        (work / "manifest.json").write_text(json.dumps(manifest, indent=1), "utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        os.replace(work, folder)
    except OSError as error:
        raise BadStore(
            f"{folder}: {error}; the laws are stored, only the index is not: "
            f"free some space and run the same command again"
        ) from error
    finally:
        if work is not None:
            shutil.rmtree(work, ignore_errors=True)


def _load(folder: Path, store: Store) -> Index | None:
    """The saved index, or None where it is missing, stale or damaged (it is then rebuilt)."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
        current = (FORMAT, store.generation, store.model, analysis.VERSION)
        if tuple(manifest.get(key) for key in ("format", "generation", "model", "analysis")) != current:
            return None
        with np.load(folder / "passages.npz") as arrays:
            ids, provisions, columns = arrays["ids"], arrays["provisions"], loaded(arrays, COLUMNS)
        vectors = Vectors.load(folder)
        terms = Terms.load(folder)
    except Exception:  # each library raises its own on a damaged file; the store has everything
        return None
    if not len(ids) == vectors.rows == vectors.windows.rows == len(terms.owners) == manifest["passages"]:
        return None
    return Index(manifest["generation"], manifest["model"], ids, provisions, columns, vectors, terms)
