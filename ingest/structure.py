"""Lines -> provisions, by the rules of the drafting tradition that fits the text best.

Every line is in a provision or in the path of one: what stands before the first article is front
matter, what no rule knows stays in the text of the article it stands in.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.clean import clean
from ingest.drafts import Drafts
from ingest.flow import Flow
from ingest.notes import divide
from ingest.outline import Outline, outline
from ingest.relations import relations
from ingest.traditions import Tradition, of_country
from ingest.units import with_units
from kb.language import identify
from kb.text import script, script_of_language
from kb.types import UNKNOWN_LANGUAGE, Page, Provision, ReadBy, Relation, Role, Verdict

SHORT_TEXT = 50  # letters of a provision that are too few to tell its language
VOTE = 300  # letters of one provision that count towards the language of the law
LISTED = 20  # numbers that a warning spells out


@dataclass(frozen=True, slots=True)
class Structure:
    """What was read from the pages of one file."""

    pages: tuple[Page, ...]  # with printed page numbers
    provisions: tuple[Provision, ...]  # in document order
    flow: Flow  # running text of their spans
    front: str  # the lines before the first article
    language: str  # ISO 639-3 of most of the text, or "und"
    warnings: tuple[str, ...]
    relations: tuple[Relation, ...] = ()  # in document order


def structure(pages: Sequence[Page], country: str | None, languages: Sequence[str]) -> Structure:
    """Provisions of the pages of one file.

    ``country`` (ISO 3166 alpha-2) says which traditions to try, all where it is None; ``languages``
    (ISO 639-3, best first) which languages to expect.
    """
    traditions = _fitting(of_country(country), pages)
    cleaned = clean(pages, _heading_patterns(traditions), [one for t in traditions for one in t.furniture])
    typed = {page.number: page.footnotes for page in pages if page.footnotes}
    tabled = {page.number: page.tabled for page in pages if page.tabled}
    machine_read = any(page.read_by is ReadBy.OCR for page in pages)
    readings = []
    for footnote in dict.fromkeys(tradition.footnote for tradition in traditions):
        users = [one for one in traditions if one.footnote == footnote]
        labels = [label.pattern for one in users for label in one.labels]
        flow = Flow(divide(cleaned.lines, footnote, labels, typed), machine_read, tabled)
        readings += [(outline(flow, one), flow) for one in users]
    best, flow = max(readings, key=lambda reading: reading[0].score)
    drafts = Drafts(flow, best).provisions()
    provisions, language = _told(drafts, languages or best.tradition.languages)
    front = flow.text[: best.articles[0].candidate.start] if best.articles else flow.text
    if best.tradition.units:
        provisions = with_units(provisions, best.tradition.units, flow, pages)
    changes = best.tradition.changes
    related = relations(provisions, changes, country, machine_read) if changes else ()
    return Structure(cleaned.pages, provisions, flow, front, language, tuple(_warnings(flow, best)), related)


def _fitting(traditions: Sequence[Tradition], pages: Sequence[Page]) -> Sequence[Tradition]:
    """The traditions whose languages are written in the script of the text; all where none is."""
    written = script("".join(page.text for page in pages if page.verdict is not Verdict.REJECTED))
    return [
        one for one in traditions if written in {script_of_language(language) for language in one.languages}
    ] or traditions


def _heading_patterns(traditions: Sequence[Tradition]) -> list[re.Pattern[str]]:
    patterns: list[re.Pattern[str]] = []
    for one in traditions:
        patterns += [label.pattern for label in one.labels] + list(one.divisions)
        patterns += [pattern for pattern in (one.schedule, one.elucidation) if pattern]
    return patterns


def _told(drafts: Sequence[Provision], prior: Sequence[str]) -> tuple[tuple[Provision, ...], str]:
    """The provisions with their languages, and the language of most of the law.

    What is quoted has no vote, and a long provision does not outvote many. A provision too short to
    tell is in the language of the law.
    """
    guesses = [identify(draft.text, prior)[0] for draft in drafts]
    letters = [sum(map(str.isalpha, draft.text)) for draft in drafts]
    votes: Counter[str] = Counter()
    for draft, guess, count in zip(drafts, guesses, letters, strict=True):
        votes[guess] += min(VOTE, count) if draft.role is not Role.QUOTED else 0
    main = max(votes, key=lambda language: votes[language], default=UNKNOWN_LANGUAGE)
    told = (
        replace(draft, language=main if count < SHORT_TEXT or guess == UNKNOWN_LANGUAGE else guess)
        for draft, guess, count in zip(drafts, guesses, letters, strict=True)
    )
    return tuple(told), main


def _warnings(flow: Flow, outline: Outline) -> list[str]:
    """What a person should check: no articles, numbers that are missing, numbers that were misread."""
    main = [article.candidate for article in outline.articles if article.role is Role.MAIN]
    if not main:
        return ["no articles were recognised: the whole text is kept as one provision"]
    missing = [
        f"{_run(earlier.number.last + 1, later.number.base - 1)}"
        f" (p. {_run(flow.page_at(earlier.start), flow.page_at(later.start))})"
        for earlier, later in zip(main, main[1:], strict=False)
        if later.number.base > earlier.number.last + 1
    ]
    mended = [
        f"{flow.text[one.start : one.end]!r} (p. {flow.page_at(one.start)}) as {one.number.text}"
        for one in main
        if one.mended
    ]
    return [
        *_listed("numbers missing between articles, check these pages", missing),
        *_listed("numbers misread by the machine and taken from their order", mended),
    ]


def _run(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"


def _listed(what: str, items: Sequence[str]) -> list[str]:
    more = f" and {len(items) - LISTED} more" if len(items) > LISTED else ""
    return [f"{what}: {', '.join(items[:LISTED])}{more}"] if items else []
