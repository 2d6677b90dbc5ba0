"""Machine readings kept as JSON, one file a page: reading a page again takes seconds, this none."""

import hashlib
import json
import os
import tempfile
from pathlib import Path

from ingest.tsv import Reading
from kb.types import Word

FORMAT = 2  # raise it when Reading or the way words are joined changes


def place(cache: Path, sha256: str, number: int, settings: str) -> Path:
    """Where the reading of this page of this file by these settings is kept."""
    key = hashlib.sha256(f"{FORMAT} {settings}".encode()).hexdigest()[:16]
    return cache / "ocr" / sha256[:2] / sha256 / f"{number:04d}-{key}.json"


def load(path: Path) -> Reading | None:
    """The kept reading; None if there is none or the file is damaged."""
    try:
        kept = json.loads(path.read_text("utf-8"))
        words = tuple(Word(start, end, (x0, y0, x1, y1), c) for start, end, x0, y0, x1, y1, c in kept["words"])
        return Reading(kept["text"], words, kept["confidence"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def save(path: Path, reading: Reading) -> None:
    """Keep a reading; a cache that cannot be written is a cache less, not an error."""
    words = [(word.start, word.end, *word.rect, word.confidence) for word in reading.words]
    kept = json.dumps({"text": reading.text, "confidence": reading.confidence, "words": words})
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
            file.write(kept)
        os.replace(file.name, path)
    except OSError:
        return
