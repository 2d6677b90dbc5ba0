"""Which facts of a law its first pages tell, without a catalogue: right, wrong, unknown.

usage: bench_facts.py SHARED [--ocr CACHE] [--show FIELD] [NAME_PART...]

Compared with the catalogue of the corpus, field by field and country by country. A date is right if the
less exact of the two begins the other; a title, number or issuer if nearly all letters of the
catalogue's stand in it, in order (catalogues shorten: "UU tentang X" for "UU Republik Indonesia Nomor 1
Tahun 2003 tentang X"). Facts that the catalogue leaves open are not counted. Publishers are no
issuers: those of databases are left out. ``--show``: every wrong or unknown value of a field.
"""

import csv
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from difflib import SequenceMatcher
from pathlib import Path

from ingest.pdf import OcrMode
from ingest.read import read_document
from kb.errors import NoText
from kb.text import ascii_digits
from kb.types import Facts

FIELDS = ("country", "language", "title", "number", "year", "date", "issuer", "work")
MOST_MISSING = 0.1  # of the letters of the catalogue's value
ISSUERS = {"រដ្ឋសភា": "National Assembly of Cambodia"}  # the catalogue's name for what Khmer prints say
PUBLISHERS = re.compile("กฤษฎีกา|Attorney General")


def main() -> None:
    """Measure and print."""
    shared, *rest = sys.argv[1:]
    cache = Path(rest.pop(rest.index("--ocr") + 1)) if "--ocr" in rest else None
    shown = rest.pop(rest.index("--show") + 1) if "--show" in rest else None
    names = [one for one in rest if not one.startswith("--")]
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for file, row in _rows(Path(shared)):
        if names and not any(name in row["file"] for name in names):
            continue
        mode = OcrMode.AUTO if cache else OcrMode.NEVER
        try:
            facts = read_document(file, file.name, "0" * 64, None, ocr=mode, cache=cache).facts
        except NoText:
            continue
        count(row, facts, counts, shown)
    report(counts)


def _rows(shared: Path) -> list[tuple[Path, dict[str, str]]]:
    with (shared / "corpus" / "laws.csv").open(encoding="utf-8") as file:
        return [(shared / "corpus" / row["file"], row) for row in csv.DictReader(file)]


def count(row: Mapping[str, str], facts: Facts, counts: dict[tuple[str, str], Counter[str]], shown: str | None) -> None:
    """Compare one law's facts with its row of the catalogue."""
    for field in FIELDS:
        wanted = row["date"][:4] if field == "year" else row[field]
        got = _value(facts, field)
        if not wanted or field == "issuer" and PUBLISHERS.search(wanted):
            continue
        values = (wanted, row["title_en"]) if field == "title" and row["title_en"] else (wanted,)
        right = got is not None and any(agrees(field, value, got) for value in values)
        outcome = "unknown" if got is None else "right" if right else "wrong"
        counts[field, row["country"]][outcome] += 1
        if outcome != "right" and shown in (field, "all"):
            confidence = facts.confidence.get(field)
            print(f"{field} {outcome} {confidence} {Path(row['file']).stem}: {wanted!r}, found {got!r}")


def _value(facts: Facts, field: str) -> str | None:
    value = getattr(facts, field)
    return None if value is None else str(value)


def agrees(field: str, wanted: str, got: str) -> bool:
    """Does a value found say what the catalogue says?"""
    if field in ("country", "language", "year", "work"):
        return wanted == got
    if field == "date":
        return wanted.startswith(got) or got.startswith(wanted)
    one, other = _letters(re.sub(r"\([^)]*\)", "", wanted)), _letters(got)
    if not one or not other:
        return False
    common = sum(block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())
    if field == "issuer" and (one in other or other in one):
        return True
    if field == "number":
        return one == other or other.endswith(one) or one.endswith(other)
    return common >= (1 - MOST_MISSING) * len(one)


def _letters(text: str) -> str:
    for native, english in ISSUERS.items():
        text = text.replace(native, english)
    plain = unicodedata.normalize("NFKC", ascii_digits(text)).casefold().replace("ຫມ", "ໝ")
    return "".join(char for char in plain if char.isalnum())


def report(counts: Mapping[tuple[str, str], Counter[str]]) -> None:
    """The table: right/wrong/unknown by field and country."""
    countries = sorted({country for _, country in counts})
    print(f"{'right/wrong/unknown':20}" + "".join(f"{one:>9}" for one in countries) + f"{'all':>12}")
    for field in FIELDS:
        total: Counter[str] = Counter()
        cells = []
        for country in countries:
            own = counts.get((field, country), Counter())
            total.update(own)
            cells.append(f"{_cell(own):>9}")
        print(f"{field:20}" + "".join(cells) + f"{_cell(total):>12}")


def _cell(own: Counter[str]) -> str:
    return f"{own['right']}/{own['wrong']}/{own['unknown']}" if own else "-"


if __name__ == "__main__":
    main()
