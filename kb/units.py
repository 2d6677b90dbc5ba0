"""Paragraphs and points of a provision: which of them a stretch of its text covers, and how that is cited."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from os.path import commonprefix

from kb import uri
from kb.text import search_key
from kb.types import CitedUnit, Unit

OVERLAP = 150  # characters of a unit's end with which a passage may begin without citing the unit

_EDGES = re.compile(r"[\s.,;:)\]–—-]+$")


def units_json(units: Sequence[Unit]) -> str:
    """As stored beside the provision."""
    rows = [(u.key, u.label, u.number, u.name, u.cited, u.start, u.end) for u in units]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def units_from(text: str) -> tuple[Unit, ...]:
    """The units that ``units_json`` wrote."""
    return tuple(Unit(*row) for row in json.loads(text))


def realigned(
    units: Sequence[Unit], read: str, shown: str, old: tuple[str, str | None], new: tuple[str, str | None]
) -> tuple[Unit, ...]:
    """The units of a text as read, in the text that a correction shows instead; those it begins or ends
    inside of are left out. ``old`` and ``new`` are the label and number of the provision."""
    left = len(commonprefix([read, shown]))
    right = min(len(commonprefix([read[::-1], shown[::-1]])), min(len(read), len(shown)) - left)

    def moved(at: int) -> int | None:
        return at if at <= left else at + len(shown) - len(read) if at >= len(read) - right else None

    found: list[Unit] = []
    for unit in units:
        start, end = moved(unit.start), moved(unit.end)
        if start is not None and end is not None and start < end:
            found.append(replace(unit, start=start, end=end, cited=_relabelled(unit.cited, old, new)))
    return tuple(found)


def _relabelled(text: str, old: tuple[str, str | None], new: tuple[str, str | None]) -> str:
    label = _EDGES.sub("", old[0])
    if text.startswith(label):
        return _EDGES.sub("", new[0]) + text[len(label) :]
    return text.replace(old[1], new[1], 1) if old[1] and new[1] else text


def inside(units: Sequence[Unit], outer: Unit | None) -> list[Unit]:
    """The units directly below ``outer``, or directly below the provision where it is None."""
    found: list[Unit] = []
    for unit in units:
        if outer is not None and not unit.key.startswith(f"{outer.key}__"):
            continue
        if not found or not unit.key.startswith(f"{found[-1].key}__"):
            found.append(unit)
    return found


def covered(units: Sequence[Unit], start: int, end: int) -> tuple[Unit, ...]:
    """The units of one level that ``text[start:end]`` of their provision gives, in document order.

    A stretch inside one paragraph gives points of it. None where it holds only what stands before the
    first unit.
    """
    outer: Unit | None = None
    while True:
        level = [unit for unit in inside(units, outer) if _given(unit, start, end)]
        if len(level) == 1 and not (start <= level[0].start and level[0].end <= end):
            outer = level[0]
            continue
        return tuple(level) or ((outer,) if outer else ())


def _given(unit: Unit, start: int, end: int) -> bool:
    return start <= unit.start < end or min(unit.end, end) - max(unit.start, start) > OVERLAP


def cited_unit(expression: str, unit: Unit) -> CitedUnit:
    """The unit under its full identifier; ``expression`` is the identifier of its law's text."""
    return CitedUnit(uri.provision(expression, unit.key), unit.name, unit.cited)


def place_of(units: Sequence[Unit]) -> str | None:
    """Neighbouring units of one level as one place: "Pasal 42 ayat (1)-(3)"; None for none."""
    if not units:
        return None
    first, last = units[0], units[-1]
    if first is last:
        return first.cited
    if last.label is None:
        return f"{first.cited}-{last.name}"
    return f"{first.cited}-{last.label if last.label.startswith('(') else _EDGES.sub('', last.label)}"


def named(units: Sequence[Unit], article: str | None, question: str) -> Unit | None:
    """The unit that a question names beside its article, the deepest if it names several.

    "Pasal 42 ayat (1)", "khoản 2 Điều 151", "มาตรา 59 วรรคสอง", "s. 5(2)(a)".
    """
    loose, tight = f" {_loose(question)} ", search_key(question).replace(" ", "")
    best: Unit | None = None
    for unit in units:
        name = _loose(unit.name)
        ways = [_loose(unit.cited), *([name] if " " in name or len(name) > 2 else [])]
        short = "".join(re.findall(r"\([^()]{1,6}\)", unit.name))
        if any(f" {way} " in loose for way in ways) or (
            article is not None and short and short == _tail(unit) and _ends(tight, search_key(article + short))
        ):
            best = unit if best is None or unit.key.count("__") >= best.key.count("__") else best
    return best


def says(question: str, cited: str) -> bool:
    """Whether the question cites a unit in the words of its own law: "section 5(2)", not "s. 5(2)"."""
    return f" {_loose(cited)} " in f" {_loose(question)} "


def _tail(unit: Unit) -> str:
    """The marks of a unit and of those around it, where all are in brackets: "(2)(a)"."""
    marks = [part.partition("_")[2] for part in unit.key.split("__") if part.startswith(("para_", "point_"))]
    return "".join(f"({mark})" for mark in marks)


def _ends(text: str, part: str) -> bool:
    """Whether ``part`` stands in ``text`` with no digit before it and no bracket after it."""
    return re.search(rf"(?<!\d){re.escape(part)}(?!\()", text) is not None


def _loose(text: str) -> str:
    return " ".join(re.sub(r"[^\w\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+", " ", search_key(text)).split())
