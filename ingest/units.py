"""The paragraphs and points of an article: marks that count on, everything else is text.

What a tradition calls them, and how it cites them, is in its ``ingest.traditions.marks.Marks``.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.flow import Flow
from ingest.indents import Indents
from ingest.labels import Ranges, quotations
from ingest.traditions.marks import Marks
from ingest.unit_marks import events
from ingest.unit_tree import DEFINITION, UNMARKED, Node, tree_of
from kb.text import ascii_digits
from kb.types import Page, Provision, Role, Unit

_EDGE = " .:៖។။*—–-\n"

NOTE = 30  # characters of a note between a label and its heading: "(new)"
SHORT_QUOTATION = 120  # characters; a quoted word is not a quoted article


def with_units(
    provisions: Sequence[Provision], marks: Marks, flow: Flow, pages: Sequence[Page]
) -> tuple[Provision, ...]:
    """The provisions of one law with their units. Only articles have units."""
    indents = Indents(pages)
    quoted: dict[str | None, list[Provision]] = {}
    for one in provisions:
        if one.role is Role.QUOTED:
            quoted.setdefault(one.parent, []).append(one)
    found: list[Provision] = []
    for one in provisions:
        if one.article is None:
            found.append(one)
            continue
        body = _body(one)
        starts = indents.paragraphs(one, flow, body) if marks.unmarked else None
        units = _units_of(one, body, quoted.get(one.key, ()), marks, flow.machine_read, starts)
        found.append(replace(one, units=units))
    return tuple(found)


def _units_of(
    provision: Provision,
    body: int,
    quoted: Sequence[Provision],
    marks: Marks,
    machine_read: bool,
    starts: frozenset[int] | None,
) -> tuple[Unit, ...]:
    """The units of an article, in document order; those of what it quotes belong to the ``quoted`` provisions."""
    text = provision.text
    masked = sorted([*places(text, quoted), *(one for one in quotations(text, machine_read) if _is_long(one))])
    root = tree_of(text, body, events(text, body, marks, masked, starts), marks, indented=starts is not None)
    return tuple(_Namer(provision, marks).units(root))


def _body(provision: Provision) -> int:
    """Where the text of an article begins, behind its label and the heading above or behind it."""
    text, heading = provision.text, provision.heading or ""
    above = _end_of(heading, text, 0, 0)
    label = _end_of(provision.label, text, above or 0, len(text))
    at = _skip(text, label or above or 0)
    behind = None if above else _end_of(heading, text, at, NOTE)
    return _skip(text, behind) if behind else at


def _end_of(words: str, text: str, at: int, room: int) -> int | None:
    """Where the letters of ``words`` end, whatever spaces stand between them, if they begin between ``at``
    and ``room`` characters on."""
    letters = "".join(words.split())
    start = text.find(letters[0], at) if letters else -1
    while 0 <= start <= at + room:
        place = start
        for letter in letters:
            while place > start and text[place : place + 1].isspace():
                place += 1
            if text[place : place + 1] != letter:
                break
            place += 1
        else:
            return place
        start = text.find(letters[0], start + 1)
    return None


def _skip(text: str, at: int) -> int:
    """Past the points and dashes behind a label or heading."""
    while at < len(text) and text[at] in _EDGE + "”)]" and not text.startswith("- ", at):
        at += 1
    return at


def places(text: str, quoted: Sequence[Provision]) -> Ranges:
    """Where an amending article prints the articles it quotes, if it prints them as they stand."""
    found: list[tuple[int, int]] = []
    at = 0
    for one in quoted:
        start = text.find(one.text, at)
        if start >= 0:
            at = start + len(one.text)
            found.append((start, at))
    return found


def _is_long(quotation: tuple[int, int]) -> bool:
    return quotation[1] - quotation[0] > SHORT_QUOTATION


@dataclass(frozen=True, slots=True)
class _Outer:
    """The unit around another: its name, what follows the cited article for it, whether it is a definition."""

    name: str
    cited: str
    defines: bool


class _Namer:
    """Keys and names of the units of one provision."""

    def __init__(self, provision: Provision, marks: Marks) -> None:
        self._provision = provision
        self._marks = marks
        label = provision.label.strip('“"«' + _EDGE)
        pattern = _in_language(marks.article, provision.language)
        self._article = pattern.format(label=label, number=provision.article)
        self._keys: set[str] = set()

    def units(self, root: Node) -> list[Unit]:
        return [unit for child in root.children for unit in self._unit(child, self._provision.key, None)]

    def _unit(self, node: Node, parent: str, outer: "_Outer | None") -> list[Unit]:
        element, name, cited = self._named(node, outer)
        number = str(node.place[0]) if node.mark == DEFINITION else node.number
        key = self._unique(f"{parent}__{element}_{_key(number)}")
        own = Unit(key, node.label, _key(node.number), name, self._article + cited, node.start, node.end)
        if node.mark == DEFINITION:
            own = Unit(key, None, number, name, self._article + cited, node.start, node.end)
        within = _Outer(name, cited, node.mark == DEFINITION)
        inside = [unit for child in node.children for unit in self._unit(child, key, within)]
        return [own, *inside]

    def _named(self, node: Node, outer: "_Outer | None") -> tuple[str, str, str]:
        """Element, name in the provision, and what follows the cited article."""
        language, marks = self._provision.language, self._marks
        if node.mark == UNMARKED:
            place = node.place[0]
            ordinal = marks.ordinals[place - 1] if place <= len(marks.ordinals) else f" {place}"
            name = (marks.unmarked or "{n}").format(n=place, ordinal=ordinal)
            return "para", name, f" {name}"
        if node.mark == DEFINITION:
            name = _in_language(marks.definition_name, language).format(n=node.number)
            return ("def", f"{outer.name}, {name}", f"{outer.cited}, {name}") if outer else ("def", name, f", {name}")
        mark = marks.marks[node.mark]
        name = _in_language(mark.name, language).format(n=node.number, label=(node.label or "").strip(_EDGE))
        cited = f" {name}" if mark.cited is None else mark.cited.format(n=node.number)
        if outer is None:
            return mark.element or "para", name, cited
        below = f", {name}" if outer.defines else cited if mark.below is None else mark.below.format(n=node.number)
        return mark.element or "point", outer.name + below, outer.cited + below

    def _unique(self, key: str) -> str:
        own, count = key, 1
        while own in self._keys:
            count += 1
            own = f"{key}_{count}"
        self._keys.add(own)
        return own


def _in_language(text: str | Mapping[str, str], language: str) -> str:
    """The text for a language, or the first where there is none for it."""
    return text if isinstance(text, str) else text.get(language, next(iter(text.values())))


def _key(number: str) -> str:
    """A number as it stands in keys: ASCII digits, nothing but letters, marks and digits."""
    plain = ascii_digits(unicodedata.normalize("NFC", number))
    return "".join(one for one in plain if one.isalnum() or unicodedata.category(one).startswith("M"))
