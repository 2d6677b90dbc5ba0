"""What the quality gate says of pages whose worth is known, and whether provisions are told their language.

usage: bench_gate.py SHARED [--language] [NAME_PART...]

Pages are judged by their text layers alone (nothing is machine-read). Of a law of the corpus with a
scan, a legacy font or a broken character map every page is garbage and none may be ``ok``; blank pages
say nothing and are left out. ``--language``: the languages of the provisions of the laws with a
checked parse, against the language of the law or, for a quoted section in another, its own.
"""

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ingest.bilingual import halves
from ingest.pdf import LANGUAGES_OF, open_pdf
from ingest.textpages import read_text_layers
from kb.types import Page, Role, Verdict

GARBAGE: Mapping[str, str] = {
    "kh-constitution-1993": "legacy font",
    "kh-criminal-code-2009": "legacy font",
    "kh-constitution-2015": "broken map",
    "kh-prakas-065-2016-id-card-use": "broken map",
    "kh-foreign-ownership-co-owned-buildings-2010": "scan with rubbish",
    "kh-adoption-convention-150-labour-administration-1999": "scan with rubbish",
    "id-pp-34-2021-penggunaan-tka": "scan with rubbish",
    "kh-immigration-law-1994": "scan",
    "kh-investment-law-1994": "scan",
    "kh-investment-law-amendment-2003": "scan",
    "kh-sub-decree-148-2005-special-economic-zones": "scan",
    "th-official-information-2540-scan": "scan",
    "vn-135-2020-nd-cp-tuoi-nghi-huu": "scan",
    "vn-219-2025-nd-cp-nguoi-lao-dong-nuoc-ngoai": "scan",
    "vn-293-2025-nd-cp-luong-toi-thieu": "scan",
}
FORMS = {"id-permenaker-8-2021-penggunaan-tka": (45, 46, 47, 49, 53, 54, 55, 57, 58, 59, 60, 61, 65, 66, 68, 69)}
"""Pages of text-layer laws that are pictures of forms: only their running heads are text."""
POOR = ("id-pp-35-2021", "id-permenaker-20-2019", "id-uu-63-2024")
"""Readable machine readings of other programs: no garbage, but no text layer of the publisher either."""
MOST_REJECTED = 0.005  # of the good text pages
LEAST_RIGHT = 0.99  # of the provisions' languages


def main() -> None:
    """Measure and print."""
    shared, *rest = sys.argv[1:]
    names = [one for one in rest if one != "--language"]
    table: dict[str, Counter[str]] = {}
    languages: dict[tuple[str, str], Counter[str]] = {}
    for row in _rows(Path(shared), names):
        path = Path(shared) / "corpus" / row["file"]
        country = row["country"]
        document = open_pdf(path)
        try:
            pages = read_text_layers(document, path, LANGUAGES_OF[country], lambda _done, _all: None)
        finally:
            document.close()
        for page in pages:
            kind = kind_of(path.stem, row["file"], page.number)
            table.setdefault(kind, Counter())[_outcome(page)] += 1
            if _wrong(kind, page):
                print(f"{path.name}, p. {page.number}: {kind}, {page.verdict}: {'; '.join(page.reasons)}")
        if "--language" in rest and path.stem not in GARBAGE:
            _languages(Path(shared), row, pages, languages)
    _print_table(table)
    if languages:
        _print_languages(languages)


def _rows(shared: Path, names: Sequence[str]) -> Iterator[dict[str, str]]:
    with (shared / "corpus" / "laws.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if not names or any(name in row["file"] for name in names):
                yield row


def kind_of(stem: str, file: str, page: int) -> str:
    """What a page of a file (1-based) is known to be."""
    if page in FORMS.get(stem, ()):
        return "scan"
    if stem.startswith(POOR):
        return "poor layer"
    return GARBAGE.get(stem) or ("print" if file.startswith("print/") else "text layer")


def _outcome(page: Page) -> str:
    blank = page.verdict is Verdict.OK and not any(map(str.isalpha, page.text))  # or a page number alone
    return "blank" if blank else page.verdict.value


def _wrong(kind: str, page: Page) -> bool:
    garbage = kind in GARBAGE.values()
    return _outcome(page) == "ok" if garbage else kind != "poor layer" and page.verdict is Verdict.REJECTED


def _print_table(table: Mapping[str, Counter[str]]) -> None:
    outcomes = ("ok", "repaired", "rejected", "blank")
    print(f"{'pages known to be':20}" + "".join(f"{one:>10}" for one in outcomes))
    for kind, counts in sorted(table.items()):
        print(f"{kind:20}" + "".join(f"{counts[one]:10}" for one in outcomes))
    good = [counts for kind, counts in table.items() if kind in ("print", "text layer")]
    passed = sum(counts["ok"] for kind, counts in table.items() if kind in GARBAGE.values())
    rejected, total = sum(one["rejected"] for one in good), sum(sum(one.values()) - one["blank"] for one in good)
    held = "held" if not passed and rejected <= MOST_REJECTED * total else "MISSED"
    print(
        f"garbage passed as ok: {passed}; good pages rejected: {rejected} of {total} ({rejected / max(1, total):.2%})"
    )
    print(f"none and at most {MOST_REJECTED:.1%}: {held}")


def _languages(
    shared: Path, row: Mapping[str, str], pages: Sequence[Page], counts: dict[tuple[str, str], Counter[str]]
) -> None:
    """Count the languages told in one law, by country and language of the law."""
    gold = shared / "corpus" / "gold" / f"{Path(row['file']).stem}.json"
    if not gold.exists():
        return
    checked = {one["number"] for one in json.loads(gold.read_text("utf-8"))["provisions"]}
    for part in halves(pages, row["country"], LANGUAGES_OF[row["country"]]):
        for one in part.provisions:
            if one.article in checked and one.role is not Role.QUOTED:
                told = counts.setdefault((row["country"], row["language"]), Counter())
                told[one.language] += 1
                if one.language != row["language"]:
                    print(f"{row['file']} {one.key}: {one.language}: {' '.join(one.text.split())[:90]}")


def _print_languages(counts: Mapping[tuple[str, str], Counter[str]]) -> None:
    right = total = 0
    print(f"{'law':10}{'provisions':>11}  told")
    for (country, language), told in sorted(counts.items()):
        right, total = right + told[language], total + sum(told.values())
        shown = ", ".join(f"{one} {times}" for one, times in told.most_common())
        print(f"{country} {language:7}{sum(told.values()):11}  {shown}")
    held = "held" if right >= LEAST_RIGHT * total else "MISSED"
    print(f"languages right: {right} of {total} ({right / max(1, total):.2%}; at least {LEAST_RIGHT:.0%}: {held})")


if __name__ == "__main__":
    main()
