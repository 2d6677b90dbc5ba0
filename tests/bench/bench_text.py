"""How many letters of the articles are misread: found text against the checked text of real laws.

usage: bench_text.py SHARED [--ocr CACHE] [--show N] [NAME_PART...]

The rate is the edit distance over the letters of the checked text, white space aside, for each kind
of law (what was read of most of its pages). Two rates are given. *As they stand*: the texts without
their labels and headings, letter by letter. *Conventions aside*: what the makers of the checked
texts decided otherwise than this reader, and what is no misread letter, is made equal first:

- heading and text are compared as one, since the sets of gold disagree where a heading ends;
- compatibility forms (ligatures, split sara am), quotation marks, dashes and line-end hyphens;
- editors' notes below a section ("*NOTE—...", "[S 34/2007]"), which some texts leave out;
- chapter headings and closing formulas that end a checked text, where this reader has the same
  letters in the chapters, headings or closing matter of the law.

``--show N``: the N longest differences of each law that remain.
"""

import difflib
import os
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench_structure import _body, _edits, _part, _squash
from gold import checked_laws

from ingest.bilingual import halves
from ingest.pdf import LANGUAGES_OF
from kb.types import Page, Provision, ReadBy, Role

TARGETS = {"print": 0.001, "text layer": 0.001, "scan tha": 0.06, "scan vie": 0.06}
"""Highest rate, conventions aside."""

_NOTE = re.compile(
    r"(?:^[ \t]*|(?<=[.;:)\]”] ))(?:[*†‡]+\s?NOTE\b.*|\[S\s?\d+/\d+\]$)"
    r"(?:\n(?![ \t]*(?:\(?\w{1,4}[.)]|[“*†‡])).*)*",
    re.MULTILINE,
)
_HYPHEN = re.compile(r"[-\u00ad\u2010\ufffe\x02]\s*\n\s*")
_ALIKE = str.maketrans({**dict.fromkeys('“”‘’„«»"`´', "'"), **dict.fromkeys("‐‑‒–—−\ufffe\x02", "-")})


@dataclass(frozen=True, slots=True)
class Law:
    """What was measured of one law."""

    name: str
    kind: str
    articles: int
    letters: int
    edits: int  # as they stand
    errors: int  # conventions aside
    shown: tuple[tuple[int, str], ...]  # (letters, where and what), longest first


def main() -> None:
    """Measure and print, worst laws first, then a row a kind."""
    shared, *rest = sys.argv[1:]
    cache = Path(rest.pop(rest.index("--ocr") + 1)) if "--ocr" in rest else None
    shown = int(rest.pop(rest.index("--show") + 1)) if "--show" in rest else 0
    names = [one for one in rest if not one.startswith("--")]
    laws = sorted(measure(Path(shared), names, cache), key=lambda law: -law.errors)
    for law in laws:
        if law.errors:
            print(f"{law.errors / law.letters:8.3%} {law.errors:6}/{law.letters} {law.kind}: {law.name}")
        for letters, what in law.shown[:shown]:
            print(f"            {letters:5} {what}")
    print(
        f"{'kind':14} {'laws':>5} {'articles':>8} {'letters':>9} {'as they stand':>14} {'conventions aside':>18} target"
    )
    for kind in sorted({law.kind for law in laws}):
        _row(kind, [law for law in laws if law.kind == kind])
    _row("all", laws)


def _row(kind: str, laws: Sequence[Law]) -> None:
    articles, letters, edits, errors = (
        sum(getattr(law, name) for law in laws) for name in ("articles", "letters", "edits", "errors")
    )
    target = TARGETS.get(kind)
    verdict = "" if target is None else f"{target:.1%} {'held' if errors <= target * letters else 'MISSED'}"
    total = max(1, letters)
    print(f"{kind:14} {len(laws):5} {articles:8} {letters:9} {edits / total:14.3%} {errors / total:18.3%} {verdict}")


def measure(shared: Path, names: Sequence[str], cache: Path | None) -> Iterator[Law]:
    """Each law with a checked text whose file name contains one of ``names`` (all if empty)."""
    for one in checked_laws(shared, names, cache):
        country = one.row["country"]
        provisions = [each for part in halves(one.pages, country, LANGUAGES_OF[country]) for each in part.provisions]
        law = compare(one.name, one.provisions, provisions, kind_of(one.row, one.pages))
        if law.articles:
            yield law


