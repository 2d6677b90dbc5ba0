"""Laws that a question names by their titles, held or not.

A title in a question is compared with those of the held laws and of the catalogue by the words that tell
one law from another. A catalogued law that is not held is absent; so is a title that has nothing in
common with any held law, where these are known by titles in its language. In doubt a law counts as held:
to refuse a question that has an answer is worse than to answer one that has none.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from os.path import commonprefix

from index.law_names import Law, initials, without_year
from index.law_words import HOME, LABOUR, UNSPACED, UNSPACED_STARTS
from index.titles import CONSTITUTIONAL, Mention, Title, mentions, title_of, titles_of
from kb.catalogue import Catalogued, catalogue
from kb.text import search_key

MOST = 12
"""Titles of one question that are looked at; nobody asks about more."""

UNKNOWN_COUNTRY = "XX"  # in the identifier of a law whose country could not be read


@dataclass(frozen=True, slots=True)
class NamedLaw:
    """A title that stands in a question, and the laws it may mean. Works are identifiers."""

    quoted: str  # as in the question
    home: tuple[str, ...]  # countries that have laws called so; empty: any
    same: tuple[tuple[str, int], ...]  # (held work, how much of its title is there)
    near: frozenset[str]  # held works that a catalogued title may stand for as well
    like: frozenset[str]  # held works that have something in common with it
    compared: frozenset[str]  # held works with a title in its language
    catalogued: tuple[tuple[Catalogued, int], ...]  # laws of this title that are not held, the latest first
    told: bool  # drafted as a title, and not of everyday words only
    general: bool  # what the law of a subject is called anywhere: absent only where a country is asked about


def missing(
    named: Sequence[NamedLaw], about: Collection[str], best: Sequence[str]
) -> tuple[str, Catalogued | None] | None:
    """The title of a law that is not held and its entry in the catalogue, if it has one; None where a held law
    is named, or none.

    ``about``: the countries asked about, empty for all; ``best``: the works of the nearest provisions.
    """
    found: tuple[str, Catalogued | None] | None = None
    for one in named:
        inside = set(about or one.home)
        if one.general and not inside:
            continue
        held = among(dict(one.same), inside)
        rows = [(row, length) for row, length in one.catalogued if not inside or row.country in inside]
        longest = max((length for _, length in rows), default=0)
        if longest > max((dict(one.same)[work] for work in held), default=0) and not among(one.near, inside):
            row = next(row for row, length in rows if length == longest)
            found = found or (one.quoted, row)
            continue
        if held or among(one.like, inside) or (one.same and not one.general):  # a comparison names one country's law
            return None
        asked = among(best, inside)
        if one.told and among(one.compared, inside) and all(work in one.compared for work in asked):
            found = found or (one.quoted, None)
    return found


def country_of(work: str) -> str:
    """``/akn/th/act/...`` -> TH."""
    return work.split("/")[2].upper()


def among(works: Collection[str], countries: Collection[str]) -> list[str]:
    """A law of an unknown country may be anybody's."""
    return [work for work in works if not countries or country_of(work) in {*countries, UNKNOWN_COUNTRY}]


def named_laws(text: str, language: str, laws: Sequence[Law]) -> tuple[NamedLaw, ...]:
    """The titles in a question in that language, each with what it may mean."""
    if not laws:
        return ()
    different = list(dict.fromkeys(mentions(text, language)))[:MOST]
    return (*(_named(one, laws) for one in different), *_initials(text, laws))


def _named(mention: Mention, laws: Sequence[Law]) -> NamedLaw:
    language = mention.title.language
    same: dict[str, int] = {}
    near: set[str] = set()
    like: set[str] = set()
    compared = {law.work for law in laws} if mention.title == CONSTITUTIONAL else set()
    for law in laws:
        for known in _titles(law):
            if known.language != language or not known.words:
                continue
            compared.add(law.work)
            same[law.work] = max(same.get(law.work, 0), _same(mention, known))
            near |= {law.work} if _near(mention, known) else set()
            like |= {law.work} if _like(mention, known) else set()
    rows = [
        (row, length)
        for row in catalogue()
        if (length := max((_same(mention, title_of(title)) for title in row.titles), default=0))
        and not _held(row, laws)
    ]
    rows.sort(key=lambda each: each[0].year or "", reverse=True)
    return NamedLaw(
        mention.quoted,
        () if mention.general else HOME.get(language, ()),
        tuple((work, length) for work, length in same.items() if length),
        frozenset(near),
        frozenset(like),
        frozenset(compared),
        tuple(rows),
        mention.told,
        mention.general,
    )


