"""Counts the paragraphs and points found in real laws against the marks that their gold texts print.

usage: bench_units.py SHARED [--show N] [NAME_PART...]

An article counts where lines of its gold text begin with the marks 1, 2 .. n (or a, b ..) of its
tradition, n >= 2; it is complete where a unit begins at every one of them. Paragraphs that are only
counted are compared by their number; gold texts of some laws break lines inside paragraphs. ``--show``
prints N articles of each tradition with their units, to be looked at. Text-layer PDFs only.
"""

import random
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gold import checked_laws

from ingest.pdf import LANGUAGES_OF
from ingest.structure import structure
from ingest.traditions.marks import LATIN
from kb.text import ascii_digits
from kb.types import Provision, Role

BURMESE = "ကခဂဃငစဆဇဈညဋဌဍဎဏတထဒဓန"
PRINTED = {
    "vie": [(r"(\d{1,2})\.", "1")],
    "lao": [(r"(\d{1,2})\.", "1")],
    "khm": [(r"(\d{1,2})\s?[-–.]", "1"), (r"([ក-អ])\s?[-–.]", "កខគឃងចឆជឈញ")],
    "mya": [(r"\(([က-အ])\)", BURMESE), (r"\((\d{1,2})\)", "1")],
    "ind": [(r"\((\d{1,2})\)", "1"), (r"([a-z])\.", LATIN)],
}
"""Language -> how its laws print paragraphs and points: pattern and order."""

COUNTED = ("tha", "lao", "khm")
"""Languages whose laws count paragraphs without marks."""

BRACKETS = [(r"\((\d{1,2})\)", "1"), (r"\(([a-z])\)", LATIN)]
OPENING = 25  # letters of a unit by which it is recognised


def main() -> None:
    """Measure and print, one line a country and language and one a law that is not complete."""
    shared, *rest = sys.argv[1:]
    show = int(rest.pop(rest.index("--show") + 1)) if "--show" in rest else 0
    names = [one for one in rest if one != "--show"]
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0, 0])
    shown: dict[str, list[Provision]] = defaultdict(list)
    for name, country, gold, provisions in laws(Path(shared), names):
        counts = [0, 0, 0, 0, 0, 0]
        for text, provision in pairs(gold, provisions):
            expected = printed(text, provision.language)
            begun = [_squash(provision.text[unit.start :])[:OPENING] for unit in provision.units if unit.label]
            found = sum(any(_same(one, other) for other in begun) for one in expected)
            plain, counted = unmarked(text, provision)
            row = (bool(expected), bool(expected) and found == len(expected), len(expected), found, plain, counted)
            for at, one in enumerate(row):
                counts[at] += one
                totals[f"{country} {provision.language}"][at] += one
            if provision.units:
                shown[f"{country} {provision.language}"].append(provision)
        if counts[0] != counts[1]:
            print(f"{name}: {counts[1]} of {counts[0]} articles complete, {counts[3]} of {counts[2]} marks")
    for language, (articles, complete, marks, found, plain, counted) in sorted(totals.items()):
        print(f"{language}: {complete} of {articles} articles complete, {found} of {marks} marks", end="")
        print(f", {counted} of {plain} articles with as many counted paragraphs as the gold text" if plain else "")
    for provisions in shown.values():
        for one in random.Random(7).sample(provisions, min(show, len(provisions))):
            print(f"\n--- {one.language} {one.key}")
            for unit in one.units:
                print(f"{unit.key}  [{unit.cited}]  {one.text[unit.start : unit.end][:70]!r}")


def laws(shared: Path, names: list[str]) -> Iterator[tuple[str, str, list[dict[str, Any]], tuple[Provision, ...]]]:
    """Name, country, gold provisions and provisions as read of each law with a checked parse."""
    for law in checked_laws(shared, names, None):
        country = law.row["country"]
        yield law.name, country, law.provisions, structure(law.pages, country, LANGUAGES_OF[country]).provisions


def pairs(gold: list[dict[str, Any]], provisions: tuple[Provision, ...]) -> Iterator[tuple[str, Provision]]:
    """Gold text and provision of each article of the main part that both have."""
    waiting: dict[str | None, list[Provision]] = defaultdict(list)
    for provision in provisions:
        if provision.role in (Role.MAIN, Role.TRANSITIONAL):
            waiting[provision.article].append(provision)
    for one in gold:
        if one.get("part", "main") == "main" and one.get("text") and waiting[one["number"]]:
            yield unicodedata.normalize("NFC", one["text"]), waiting[one["number"]].pop(0)


def printed(text: str, language: str) -> list[str]:
    """The first letters of each paragraph or point that the gold text marks in an unbroken order."""
    found: list[str] = []
    for pattern, order in PRINTED.get(language, BRACKETS):
        wanted, run = 0, list[str]()
        for line in re.finditer(rf"(?m)^\s*(?:\d+\.\s?[—–-]?\s?(?=\())?(?={pattern})", text):
            mark = re.match(pattern, text[line.end() :])
            number = ascii_digits(mark.group(1)) if mark else ""
            place = int(number) - 1 if order == "1" else order.find(number)
            if place == wanted:
                run.append(_squash(text[line.end() :])[:OPENING])
                wanted += 1
        found += run if len(run) > 1 else []
    return found


def unmarked(text: str, provision: Provision) -> tuple[bool, bool]:
    """Whether the article has several paragraphs without marks, and whether as many were counted."""
    if provision.language not in COUNTED:
        return False, False
    lines = [line for line in text.split("\n") if not re.match(r"\s*[“\"(]|\s*\w{1,4}[.)–-]", line)]
    counted = sum(unit.label is None and "__para_" in unit.key for unit in provision.units)
    return len(lines) > 1, len(lines) > 1 and (counted or 1) == len(lines)


def _same(one: str, other: str) -> bool:
    return one[:12] == other[:12]


def _squash(text: str) -> str:
    return re.sub(r"[\s\u200b-\u200d\ufeff\u00ad]+", "", unicodedata.normalize("NFC", text[: 4 * OPENING]))


if __name__ == "__main__":
    main()
