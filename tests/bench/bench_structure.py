"""Compares the provisions read from real laws with their gold parses and prints the numbers.

usage: bench_structure.py SHARED [--ocr CACHE] [NAME_PART...]

Articles: F1 of the numbers of the main part, in order. Other parts: share of gold provisions found in
their role. Headings: share that agree. Letters: edit distance of the text (white space aside, the
printed label and heading taken off both) over its length. Text-layer PDFs only, unless CACHE names a
folder of machine readings.
"""

import difflib
import os
import re
import sys
import time
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gold import checked_laws

from ingest.pdf import LANGUAGES_OF
from ingest.structure import structure
from kb.types import Provision, Role

LABEL_ROOM = 90  # characters before a heading in which the label with its notes stands


@dataclass(frozen=True, slots=True)
class Score:
    """What was found of one law."""

    name: str
    f1: float
    parts: tuple[int, int]  # provisions of other parts found, of how many
    headings: tuple[int, int]  # that agree, of how many
    letters: tuple[int, int]  # edits, of how many letters
    pages: int
    seconds: float


def main() -> None:
    """Measure and print, worst laws first."""
    shared, *rest = sys.argv[1:]
    cache = Path(rest.pop(rest.index("--ocr") + 1)) if "--ocr" in rest else None
    names = [one for one in rest if one != "--ocr"]
    scores = sorted(measure(Path(shared), names, cache), key=lambda one: (one.f1, -one.letters[0]))
    for one in scores:
        print(
            f"{one.f1:.4f} {one.name} parts {one.parts[0]}/{one.parts[1]} headings {one.headings[0]}/"
            f"{one.headings[1]} edits {one.letters[0]}/{one.letters[1]}"
        )
    mean = sum(one.f1 for one in scores) / max(1, len(scores))
    edits, letters = sum(one.letters[0] for one in scores), sum(one.letters[1] for one in scores)
    pages, seconds = sum(one.pages for one in scores), sum(one.seconds for one in scores)
    print(f"{len(scores)} laws: mean F1 {mean:.5f}, character error rate {edits / max(1, letters):.4%},", end=" ")
    print(f"{pages} pages, structure {pages / max(0.001, seconds):.0f} pages/s")


def measure(shared: Path, names: list[str], cache: Path | None) -> Iterator[Score]:
    """A score for each law with a checked parse whose name contains one of ``names`` (all if empty)."""
    for law in checked_laws(shared, names, cache):
        country = law.row["country"]
        began = time.perf_counter()
        read = structure(law.pages, country, LANGUAGES_OF[country])
        seconds = time.perf_counter() - began
        yield score(law.name, law.provisions, read.provisions, len(law.pages), seconds)


def score(
    name: str, gold: list[dict[str, Any]], provisions: tuple[Provision, ...], pages: int, seconds: float
) -> Score:
    """Compare one law's provisions with its gold parse."""
    articles = [one["number"] for one in gold if one["kind"] in ("article", "section") and _part(one) == "main"]
    found = [one.article for one in provisions if one.article and one.role in (Role.MAIN, Role.TRANSITIONAL)]
    blocks = difflib.SequenceMatcher(None, articles, found, autojunk=False).get_matching_blocks()
    right = sum(block.size for block in blocks)
    waiting: dict[tuple[str, str | None], list[Provision]] = defaultdict(list)
    for provision in provisions:
        role = Role.MAIN if provision.role is Role.TRANSITIONAL else provision.role
        waiting[role.value, provision.article].append(provision)
    parts, headings, letters = [0, 0], [0, 0], [0, 0]
    for one in gold:
        number = None if _part(one) == "schedule" else one["number"]
        matches = waiting[_part(one), number]
        if _part(one) != "main":
            parts[0] += bool(matches)
            parts[1] += 1
        if not matches:
            continue
        mine = matches.pop(0)
        if one.get("heading") and mine.heading:
            headings[0] += _loose(one["heading"]) == _loose(mine.heading)
        headings[1] += bool(one.get("heading"))
        if one.get("text") and number:
            got = _body(mine.text, mine)
            labelled = _squash(one["text"]).startswith(_squash(mine.label).rstrip("."))
            wanted = _body(one["text"], mine) if labelled else _squash(one["text"])
            letters[0] += _edits(wanted, got)
            letters[1] += len(wanted)
    f1 = 2 * right / max(1, len(articles) + len(found))
    return Score(name, f1, _pair(parts), _pair(headings), _pair(letters), pages, seconds)


def _part(one: dict[str, Any]) -> str:
    return str(one.get("part", "main"))


def _pair(values: list[int]) -> tuple[int, int]:
    return values[0], values[1]


def _squash(text: str) -> str:
    return re.sub(r"[\s\u200b-\u200d\ufeff\u00ad]+", "", unicodedata.normalize("NFC", text))


def _loose(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _body(text: str, provision: Provision) -> str:
    """The text without label and heading, which most gold parses leave out."""
    body, heading = _squash(text), _squash(provision.heading or "")
    label = _squash(provision.label).rstrip(".")
    place = body.find(heading) if heading else -1
    if 0 <= place < LABEL_ROOM and (place == 0 or label in body[:place]):
        body = body[place + len(heading) :]
    body = body.lstrip(".:-–—៖។“”")
    return body.removeprefix(label).lstrip(".:-–—៖។”")


def _edits(wanted: str, got: str) -> int:
    """Levenshtein's distance, one letter of ``got`` at a time, all of ``wanted`` at once (Myers, Hyyrö)."""
    same = len(os.path.commonprefix((wanted, got)))
    wanted, got = wanted[same:], got[same:]
    same = len(os.path.commonprefix((wanted[::-1], got[::-1])))
    wanted, got = wanted[: len(wanted) - same], got[: len(got) - same]
    if not wanted or not got:
        return len(wanted) or len(got)
    everywhere, last = (1 << len(wanted)) - 1, 1 << len(wanted) - 1
    places: dict[str, int] = defaultdict(int)
    for place, letter in enumerate(wanted):
        places[letter] |= 1 << place
    more, less, distance = everywhere, 0, len(wanted)
    for letter in got:
        same = places.get(letter, 0)
        vertical = same | less
        horizontal = ((same & more) + more ^ more) | same
        up, down = less | ~(horizontal | more) & everywhere, more & horizontal
        distance += bool(up & last) - bool(down & last)
        up, down = up << 1 | 1, down << 1
        more, less = (down | ~(vertical | up)) & everywhere, up & vertical & everywhere
    return distance


if __name__ == "__main__":
    main()
