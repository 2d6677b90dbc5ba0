"""Provisions -> passages: what is embedded and cited.

A short provision is one passage. A long one is cut at paragraphs, then at sentences, with a little
overlap, so that each part fits the encoder's window.
"""

import re
from collections.abc import Iterator, Sequence

from ingest.flow import Flow
from kb.text import script
from kb.types import Passage, Provision

LIMITS = {"latin": 1400, "thai": 1300, "lao": 1000, "khmer": 1000, "myanmar": 1100}
"""Characters of a passage by script: about 450 tokens of the XLM-R vocabulary."""

OVERLAP = 150  # characters of the part before that are repeated, whole paragraphs or sentences
LEAST = 200  # characters; a shorter last part is joined to the one before where both fit

_PARAGRAPH = re.compile(r"\n+")
_SENTENCE = re.compile(r"(?<=[.;:!?។៖။၊”])\s*(?=\S)|\s+(?=\(\w{1,4}\)\s)")
_WORD = re.compile(r"\s+|\u200b")


def passages(provision: Provision, flow: Flow) -> tuple[Passage, ...]:
    """The passages of a provision in order, without boxes; the text of each is that of its spans."""
    if fits(provision.text):
        return (Passage(provision.key, 1, provision.text, provision.spans, (), provision.language),)
    limit = LIMITS[script(provision.text) or "latin"]
    text = flow.of(provision.spans)
    found: list[Passage] = []
    for start, stop in _parts(text.text, limit):
        spans = flow.spans_of(text, start, stop)
        words = flow.of(spans).text
        found.append(Passage(provision.key, len(found) + 1, words, spans, (), provision.language))
    return tuple(found)


def fits(text: str) -> bool:
    """Whether a text is short enough for one passage."""
    return len(text) <= min(LIMITS.values()) or len(text) <= LIMITS[script(text) or "latin"]


def parts(text: str) -> tuple[str, ...]:
    """The texts of the passages of a text that stands on no page, cut as a provision's is."""
    if fits(text):
        return (text,)
    return tuple(text[start:stop] for start, stop in _parts(text, LIMITS[script(text) or "latin"]))


def _parts(text: str, limit: int) -> list[tuple[int, int]]:
    """Ranges of the parts, cut at the best places, each beginning with the end of the one before."""
    pieces = list(_pieces(text, 0, len(text), limit - OVERLAP, (_PARAGRAPH, _SENTENCE, _WORD)))
    parts: list[tuple[int, int]] = []
    first = place = 0
    while place < len(pieces):
        if pieces[place][1] - pieces[first][0] > limit and place > first:
            parts.append((pieces[first][0], pieces[place - 1][1]))
            first = _overlap(pieces, first, place)
            if pieces[place][1] - pieces[first][0] > limit:
                first = place
        place += 1
    last = (pieces[first][0], pieces[-1][1])
    if parts and last[1] - last[0] < LEAST and last[1] - parts[-1][0] <= limit + LEAST:
        parts[-1] = (parts[-1][0], last[1])
    else:
        parts.append(last)
    return parts


def _overlap(pieces: Sequence[tuple[int, int]], first: int, place: int) -> int:
    """The earliest piece from which the overlap may begin."""
    begin = place
    while begin - 1 > first and pieces[place - 1][1] - pieces[begin - 1][0] <= OVERLAP:
        begin -= 1
    return begin


def _pieces(text: str, start: int, stop: int, limit: int, cuts: Sequence[re.Pattern[str]]) -> Iterator[tuple[int, int]]:
    """Pieces no longer than ``limit``: paragraphs, or sentences of long paragraphs, or words, or letters."""
    if stop - start <= limit:
        if text[start:stop].strip():
            yield start, stop
        return
    if not cuts:
        for begin in range(start, stop, limit):
            yield begin, min(stop, begin + limit)
        return
    begin = start
    for cut in cuts[0].finditer(text, start, stop):
        if cut.start() > begin:
            yield from _pieces(text, begin, cut.start(), limit, cuts[1:])
        begin = cut.end()
    yield from _pieces(text, begin, stop, limit, cuts[1:])