def kind_of(row: dict[str, str], pages: Sequence[Page]) -> str:
    """ "print", "text layer", or how the machine-read pages came to be read so."""
    read = [page for page in pages if page.read_by is ReadBy.OCR]
    if 2 * len(read) < sum(bool(page.text.strip()) for page in pages):
        return "print" if row["file"].startswith("print/") else "text layer"
    [(reason, _)] = Counter(page.reasons[0] for page in read).most_common(1)
    if "poor" in reason:
        return "poor layer"
    return f"scan {row['language']}" if "scan" in reason else f"font {row['language']}"


def compare(name: str, gold: Sequence[dict[str, Any]], provisions: Sequence[Provision], kind: str) -> Law:
    """Each checked article against the next found one of its part and number."""
    waiting: dict[tuple[str, str | None], list[Provision]] = defaultdict(list)
    for one in provisions:
        waiting[(Role.MAIN if one.role is Role.TRANSITIONAL else one.role).value, one.article].append(one)
    around = _plain("\n".join(_around(provisions)))
    articles = letters = edits = errors = 0
    shown: list[tuple[int, str]] = []
    for one in gold:
        matches = waiting[_part(one), one["number"]]
        if not matches:
            continue
        mine = matches.pop(0)
        if not (one.get("text") and one["number"]):
            continue
        wanted, got = _squash(one["text"]), _body(mine.text, mine)
        articles += 1
        letters += len(wanted)
        edits += _edits(wanted, got)
        wanted, got = _compared(one, mine, around)
        if wanted != got:
            errors += _edits(wanted, got)
            shown += _differences(f"{_part(one)} {one['number']}", wanted, got)
    return Law(name, kind, articles, letters, edits, errors, tuple(sorted(shown, reverse=True)))


def _around(provisions: Sequence[Provision]) -> Iterator[str]:
    """What the law holds besides the text of its articles."""
    for one in provisions:
        yield from one.path
        yield one.heading or ""
        if one.article is None:
            yield one.text


def _compared(gold: dict[str, Any], mine: Provision, around: str) -> tuple[str, str]:
    """Both texts, conventions aside."""
    label, heading = _plain(mine.label).rstrip("."), _plain(mine.heading or "").strip(_EDGE)
    found = _plain(mine.text).lstrip(_EDGE)
    headed = heading and label in found[len(heading) : len(heading) + len(label) + 8] and found.startswith(heading)
    found = found[len(heading) :].lstrip(_EDGE) if headed else found
    found = _AMENDED.sub("", found.removeprefix(label).lstrip(_EDGE)).strip(_EDGE)
    if headed:
        found = heading + found
    elif heading and found.startswith(heading):
        found = heading + found[len(heading) :].lstrip(_EDGE)
    text, own = _plain(gold["text"]).strip(_EDGE), _plain(gold.get("heading") or "").strip(_EDGE)
    for lead in (_plain(gold["label"] or "").rstrip("."), label):
        text = text.removeprefix(lead).lstrip(_EDGE) if lead else text
    above = own if own.startswith(heading) else heading
    wanted = min(
        (_without_tail(one, found, around) for one in (text, own + text, above + text)),
        key=lambda one: _edits(one, found) if one != found else -1,
    )
    return wanted, found


def _without_tail(wanted: str, found: str, around: str) -> str:
    """The checked text without chapter headings and closing formulas that this reader has elsewhere."""
    tail = wanted[len(found) :].strip(_EDGE)
    return found if tail and wanted.startswith(found) and tail in around else wanted


_EDGE = ".:;,-៖။'()*[]"
_AMENDED = re.compile(r"^(?:ໃໝ່|ໃຫມ່|ປັບປຸງ|ສະບັບປັບປຸງ)\)")  # how Lao laws mark an article as new or amended


def _plain(text: str) -> str:
    text = _HYPHEN.sub("", _NOTE.sub("", text))
    return _squash(unicodedata.normalize("NFKC", text).translate(_ALIKE)).replace("-", "").replace("*", "")


def _differences(where: str, wanted: str, got: str) -> Iterator[tuple[int, str]]:
    first = len(os.path.commonprefix((wanted, got)))
    behind = len(os.path.commonprefix((wanted[first:][::-1], got[first:][::-1])))
    middle = wanted[first : len(wanted) - behind], got[first : len(got) - behind]
    for kind, a, b, c, d in difflib.SequenceMatcher(None, *middle, autojunk=False).get_opcodes():
        if kind != "equal":
            a, b, c, d = (place + first for place in (a, b, c, d))
            before, after = wanted[max(0, a - 20) : a], wanted[b : b + 20]
            yield max(b - a, d - c), f"{where} @{a}/{len(wanted)}: {before}[{wanted[a:b]}>{got[c:d]}]{after}"


if __name__ == "__main__":
    main()
