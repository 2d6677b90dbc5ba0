"""``--laws FILE.csv``: the facts of the laws, given by the person who collected the files."""

import csv
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path, PurePosixPath

from kb.errors import BadCatalogue, BadRequest
from kb.language import normalise_country, normalise_language
from kb.types import Facts, Status, TextState
from kb.uri import is_work

READ_ONLY = ("kind", "year", "year_printed", "gazette", "confidence")  # by the print alone
COLUMNS = ("file", *(field.name for field in fields(Facts) if field.name not in READ_ONLY))
REQUIRED = ("file", "country", "work", "title")


def load_laws(path: Path) -> dict[str, Facts]:
    """File name (as in the ``file`` column) -> facts; an empty cell is an unknown fact.

    Raises BadCatalogue naming the file and line.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadCatalogue(f"{path}: {error}; give a CSV file in UTF-8") from error
    reader = csv.DictReader(text.splitlines(keepends=True))
    missing = [name for name in REQUIRED if name not in (reader.fieldnames or ())]
    if missing:
        raise BadCatalogue(
            f"{path}, line 1: no column {', '.join(missing)}; the columns are {', '.join(COLUMNS)} in any order"
        )
    laws: dict[str, Facts] = {}
    try:
        for row in reader:
            where = f"{path}, line {reader.line_num}"
            name = (row["file"] or "").strip()
            if not name:
                raise BadCatalogue(f"{where}: the file is empty; name the PDF this row describes")
            facts = _facts(row, where)
            if laws.setdefault(name, facts) != facts:
                raise BadCatalogue(f"{where}: {name} is described twice, with other facts; keep one row")
    except csv.Error as error:
        raise BadCatalogue(f"{path}, line {reader.line_num}: {error}; save the table as plain CSV") from error
    return laws


def _facts(row: Mapping[str, str | None], where: str) -> Facts:
    cell = {name: (row.get(name) or "").strip() or None for name in COLUMNS}
    country, language, work = cell["country"], cell["language"], cell["work"]
    try:
        return Facts(
            country=normalise_country(country) if country else None,
            language=normalise_language(language) if language else None,
            work=_work(work),
            title=cell["title"],
            title_en=cell["title_en"],
            number=cell["number"],
            date=cell["date"],
            expression_date=cell["expression_date"],
            status=Status(cell["status"] or Status.UNKNOWN),
            text_state=TextState(cell["text_state"] or TextState.UNKNOWN),
            source_url=_address(cell["source_url"]),
            issuer=cell["issuer"],
            provenance=cell["provenance"],
        )
    except (ValueError, BadRequest) as error:
        raise BadCatalogue(f"{where}: {error}; correct the cell or leave it empty (unknown)") from error


def _work(work: str | None) -> str | None:
    if work is not None and not is_work(work):
        raise ValueError(f"{work!r} is no work identifier like /akn/id/act/uu/2003/13")
    return work


def _address(url: str | None) -> str | None:
    if url is not None and not url.lower().startswith(("https://", "http://")):
        raise ValueError(f"{url!r} is no web address (https://...)")
    return url


def facts_for(name: str, laws: Mapping[str, Facts]) -> Facts | None:
    """The row whose ``file`` is the end of this file's name, the longest such one; None if none is."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    for start in range(len(parts)):
        facts = laws.get("/".join(parts[start:]).lstrip("/"))
        if facts is not None:
            return facts
    by_name = [facts for file, facts in laws.items() if PurePosixPath(file).name == parts[-1]]
    return by_name[0] if len(by_name) == 1 else None
