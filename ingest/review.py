"""What a person should look at before she trusts the reading of a file, worst first."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from statistics import median

from ingest.numbers import roman_value
from ingest.outside import unexplained
from ingest.verdicts import doubtful_pages, merged
from kb.types import UNKNOWN_LANGUAGE, Document, Facts, Page, Provision, Role, Span, Status, TextState, Verdict

LOW_CONFIDENCE = 0.75  # of a machine-read page; clean scans in Latin letters have 0.9 and more
OUTSIDE_LETTERS = 40  # outside any provision; fewer are a stray mark or half a running head
LONG = 12  # times the median length of the articles of its law
LONG_TEXT = 6000  # characters; a shorter article is not suspicious, whatever the others are
SHORT_BODY = 4  # letters besides label and heading; "Deleted" has more
TITLE = 160  # letters of a chapter's title, capitals aside; a longer one is a sentence of the article before
TITLE_UNCASED = 80  # the same in a script without capitals
COMPARED = 5  # articles, so that lengths can be compared

_ENDS = re.compile(r"^(\d+)(?:.*-(\d+)[A-Z]*$)?")
_HALF = re.compile(r"^([a-z]{3})__(?=art_|sec_|rule_)")


class DoubtKind(StrEnum):
    """Worst first."""

    UNREAD = "unread"  # nothing of the file can be stored
    REJECTED = "rejected"  # pages without usable text
    NO_ARTICLES = "no_articles"
    HOLE = "hole"  # numbers that are missing between two articles
    DUPLICATE = "duplicate"  # one number twice
    LOW_CONFIDENCE = "low_confidence"  # machine readings that are not sure of themselves
    OUTSIDE = "outside"  # text that no provision holds
    TITLE = "title"  # chapter titles that read like text
    LONG = "long"  # articles that may have swallowed others
    SHORT = "short"  # articles without text
    LANGUAGE = "language"  # provisions in another language than the law
    OCR = "ocr"
    REPAIRED = "repaired"
    FACTS = "facts"  # facts of the law that are unknown


@dataclass(frozen=True, slots=True)
class Doubt:
    kind: DoubtKind
    text: str  # for people; quotes labels as printed, so it is as little to be trusted as the law's text
    pages: tuple[int, ...]  # 1-based, ascending; empty where it is about the file
    provision: str | None = None  # Provision.key, where it is about one


def doubts(document: Document, gaps: Mapping[int, Sequence[Span]]) -> tuple[Doubt, ...]:
    """All doubts about a file, worst first. ``gaps`` are those of ``ingest.outside``."""
    articles = [one for one in document.provisions if one.role in (Role.MAIN, Role.TRANSITIONAL) and one.article]
    halves: dict[str, list[Provision]] = {}
    for one in articles:
        half = _HALF.match(one.key)
        halves.setdefault(half.group(1) if half else "", []).append(one)
    found = [*_verdicts(document.pages), *_outside(document, gaps), *_titles(document.provisions)]
    found += [*_languages(document), *_facts(document.facts)]
    if not articles:
        what = "no article was recognised: the whole text is kept as one provision"
        found.append(Doubt(DoubtKind.NO_ARTICLES, what, ()))
    for some in halves.values():
        found += [*_numbering(some), *_lengths(some)]
    order = list(DoubtKind)
    return tuple(sorted(found, key=lambda one: (order.index(one.kind), one.pages[:1])))


def _pages(*provisions: Provision) -> tuple[int, ...]:
    return tuple(sorted({span.page for one in provisions for span in one.spans}))


def _verdicts(pages: Sequence[Page]) -> Iterator[Doubt]:
    kinds = {Verdict.REJECTED: (DoubtKind.REJECTED, "not read"), Verdict.REPAIRED: (DoubtKind.REPAIRED, "repaired")}
    for one in merged(replace(some, reasons=some.reasons[:1]) for some in doubtful_pages(pages)):
        if one.verdict in kinds:
            kind, what = kinds[one.verdict]
            yield Doubt(kind, f"{what}: {''.join(one.reasons) or 'no reason given'}", one.pages)
    read = tuple(page.number for page in pages if page.verdict is Verdict.OCR)
    if read:  # each for reasons of its own, which its page gives
        what = f"{len(read)} of {len(pages)} pages are machine-read: compare them with their images"
        yield Doubt(DoubtKind.OCR, what, read)
    unsure = [(page.confidence, page.number) for page in pages if (page.confidence or 1) < LOW_CONFIDENCE]
    if unsure:
        sure, number = min(unsure)
        what = f"machine-read with a confidence under {LOW_CONFIDENCE:.0%}, the lowest {sure:.0%} on page {number}"
        yield Doubt(DoubtKind.LOW_CONFIDENCE, what, tuple(number for _, number in unsure))


def _numbering(articles: Sequence[Provision]) -> Iterator[Doubt]:
    first, _ = _ends(articles[0])
    if first > 1:
        what = f"numbering begins at {articles[0].label}: {_run(1, first - 1)} missing"
        yield Doubt(DoubtKind.HOLE, what, _pages(articles[0])[:1], articles[0].key)
    for earlier, later in pairwise(articles):
        (_, last), (start, _) = _ends(earlier), _ends(later)
        if start > last + 1:
            what = f"{_run(last + 1, start - 1)} missing between {earlier.label} and {later.label}"
            between = range(_pages(earlier)[0], _pages(later)[0] + 1)
            yield Doubt(DoubtKind.HOLE, what, tuple(between), later.key)
    seen: dict[str, Provision] = {}
    for one in articles:
        twin = seen.setdefault(str(one.article), one)
        if twin is not one:
            what = f"number {one.article} twice: {twin.label} and {one.label}"
            yield Doubt(DoubtKind.DUPLICATE, what, tuple(sorted({_pages(twin)[0], _pages(one)[0]})), one.key)


def _ends(article: Provision) -> tuple[int, int]:
    """First and last number that an article counts for: (45, 56) for a deleted run."""
    match = _ENDS.match(article.article or "")
    if match is None:
        value = roman_value(article.article or "")
        return value, value
    return int(match.group(1)), int(match.group(2) or match.group(1))


def _run(first: int, last: int) -> str:
    return f"number {first} is" if first == last else f"numbers {first}-{last} are"


def _lengths(articles: Sequence[Provision]) -> Iterator[Doubt]:
    usual = median(len(one.text) for one in articles)
    for one in articles:
        if len(articles) >= COMPARED and len(one.text) > max(LONG_TEXT, LONG * usual):
            what = f"{one.label} has {len(one.text):,} characters, {len(one.text) / usual:.0f} times the usual length"
            yield Doubt(DoubtKind.LONG, what, _pages(one), one.key)
        body = sum(map(str.isalpha, one.text)) - sum(map(str.isalpha, one.label + (one.heading or "")))
        if body < SHORT_BODY:
            besides = " besides its heading" if one.heading else ""
            yield Doubt(DoubtKind.SHORT, f"{one.label} has no text{besides}", _pages(one), one.key)


def _outside(document: Document, gaps: Mapping[int, Sequence[Span]]) -> Iterator[Doubt]:
    strange = {page: count for page, count in unexplained(document, gaps).items() if count >= OUTSIDE_LETTERS}
    if strange:
        what = f"text outside any provision ({sum(strange.values())} letters): it is stored, but not searched"
        yield Doubt(DoubtKind.OUTSIDE, what, tuple(sorted(strange)))


def _titles(provisions: Sequence[Provision]) -> Iterator[Doubt]:
    seen: set[str] = set()
    for one in provisions:
        for title in one.path:
            if title not in seen and _reads_like_text(title):
                what = f"above {one.label} stands a chapter title that may be text of the article before: {title}"
                yield Doubt(DoubtKind.TITLE, what, _pages(one)[:1], one.key)
            seen.add(title)


def _reads_like_text(title: str) -> bool:
    uncased = sum(char.isalpha() and char.lower() == char.upper() for char in title)
    return uncased > TITLE_UNCASED or sum(map(str.islower, title)) > TITLE


def _languages(document: Document) -> Iterator[Doubt]:
    own = document.facts.language or UNKNOWN_LANGUAGE
    others: dict[str, list[Provision]] = {}
    for one in document.provisions:
        if one.language != own:
            others.setdefault(one.language, []).append(one)
    for language, some in others.items():
        what = f"{len(some)} of {len(document.provisions)} provisions are in {language}, the law in {own}"
        yield Doubt(DoubtKind.LANGUAGE, what, _pages(*some), some[0].key if len(some) == 1 else None)


def _facts(facts: Facts) -> Iterator[Doubt]:
    names = ("country", "language", "work", "title", "number", "date", "expression_date", "source_url")
    unknown = [name for name in names if getattr(facts, name) is None]
    unknown += ["status"] if facts.status is Status.UNKNOWN else []
    unknown += ["text_state"] if facts.text_state is TextState.UNKNOWN else []
    if unknown:
        what = f"unknown facts: {', '.join(unknown)}; give them in a CSV file with --laws"
        yield Doubt(DoubtKind.FACTS, what, ())
