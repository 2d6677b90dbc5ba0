"""Raw pages -> lines without running heads, each knowing where on its page it stands.

Running heads and feet are found by repetition (digits do not count) from the edge of the page
inwards, never past a line that is not one; a line that heads an article or a chapter never is. On
machine-read pages they need only be alike.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.misreadheads import is_dirt, misread_heads
from kb.text import nfc
from kb.types import Page, ReadBy, Verdict

EDGE = 5  # lines from the edge of a page that may be running heads
REPEATED = 0.15  # of the pages, since odd and even pages and chapters have heads of their own
OWN_PLACE = 0.25  # of all its occurrences; a line that stands as often elsewhere is text
HEAD_LENGTH = 140  # characters; a longer line is text

_LINE = re.compile(r"[^\r\n]+")
_PAGE_NUMBER = re.compile(r"^\W{0,3}(?:หน้า|page|trang|halaman|p\.)?\s*(\d{1,4})\W{0,3}$", re.IGNORECASE)
_ELLIPSIS = re.compile(r"\s*(?:…|\.\s?\.(?:\s?\.)*)\s*\.?$")
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?!\d)")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line."""

    page: int  # 1-based
    start: int  # offset of its first character in Page.text
    text: str  # NFC, line-end hyphens as "-", trimmed
    offsets: tuple[int, ...] | None  # of each character, from ``start``; None: the same as in the text
    place: int  # number of the line on its page, counted before running heads were cut

    def raw(self, column: int) -> int:
        """Offset in Page.text of the character at ``column``; its length gives the end."""
        return self.start + (self.offsets[column] if self.offsets else column)

    def column(self, raw: int) -> int:
        """The character at or after an offset into Page.text, between 0 and the length of the line."""
        shift = raw - self.start
        if self.offsets:
            return min(bisect_left(self.offsets, shift), len(self.text))
        return max(0, min(shift, len(self.text)))


@dataclass(frozen=True, slots=True)
class CleanPages:
    """The lines of a document without its running heads."""

    lines: tuple[tuple[Line, ...], ...]  # of each page
    pages: tuple[Page, ...]  # with ``printed`` filled in


def clean(
    pages: Sequence[Page], headings: Sequence[re.Pattern[str]], furniture: Sequence[re.Pattern[str]]
) -> CleanPages:
    """Lines of all usable pages without running heads.

    ``headings`` match lines that are never running heads, ``furniture`` lines that are wherever they
    stand at the edge of a page.
    """
    by_page = [_lines(page) if page.verdict is not Verdict.REJECTED else [] for page in pages]
    everywhere = Counter(_masked(line.text) for lines in by_page for line in lines)
    tops = _repeated(by_page, headings, range(EDGE), everywhere)
    feet = _repeated(by_page, headings, range(-1, -EDGE - 1, -1), everywhere)
    read = [page.read_by is ReadBy.OCR for page in pages]
    misread = misread_heads(
        [[line.text for line in lines] if by else [] for lines, by in zip(by_page, read, strict=True)], headings
    )
    kept: list[list[Line]] = []
    heads: list[list[str]] = []
    for number, lines in enumerate(by_page):
        above = _Edge(number, lines, tops, furniture, misread)
        below = _Edge(number, lines, feet, furniture, misread)
        first, last = 0, len(lines)
        while first < last and (above.is_head(first) or read[number] and above.is_beyond(first, 1, headings)):
            first += 1
        while last > first and (below.is_head(last - 1) or read[number] and below.is_beyond(last - 1, -1, headings)):
            last -= 1
        heads.append([line.text for line in lines[:first] + lines[last:]])
        kept.append(lines[first:last])
    printed = _printed(heads)
    numbered = (replace(page, printed=number) for page, number in zip(pages, printed, strict=True))
    return CleanPages(tuple(_without_catchwords(kept)), tuple(numbered))


def _lines(page: Page) -> list[Line]:
    found = []
    for place, match in enumerate(_LINE.finditer(page.text)):
        raw = match.group()
        trimmed = raw.strip()
        if trimmed:
            start = match.start() + len(raw) - len(raw.lstrip())
            found.append(_line(page.number, start, trimmed, place))
    return found


