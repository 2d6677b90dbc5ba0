"""Text of a page that no provision holds: running heads, chapter titles, and what the reading missed."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from kb.text import nfc
from kb.types import Document, Page, Span, Verdict

REPEATED = 3  # pages; a line that stands on so many, digits aside, is a running head
LEAST_LETTERS = 3  # of a line that says something

_LINE = re.compile(r"[^\r\n]+")
_DIGITS = re.compile(r"\d+")
_GLUE = re.compile(r"[\s\ufffe\x02-]+")


def outside(document: Document) -> dict[int, tuple[Span, ...]]:
    """1-based page -> the lines of its text that stand in no provision, in order; pages without are left out."""
    held: dict[int, list[tuple[int, int]]] = {}
    for provision in document.provisions:
        for span in provision.spans:
            held.setdefault(span.page, []).append((span.start, span.end))
    found = {}
    for page in document.pages:
        if page.verdict is not Verdict.REJECTED:
            lines = tuple(_gaps(page, sorted(held.get(page.number, []))))
            if lines:
                found[page.number] = lines
    return found


def unexplained(document: Document, gaps: Mapping[int, Sequence[Span]]) -> dict[int, int]:
    """1-based page -> letters outside any provision that are neither a running head nor a chapter's title."""
    texts = {page.number: page.text for page in document.pages}
    titles = _GLUE.sub("", nfc("\n".join(title for one in document.provisions for title in one.path)))
    lines = {number: [_plain(texts[number][one.start : one.end]) for one in spans] for number, spans in gaps.items()}
    pages_with = Counter(line for one in lines.values() for line in {_DIGITS.sub("#", line) for line in one})
    result = {}
    for number, some in lines.items():
        strange = [
            line for line in some if pages_with[_DIGITS.sub("#", line)] < REPEATED and line and line not in titles
        ]  # fmt: skip
        letters = sum(map(str.isalpha, "".join(strange)))
        if letters:
            result[number] = letters
    return result


def _gaps(page: Page, held: Sequence[tuple[int, int]]) -> list[Span]:
    """The parts of lines that no range holds and that say something; ``held`` is sorted."""
    free, at = [], 0
    for start, end in held:
        if start > at:
            free.append((at, start))
        at = max(at, end)
    free.append((at, len(page.text)))
    return [
        Span(page.number, match.start(), match.end())
        for first, last in free
        for match in _LINE.finditer(page.text, first, last)
        if sum(map(str.isalpha, match.group())) >= LEAST_LETTERS
    ]


def _plain(text: str) -> str:
    return _GLUE.sub("", nfc(text))
