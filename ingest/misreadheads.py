"""Running heads of machine-read pages: alike from page to page, but seldom letter for letter.

A page's first or last lines are compared with those of the pages near it, since odd and even pages
and chapters have heads of their own.
"""

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

EDGE = 3  # lines from the edge of a page
NEAR = 4  # pages before and after
TWINS = 2  # of those pages must have a line like it
ALIKE = 0.75  # of the letters
LEAST_LETTERS = 12
LONGEST_DIRT = 25  # characters of what a crest beside a running head was read as


def misread_heads(pages: Sequence[Sequence[str]], headings: Sequence[re.Pattern[str]]) -> frozenset[tuple[int, int]]:
    """(page, line), both from 0, of lines at the edges that return on pages near by.

    ``pages``: the lines of each page, none of a page that was not machine-read; ``headings`` match
    lines that never are running heads.
    """
    found: set[tuple[int, int]] = set()
    for edge in (range(EDGE), range(-1, -EDGE - 1, -1)):
        letters = [_at_edge(lines, edge, headings) for lines in pages]
        for number, own in enumerate(letters):
            near = [*letters[max(0, number - NEAR) : number], *letters[number + 1 : number + 1 + NEAR]]
            for place, text in own.items():
                if sum(any(_alike(text, other) for other in page.values()) for page in near) >= TWINS:
                    found.add((number, place))
    return frozenset(found)


def is_dirt(text: str, headings: Sequence[re.Pattern[str]]) -> bool:
    """May the lines beyond a running head be what a machine made of a crest or a stamp?"""
    return len(text) <= LONGEST_DIRT and not any(heading.match(text) for heading in headings)


def _at_edge(lines: Sequence[str], edge: range, headings: Sequence[re.Pattern[str]]) -> dict[int, str]:
    """Place from the top -> letters of the line, for the lines at an edge that have enough of them."""
    result = {}
    for place in edge:
        if -len(lines) <= place < len(lines):
            text = lines[place]
            letters = "".join(filter(str.isalpha, unicodedata.normalize("NFKD", text.casefold())))
            if len(letters) >= LEAST_LETTERS and not any(heading.match(text) for heading in headings):
                result[place % len(lines)] = letters
    return result


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
