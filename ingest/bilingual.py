"""Files that print a law in two languages, one after the other: each half is a text of its own."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.structure import Structure, structure
from kb.language import identify
from kb.types import UNKNOWN_LANGUAGE, Page, Provision, Role

LEAST_PAGES = 2  # of a half
LEAST_ARTICLES = 3  # of a half, from number 1 on


def halves(pages: Sequence[Page], country: str | None, languages: Sequence[str]) -> list[Structure]:
    """The file as one text, or as two where the language changes once and both halves begin at article 1."""
    change = _change(pages, languages)
    if change:
        parts = [structure(half, country, languages) for half in (pages[:change], pages[change:])]
        if parts[0].language != parts[1].language and all(map(_is_law, parts)):
            return [parts[0], _renamed(parts[1])]
    return [structure(pages, country, languages)]


def _change(pages: Sequence[Page], languages: Sequence[str]) -> int | None:
    """Index of the first page in a second language, if each page is in the first before it and in the
    second from it on."""
    ends = [_first_language(pages, languages), _first_language(pages[::-1], languages)]
    if ends[0] == ends[1]:
        return None
    spoken = [identify(page.text, languages)[0] for page in pages]
    known = [(index, one) for index, one in enumerate(spoken) if one != UNKNOWN_LANGUAGE]
    changes = [later[0] for one, later in zip(known, known[1:], strict=False) if one[1] != later[1]]
    if len(changes) != 1 or not LEAST_PAGES <= changes[0] <= len(pages) - LEAST_PAGES:
        return None
    return changes[0]


def _first_language(pages: Sequence[Page], languages: Sequence[str]) -> str | None:
    """The language of the first page that tells one."""
    told = (identify(page.text, languages)[0] for page in pages)
    return next((language for language in told if language != UNKNOWN_LANGUAGE), None)


def _is_law(part: Structure) -> bool:
    articles = [one.article for one in part.provisions if one.role in (Role.MAIN, Role.TRANSITIONAL)]
    return len(articles) >= LEAST_ARTICLES and articles[0] == "1"


def _renamed(part: Structure) -> Structure:
    """The second half with its language in its keys, since its articles have the same numbers."""
    return replace(part, provisions=tuple(_prefixed(one, part.language) for one in part.provisions))


def _prefixed(provision: Provision, language: str) -> Provision:
    parent = f"{language}__{provision.parent}" if provision.parent else None
    return replace(provision, key=f"{language}__{provision.key}", parent=parent)
