"""Tesseract's TSV -> the text of a page with its words' places and confidences."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from ingest.scripts import SCRIPTS
from kb.types import Rect, Word

WIDE_GAP = 0.2  # of the line's height: so wide is a space beside a script without word spaces

_WORD_LEVEL = "5"


@dataclass(frozen=True, slots=True)
class Reading:
    """What machine reading made of one page image."""

    text: str  # lines joined by a line feed
    words: tuple[Word, ...]  # ranges of ``text``, places in PDF points
    confidence: float  # 0..1, mean over the characters; 0 without words
    error: str | None = None  # why there is no reading


def parse_tsv(tsv: str, scale: float) -> Reading:
    """``scale``: pixels of the image a PDF point."""
    rows = csv.DictReader(tsv.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    found = [row for row in rows if row.get("level") == _WORD_LEVEL and (row.get("text") or "").strip()]
    text: list[str] = []
    words: list[Word] = []
    length = 0
    for _, line in groupby(found, key=lambda row: (row["block_num"], row["par_num"], row["line_num"])):
        placed = [(row["text"].strip(), _rect(row, scale), float(row["conf"])) for row in line]
        height = max(rect[3] - rect[1] for _, rect, _ in placed)
        for index, (word, rect, confidence) in enumerate(placed):
            before = placed[index - 1] if index else None
            gap = _gap(before[0], before[1], word, rect, height) if before else "\n" if words else ""
            start = length + len(gap)
            length = start + len(word)
            text += (gap, word)
            words.append(Word(start, length, rect, max(0.0, confidence) / 100))
    return Reading("".join(text), tuple(words), _mean(words))


def _rect(row: dict[str, str], scale: float) -> Rect:
    left, top, width, height = (int(row[name]) / scale for name in ("left", "top", "width", "height"))
    return left, top, left + width, top + height


def _gap(before: str, before_rect: Rect, after: str, after_rect: Rect, height: float) -> str:
    """A space between words of one line; beside a script without word spaces only where it is wide."""
    if not (_unspaced(before[-1]) or _unspaced(after[0])):
        return " "
    return " " if after_rect[0] - before_rect[2] > WIDE_GAP * height else ""


def _unspaced(char: str) -> bool:
    return any(script.letters.match(char) for script in SCRIPTS)


def _mean(words: Iterable[Word]) -> float:
    total = weighed = 0.0
    for word in words:
        total += word.end - word.start
        weighed += (word.end - word.start) * word.confidence
    return weighed / total if total else 0.0
