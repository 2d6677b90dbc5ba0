"""What a drafting tradition is: how its laws mark articles, chapters, schedules and quotations.

Patterns are multi-line: ``^`` and ``$`` are the edges of a printed line. A rule belongs to a
tradition, never to one file.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from ingest.traditions.changes import Changes
from ingest.traditions.marks import Marks


class HeadingAt(StrEnum):
    """Where the heading of an article stands."""

    NONE = "none"
    SAME_LINE = "same_line"  # to the end of the line, or of the sentence where ``heading_end`` is given
    BEFORE = "before"  # lines above the label
    SOMETIMES_BEFORE = "sometimes_before"  # the same, in laws that head most articles so
    AFTER = "after"  # the line below the label


@dataclass(frozen=True, slots=True)
class Label:
    """One way to mark an article."""

    kind: str  # Akoma Ntoso element in provision keys: "art", "sec", "rule"
    pattern: re.Pattern[str]  # groups of ``ingest.numbers.number_of``; ``label`` as cited; ``quote`` if quoted
    wins: bool = False  # where it occurs at all it marks the articles, and others are quoted


@dataclass(frozen=True, slots=True)
class Tradition:
    """A drafting tradition."""

    name: str
    countries: tuple[str, ...]  # ISO 3166 alpha-2
    languages: tuple[str, ...]  # ISO 639-3
    labels: tuple[Label, ...]
    divisions: tuple[re.Pattern[str], ...]  # headings of chapters, outermost first
    heading: HeadingAt = HeadingAt.NONE
    heading_end: re.Pattern[str] | None = None
    schedule: re.Pattern[str] | None = None
    elucidation: re.Pattern[str] | None = None
    closing: re.Pattern[str] | None = None  # what follows the last article: signatures, remarks
    commencement: re.Pattern[str] | None = None  # first words of an article on entry into force
    contents: re.Pattern[str] | None = None  # title of a list of contents
    quotes: re.Pattern[str] | None = None  # end of the text before an article that is quoted
    instruction: re.Pattern[str] | None = None  # the next item of an amending article: ends a quotation
    reference: re.Pattern[str] | None = None  # what follows the number in a cross-reference
    leads: re.Pattern[str] | None = None  # end of the line before a cross-reference that wraps
    transitional: re.Pattern[str] | None = None  # in a heading of an article or chapter
    restarts: re.Pattern[str] | None = None  # divisions within which articles count from 1 again
    units: Marks | None = None  # paragraphs and points inside articles
    changes: Changes | None = None  # what its articles do to other laws
    furniture: tuple[re.Pattern[str], ...] = ()  # running heads of official prints
    footnote: re.Pattern[str] | None = None  # first line of a footnote; group ``note`` its number


def lines(pattern: str) -> re.Pattern[str]:
    """A pattern over printed lines."""
    return re.compile(pattern, re.MULTILINE)


def words(pattern: str) -> re.Pattern[str]:
    """A pattern over printed lines in which case does not count."""
    return re.compile(pattern, re.MULTILINE | re.IGNORECASE)
