"""Vectors kept by model and text, so that a second evaluation takes seconds."""

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from index.encoder import Encoder, Matrix


class CachedEncoder:
    """An encoder that remembers; the file can be deleted at any time."""

    def __init__(self, encoder: Encoder, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._encoder = encoder
        self.name, self.dimension = encoder.name, encoder.dimension
        self._connection = sqlite3.connect(path, timeout=60, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID")

    def questions(self, texts: Sequence[str]) -> Matrix:
        return self._remember("question", texts, self._encoder.questions)

    def passages(self, texts: Sequence[str]) -> Matrix:
        return self._remember("passage", texts, self._encoder.passages)

    def _remember(self, kind: str, texts: Sequence[str], encode: Callable[[Sequence[str]], Matrix]) -> Matrix:
        keys = [hashlib.sha256("\0".join((self.name, kind, text)).encode()).digest() for text in texts]
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        missing: list[int] = []
        for at, key in enumerate(keys):
            row = self._connection.execute("SELECT vector FROM vectors WHERE key = ?", (key,)).fetchone()
            if row is None:
                missing.append(at)
            else:
                vectors[at] = np.frombuffer(row[0], "<f4")
        for start in range(0, len(missing), 512):
            rows = missing[start : start + 512]
            vectors[rows] = encode([texts[at] for at in rows])
            self._connection.executemany(
                "INSERT OR REPLACE INTO vectors VALUES (?, ?)",
                [(keys[at], vectors[at].astype("<f4").tobytes()) for at in rows],
            )
        return vectors
