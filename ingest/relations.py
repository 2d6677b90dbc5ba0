"""What the articles of a law do to other laws: amend, insert and repeal articles, repeal laws, rest on them.

Confidence: 0.9 where the words name the article and the law quotes it, or name a law with its number;
0.7 where they name it only; 0.5 where an article is quoted whose clause was not understood. A third
less where the text is machine-read. A law that the words do not name is never guessed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.labels import quotations
from ingest.numbers import number_of
from ingest.titles import work_of
from ingest.traditions.changes import Changes
from ingest.units import places
from kb.types import Provision, Relation, RelationKind, Role

SURE, NAMED, QUOTED = 0.9, 0.7, 0.5
MACHINE_READ = 2 / 3
FOLLOWING = 250  # characters between a clause and what it quotes: a heading
BEFORE_LAW = 80  # characters before a law in which words stand that make it a mere mention
SOURCES = (Role.MAIN, Role.TRANSITIONAL)


@dataclass(frozen=True, slots=True)
class _Law:
    """Another law, as named at a place of a text."""

    start: int
    end: int
    name: str
    work: str | None


def relations(
    provisions: Sequence[Provision], changes: Changes, country: str | None, machine_read: bool
) -> tuple[Relation, ...]:
    """The relations of one law, in document order. Quotations are what is changed, and say nothing."""
    reader = _Reader(provisions, changes, country)
    found = [one for provision in provisions for one in reader.read(provision)]
    if machine_read:
        found = [replace(one, confidence=round(one.confidence * MACHINE_READ, 2)) for one in found]
    first: dict[tuple[object, ...], Relation] = {}
    for one in found:  # said twice, it is one relation, by its surest words
        key = (one.kind, one.provision, one.work or one.law, one.article)
        if key not in first or one.confidence > first[key].confidence:
            first[key] = one
    return tuple(first.values())


class _Reader:
    def __init__(self, provisions: Sequence[Provision], changes: Changes, country: str | None) -> None:
        self._changes = changes
        self._country = country
        self._quoted: dict[str | None, list[Provision]] = {}
        for one in provisions:
            if one.role is Role.QUOTED:
                self._quoted.setdefault(one.parent, []).append(one)
        self._principal = next((law for one in provisions if (law := self._named_principal(one))), None)
        self._announced_only = self._only_announced(provisions)

    def read(self, provision: Provision) -> list[Relation]:
        if provision.role is Role.FRONT:
            return list(self._based(provision))
        if provision.role not in SOURCES:
            return []
        quoted = self._quoted.get(provision.key, [])
        spans = [*places(provision.text, quoted), *quotations(provision.text, False)]
        text = _blanked(provision.text, spans)
        found = sorted([*self._clauses(provision, text, quoted), *self._repeals(provision, text)], key=_place)
        named = {one.article for one in found}
        return [*found, *(one for one in self._unnamed(provision, text, quoted) if one.article not in named)]

    def _laws(self, text: str, *, mentions: bool = False) -> list[_Law]:
        """The laws that a text names, without those it mentions in passing unless ``mentions``."""
        aside = None if mentions else self._changes.aside
        found: list[_Law] = []
        for match in self._changes.law.finditer(text):
            if aside and aside.search(text[max(0, match.start() - BEFORE_LAW) : match.start()]):
                continue
            name = " ".join(match.group("name").split()).rstrip(",;: ")
            found.append(_Law(match.start(), match.end(), name, work_of(self._country, match.groupdict())))
        return found

    def _named_principal(self, provision: Provision) -> _Law | None:
        behind = self._changes.principal
        if behind is None or provision.role not in SOURCES:
            return None
        return next(
            (law for law in self._laws(provision.text, mentions=True) if behind.match(provision.text, law.end)), None
        )

    def _only_announced(self, provisions: Sequence[Provision]) -> _Law | None:
        """The law that an amending law changes, where it announces changes of one only."""
        announced = [
            law for one in provisions if one.role in SOURCES for law in self._announced(one.text, len(one.text))
        ]
        return announced[0] if len({law.name for law in announced}) == 1 else None

    def _announced(self, text: str, stop: int) -> list[_Law]:
        intro = self._changes.intro
        ends = [match.end() for match in intro.finditer(text, 0, stop)] if intro else []
        return [law for law in self._laws(text, mentions=True) if any(0 <= law.start - at <= 1 for at in ends)]

    def _target(self, text: str, start: int, end: int) -> _Law | None:
        """The law that a clause changes: named in it or behind it, else the one announced last before it."""
        own = [law for law in self._laws(text, mentions=True) if start <= law.start <= end + 2]
        announced = self._announced(text, start)
        found = own[:1] or announced[-1:]
        return found[0] if found else self._principal

    def _clauses(self, provision: Provision, text: str, quoted: Sequence[Provision]) -> Iterator[Relation]:
        changes = self._changes
        numbers = {one.article for one in quoted}
        for clause in changes.clauses:
            for match in clause.pattern.finditer(text):
                target = self._target(text, match.start(), match.end()) or (self._announced_only if quoted else None)
                if target is None and not quoted:
                    continue  # words on this law's own articles, or on no law that is named
                refs = next(
                    text for name, text in match.groupdict().items() if name.startswith("refs") and text is not None
                )
                partial = changes.whole is not None and changes.whole.search(refs) is not None
                kind = RelationKind.AMENDS if partial and clause.kind is not RelationKind.INSERTS else clause.kind
                for number in self._numbers(refs) or _following(provision, quoted, match.start(), refs):
                    sure = number in numbers or kind is RelationKind.REPEALS and target is not None
                    key = f"{changes.kind}_{_key(number)}"
                    span = match.start(), match.end()
                    yield _relation(kind, provision, target, key, span, SURE if sure else NAMED)

    def _numbers(self, refs: str) -> list[str]:
        pattern = self._changes.article
        return [number_of(one.groupdict()).text for one in pattern.finditer(refs)] if pattern else []

    def _unnamed(self, provision: Provision, text: str, quoted: Sequence[Provision]) -> Iterator[Relation]:
        """Articles that are quoted, where no clause was understood: they are changed in some way."""
        for one, (start, _) in zip(quoted, places(provision.text, quoted), strict=False):
            target = self._target(text, start, start)
            if target is None or one.article is None:
                continue
            end = start + len(one.label)
            key = f"{self._changes.kind}_{_key(one.article)}"
            yield _relation(RelationKind.AMENDS, provision, target, key, (start, end), QUOTED)

    def _repeals(self, provision: Provision, text: str) -> Iterator[Relation]:
        changes = self._changes
        laws = self._laws(text)
        behind = changes.repeal.finditer(text) if changes.repeal else ()
        before = changes.repealed.finditer(text) if changes.repealed else ()
        reaches = [(one, _behind(text, one, changes)) for one in behind]
        reaches += [(one, _before(text, one, changes)) for one in before]
        for match, stretches in reaches:
            for start, end in stretches:
                law = next((one for one in laws if start <= one.start < end), None)
                if law is None:
                    continue
                span = min(match.start(), law.start), max(match.end(), law.end)
                if "\n" in text[span[0] : span[1]]:  # a list: the law's own line is what names it
                    span = law.start, law.end
                yield _relation(RelationKind.REPEALS, provision, law, None, span, SURE if law.work else NAMED)

    def _based(self, provision: Provision) -> Iterator[Relation]:
        text, based = provision.text, self._changes.based
        laws = self._laws(text) if based else []
        for match in based.finditer(text) if based else ():
            for law in laws:
                if match.start() <= law.start < match.end():
                    span = law.start, law.end
                    yield _relation(RelationKind.BASED_ON, provision, law, None, span, SURE if law.work else NAMED)


def _following(provision: Provision, quoted: Sequence[Provision], at: int, refs: str) -> list[str]:
    """The number of the article quoted behind a clause, where the clause itself names none."""
    if refs:
        return []
    behind = zip(quoted, places(provision.text, quoted), strict=False)
    return [one.article for one, (start, _) in behind if one.article and at <= start <= at + FOLLOWING][:1]


def _behind(text: str, match: re.Match[str], changes: Changes) -> list[tuple[int, int]]:
    """Where the laws stand that words of repeal speak of, behind them or in the list below their line."""
    stop = _line_end(text, match.end())
    if text[match.end() : stop].strip(" :-–—"):
        return [(match.end(), stop)]
    found = [(match.start(), stop)]
    while stop < len(text) and changes.item.match(text, stop + 1):
        start, stop = stop + 1, _line_end(text, stop + 1)
        found.append((start, stop))
    return found


def _before(text: str, match: re.Match[str], changes: Changes) -> list[tuple[int, int]]:
    """The same for laws before the words, or in the list whose last line they end."""
    line = text.rfind("\n", 0, match.start()) + 1
    found = [*_sentences(text, line, match.start())]
    while line > 0 and changes.item.match(text, line):
        line, end = text.rfind("\n", 0, line - 1) + 1, line
        if changes.item.match(text, line):
            found.append((line, end))
    return found


def _line_end(text: str, at: int) -> int:
    stop = text.find("\n", at)
    return len(text) if stop < 0 else stop


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The laws that one line enumerates stand between "and", "dan" and commas with a law behind each; the
    stretch behind the last full sentence."""
    sentence = max((one.end() for one in re.finditer(r"[a-z)\]]\.\s(?=[A-Z])", text[start:end])), default=0)
    cuts = [start + sentence]
    cuts += [cuts[0] + one.end() for one in re.finditer(r"(?:\band\b|\bdan\b|;)[\s,]", text[cuts[0] : end])]
    yield from zip(cuts, [*cuts[1:], end], strict=True)


def _relation(
    kind: RelationKind, provision: Provision, law: _Law | None, article: str | None, span: tuple[int, int], sure: float
) -> Relation:
    start, end = span
    words = provision.text[start:end]
    start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    name, work = (law.name, law.work) if law else (None, None)
    return Relation(kind, provision.key, name, work, article, provision.text[start:end], start, end, sure)


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with quotations as blanks, at their length."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _key(number: str) -> str:
    return re.sub(r"[^\w-]+", "", number.replace("/", "-"))


def _place(one: Relation) -> tuple[int, int]:
    return one.start, one.end