def _initials(text: str, laws: Sequence[Law]) -> Iterator[NamedLaw]:
    for short in dict.fromkeys(re.findall(r"\b[A-Z]{4,}\b", text)):
        rows = [
            (row, len(short))
            for row in catalogue()
            if short != "ASIA"
            and any(initials(without_year(search_key(title))) == short.casefold() for title in row.titles)
            and not _held(row, laws)
        ]
        held = tuple((law.work, len(short)) for law in laws if short.casefold() in law.names)
        if rows:
            yield NamedLaw(short, (), held, frozenset(), frozenset(), frozenset(), tuple(rows), False, False)


def _held(row: Catalogued, laws: Sequence[Law]) -> bool:
    return any(row in _entries(law) for law in laws)


@lru_cache(maxsize=20_000)
def _titles(law: Law) -> tuple[Title, ...]:
    """Its own and those that the catalogue has for it."""
    every = (*law.titles, *(title for row in _entries(law) for title in row.titles))
    return tuple(dict.fromkeys(known for title in every for known in titles_of(title)))


@lru_cache(maxsize=20_000)
def _entries(law: Law) -> tuple[Catalogued, ...]:
    """What the catalogue has of a held law, or of another of the same title in its country."""
    country = country_of(law.work)
    ours = {title_of(title) for title in law.titles}
    *_, year, last = ("", *law.work.split("/"))
    numbers = re.findall(r"\d+", last)

    def meant(row: Catalogued) -> bool:
        digits = re.search(r"\d+", row.number or "")
        numbered = digits is not None and row.year == year and digits.group() in numbers
        return numbered or any(title_of(title) in ours for title in row.titles)

    return tuple(row for row in catalogue() if country in (row.country, UNKNOWN_COUNTRY) and meant(row))


def _same(mention: Mention, known: Title) -> int:
    """How much of a title stands there in full: words, or letters where no spaces are written; 0: not this one."""
    if known.language != mention.title.language or not known.words:
        return 0
    ours, theirs = mention.title.words, known.words
    if known.language == "mya":
        return len(theirs[0]) if ours[0].endswith(theirs[0]) and len(theirs[0]) >= 6 else 0
    if known.language in UNSPACED:
        length = len(commonprefix([ours[0], theirs[0]]))
        return length if length == len(theirs[0]) or (length >= 12 and length >= 0.75 * len(theirs[0])) else 0
    if known.language == "vie":
        return len(theirs) if ours[: len(theirs)] == theirs else 0
    return len(theirs) if set(ours) == set(theirs) else 0


def _near(mention: Mention, known: Title) -> bool:
    """Whether the title may be a careless form of this one, though another law is called exactly so."""
    ours, theirs = mention.title.words, known.words
    if known.language in UNSPACED:
        ends = any(theirs[0].endswith(ours[0][:length]) for length in range(8, len(theirs[0]) + 1))
        return ends or _overlap(theirs[0], ours[0]) >= 0.75
    if known.language == "eng" and len(set(ours)) == len(set(theirs)) == 1:
        return set(ours) <= LABOUR and set(theirs) <= LABOUR
    return False


def _like(mention: Mention, known: Title) -> bool:
    """Whether the title may be a short or careless form of this one."""
    if known.language == "mya":
        return mention.core[0] in known.words[0] or known.words[0] in mention.core[0]
    if known.language in UNSPACED:
        start = UNSPACED_STARTS[known.language].sub("", mention.title.words[0])[:6]
        return start in known.words[0] or _overlap(known.words[0], mention.title.words[0]) >= 0.5
    ours, theirs = set(mention.core), set(known.words)
    both = len(ours & theirs)
    return ours <= theirs or both >= 0.5 * len(ours | theirs) or _near(mention, known)


def _overlap(known: str, text: str) -> float:
    """The share of a title's trigrams that the beginning of a text has."""
    threes = {known[at : at + 3] for at in range(len(known) - 2)}
    start = text[: len(known) + 12]
    return len(threes & {start[at : at + 3] for at in range(len(start) - 2)}) / max(1, len(threes))
