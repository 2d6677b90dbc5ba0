"""How a tradition marks the paragraphs and points of its articles, and how it cites them.

Printed: ``(1)``, ``a.``, ``(ก)``; cited: "ayat (1) huruf a", "วรรคสอง (๑)", "khoản 1 điểm a".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

NUMBERS = "1"
ROMAN = "i"
LATIN = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Mark:
    """One way to mark a paragraph or point, one list of them at a time at each depth."""

    pattern: re.Pattern[str]  # matched where a line of an article begins; its one named group is the number
    counts: str  # NUMBERS, ROMAN, or the letters in their order
    name: str | Mapping[str, str]  # with {n} as printed: "ayat ({n})"; or one for each language (ISO 639-3)
    element: str | None = None  # "para" or "point" in keys; None: "para" directly in the article, "point" below
    cited: str | None = None  # what follows the cited article: "({n})"; None: a space and the name
    below: str | None = None  # what follows the enclosing unit; None: as ``cited``
    top: bool = False  # stands directly in the article only


@dataclass(frozen=True, slots=True)
class Marks:
    """The units of a tradition, below its articles."""

    marks: tuple[Mark, ...]
    article: str | Mapping[str, str] = "{label}"  # how the article is cited before a unit; {label} or {number}
    reference: re.Pattern[str] | None = None  # end of the text before a mark that is a cross-reference
    unmarked: str | None = None  # name of an unnumbered paragraph that is counted, with {n} or {ordinal}
    ordinals: tuple[str, ...] = ()  # of unnumbered paragraphs, from the first
    unmarked_after: re.Pattern[str] | None = None  # end of the text before an unnumbered paragraph
    stop: re.Pattern[str] | None = None  # start of a line behind which nothing is a unit: illustrations
    definition: re.Pattern[str] | None = None  # start of a line that defines a ``term``
    definition_name: str | Mapping[str, str] = "definition of “{n}”"


def starts(pattern: str) -> re.Pattern[str]:
    """A pattern of a mark: where text of the unit follows, on this line or the next."""
    return re.compile(rf"{pattern}(?=\s|[(\[“\"‘«—–-]|\w|$)")


def parenthesised(number: str) -> re.Pattern[str]:
    """``(number)``, with the spaces that prints put into it."""
    return re.compile(rf"\(\s?(?P<n>{number})\s?\)")
