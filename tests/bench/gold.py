"""The real laws with a checked parse: what the scripts beside this one compare with."""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.pdf import OcrMode, read_pages
from kb.errors import NoText
from kb.types import Page


@dataclass(frozen=True, slots=True)
class CheckedLaw:
    name: str
    row: dict[str, str]  # of laws.csv
    provisions: list[dict[str, Any]]  # the checked parse
    pages: list[Page]  # as read


def checked_laws(shared: Path, names: Sequence[str], cache: Path | None) -> Iterator[CheckedLaw]:
    """Those whose name contains one of ``names`` (all if empty), in the order of their names.

    Text layers only, unless ``cache`` names a folder of machine readings.
    """
    corpus = shared / "corpus"
    with (corpus / "laws.csv").open(encoding="utf-8") as table:
        rows = {Path(row["file"]).stem: row for row in csv.DictReader(table)}
    mode = OcrMode.AUTO if cache else OcrMode.NEVER
    for gold in sorted((corpus / "gold").glob("*.json")):
        row = rows.get(gold.stem)
        if row is None or names and not any(name in row["file"] for name in names):
            continue
        try:
            pages = list(
                read_pages(corpus / row["file"], country=row["country"], languages=None, ocr=mode, cache=cache)
            )
        except NoText:
            continue
        yield CheckedLaw(gold.stem, row, json.loads(gold.read_text("utf-8"))["provisions"], pages)
