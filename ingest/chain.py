"""Which of many places that look like article headings are the articles: the best increasing chain.

Cross-references that begin a line, contents lists and quoted articles all look like headings. The
articles are the longest run whose numbers increase, steps of one before jumps, long texts before
short ones (which is what tells the body from the contents list).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.numbers import Number, follows

TEXT_BONUS = 0.5  # for an article followed by FULL_TEXT characters or more of its own
FULL_TEXT = 400
ALIKE = 0.3  # cost of an odd step between numbers with one base (12B after 12)
NEAR = 8  # the farthest step in base numbers that is priced by its length
STEP = 0.25  # cost of each number left out, up to
FAR = 2.5
RESTART = 0.5  # cost of beginning again at 1 where a division says so


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that looks like the heading of an article."""

    start: int  # offset of the label
    end: int  # one past the label
    number: Number
    doubt: float  # 0 none; taken from its weight: wrapped reference, inside a quotation ...
    quoted: bool  # stands inside what an amendment quotes
    mended: bool = False  # the number was misread and is taken from its place among the others


def best_chain(
    candidates: Sequence[Candidate], stop: int, restarts: Sequence[int] = ()
) -> tuple[list[Candidate], float]:
    """The chain and its score; candidates in document order, ``stop`` the end of the text.

    ``restarts``: offsets of divisions within which numbers begin again at 1.
    """
    scores: list[float] = []
    before: list[int] = []
    seen: dict[int, dict[tuple[int, ...], int]] = {}  # base -> place under it -> best index so far
    far = _PrefixBest(max((one.number.last for one in candidates), default=0))
    best_so_far, waiting = -1, list(reversed(restarts))
    opened = -1  # best index when the last restarting division began
    for index, candidate in enumerate(candidates):
        number = candidate.number
        while waiting and waiting[-1] <= candidate.start:
            waiting.pop()
            opened = best_so_far
        score, back = -_gap(number.base - 1), -1
        if opened >= 0 and number.base == 1 and scores[opened] - RESTART > score:
            score, back = scores[opened] - RESTART, opened
        for base in range(max(0, number.base - NEAR), number.base + 1):
            for earlier in seen.get(base, {}).values():
                cost = _step(candidates[earlier].number, number)
                if cost is not None and scores[earlier] - cost > score:
                    score, back = scores[earlier] - cost, earlier
        distant = far.best(number.base - NEAR - 1)
        if distant >= 0 and scores[distant] - FAR > score:
            score, back = scores[distant] - FAR, distant
        following = candidates[index + 1].start if index + 1 < len(candidates) else stop
        length = following - candidate.start
        scores.append(score + 1 + TEXT_BONUS * min(1.0, length / FULL_TEXT) - candidate.doubt)
        before.append(back)
        group = seen.setdefault(number.last, {})
        if number.order not in group or scores[group[number.order]] < scores[index]:
            group[number.order] = index
        far.add(number.last, index, scores)
        if best_so_far < 0 or scores[index] > scores[best_so_far]:
            best_so_far = index
    chain = []
    place = best_so_far
    while place >= 0:
        chain.append(candidates[place])
        place = before[place]
    chain.reverse()
    return chain, scores[best_so_far] if scores else 0.0


def _gap(missing: int) -> float:
    return min(FAR, STEP * missing)


def _step(earlier: Number, later: Number) -> float | None:
    """What it costs to go from one number to the next; None where it cannot be."""
    if follows(earlier, later):
        return 0.0
    if later.base > earlier.last:
        return _gap(later.base - earlier.last - 1) + (ALIKE if later.order else 0.0)
    if later.base == earlier.last and later.order and later.order != earlier.order:
        return ALIKE if later.order > earlier.order else None
    return None


class _PrefixBest:
    """The best-scored index among all numbers up to a bound (a Fenwick tree of maxima)."""

    def __init__(self, largest: int) -> None:
        self._tree = [-1] * (largest + 2)
        self._scores: list[float] = []

    def add(self, base: int, index: int, scores: list[float]) -> None:
        self._scores = scores
        place = base + 1
        while place < len(self._tree):
            if self._tree[place] < 0 or scores[self._tree[place]] < scores[index]:
                self._tree[place] = index
            place += place & -place

    def best(self, base: int) -> int:
        """Index of the best with a number up to ``base``; -1 where there is none."""
        found, place = -1, min(base + 1, len(self._tree) - 1)
        while place > 0:
            index = self._tree[place]
            if index >= 0 and (found < 0 or self._scores[found] < self._scores[index]):
                found = index
            place -= place & -place
        return found