def _line(page: int, start: int, raw: str, place: int) -> Line:
    text = nfc(raw)
    if text == raw or len(text) == len(raw):
        return Line(page, start, text.replace("\ufffe", "-").replace("\x02", "-"), None, place)
    offsets: list[int] = []  # composed letters: the offset of the first code point of each
    for end in range(1, len(raw) + 1):
        length = len(nfc(raw[:end]))
        while len(offsets) < length:
            offsets.append(end - 1)
    offsets = [*offsets[: len(text)], len(raw)]
    return Line(page, start, text.replace("\ufffe", "-").replace("\x02", "-"), tuple(offsets), place)


def _masked(text: str) -> str:
    return _DIGITS.sub("#", text)


def _repeated(
    pages: Sequence[Sequence[Line]],
    headings: Sequence[re.Pattern[str]],
    places: range,
    everywhere: Mapping[str, int],
) -> frozenset[str]:
    """Masked lines that stand in one of these places on many pages and seldom elsewhere, headings excepted."""
    counts: Counter[tuple[int, str]] = Counter()
    for lines in pages:
        for place in places:
            if not -len(lines) <= place < len(lines) or len(lines[place].text) > HEAD_LENGTH:
                continue
            first = place % len(lines)
            context = "\n".join(line.text for line in lines[first : first + 3])
            if not any(heading.match(context) for heading in headings):
                counts[place, _masked(lines[place].text)] += 1
    filled = sum(bool(lines) for lines in pages)
    least = max(2 if filled < 8 else 3, REPEATED * filled)
    return frozenset(text for (_, text), times in counts.items() if times >= max(least, OWN_PLACE * everywhere[text]))


@dataclass(frozen=True, slots=True)
class _Edge:
    """The lines of a page seen from its head or its foot."""

    page: int  # index
    lines: Sequence[Line]
    repeated: frozenset[str]
    furniture: Sequence[re.Pattern[str]]
    misread: frozenset[tuple[int, int]]  # (page, line)

    def is_head(self, place: int) -> bool:
        """Is this line a running head?"""
        text = self.lines[place].text
        number = _PAGE_NUMBER.match(text)
        if _masked(text) in self.repeated or (number and int(number.group(1)) == self.lines[place].page):
            return True
        return (self.page, place) in self.misread or any(pattern.search(text) for pattern in self.furniture)

    def is_beyond(self, place: int, inward: int, headings: Sequence[re.Pattern[str]]) -> bool:
        """Is this line dirt between the edge of a machine-read page and a running head?"""
        if len(self.lines) <= 2 * EDGE:
            return False  # too short to tell its head from its foot
        dirt = ""
        while 0 <= place < len(self.lines) and not self.is_head(place):
            dirt += self.lines[place].text
            if not is_dirt(dirt, headings):
                return False
            place += inward
        return 0 <= place < len(self.lines)


def _without_catchwords(pages: Sequence[Sequence[Line]]) -> list[tuple[Line, ...]]:
    """The lines without those that announce the next one ("f. bahwa …" at the foot of a page)."""
    result: list[tuple[Line, ...]] = []
    for number, lines in enumerate(pages):
        overleaf = next((page[0] for page in pages[number + 1 :] if page), None)
        following = [*lines[1:], overleaf]
        result.append(tuple(line for line, after in zip(lines, following, strict=False) if not _announces(line, after)))
    return result


def _announces(line: Line, following: Line | None) -> bool:
    announced = "".join(_ELLIPSIS.sub("", line.text).split())
    if following is None or not announced or not _ELLIPSIS.search(line.text):
        return False
    return "".join(following.text.split()).startswith(announced)


def _printed(heads: Sequence[Sequence[str]]) -> list[str | None]:
    """The page numbers printed in the heads: those that grow by one from page to page."""
    numbers = [[match.group() for text in head for match in _NUMBER.finditer(text)] for head in heads]
    values = [{int(text) for text in page} for page in numbers]
    fitting: list[list[str]] = []
    for position, page in enumerate(numbers):
        before = values[position - 1] if position else set()
        after = values[position + 1] if position + 1 < len(values) else set()
        fitting.append([text for text in page if int(text) - 1 in before or int(text) + 1 in after])
    shifts = Counter(int(text) - position for position, page in enumerate(fitting) for text in set(page))
    return [
        max(page, key=lambda text: shifts[int(text) - position], default=None) for position, page in enumerate(fitting)
    ]
