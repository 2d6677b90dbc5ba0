"""Article numbers that a machine misread, told by their place: 12, 13, "l6", 15 has a 14 in it.

Tesseract takes some Thai, Khmer and Latin digits for others. Where labels follow each other, the
likeliest run of numbers (Viterbi) says which were misread; the label stays as read.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.chain import Candidate
from ingest.numbers import Number

LOOK_BACK = 6  # labels before one among which its predecessor is sought
BEAM = 16  # numbers kept for one label
AS_READ = 1.5  # worth of a label that says the number of its place
MISREAD = 0.2  # worth of one that says another, and up to LIKENESS more where digits agree
LIKENESS = 0.5
LOOKALIKE = 0.8  # of a digit that agrees, where it is one that machines take for another
LEFT_OUT = 0.4  # cost of leaving out a label that begins a paragraph
STEP = 0.35  # cost of a number left out
FARTHEST = 5.0
RESTART = 3.0  # cost of numbers that begin anew: a list of contents, another law
UNSURE = 0.3  # cost of calling a label misread that does not begin a paragraph: it may be a reference


_LOOKALIKES = ("45", "89", "58", "59", "37", "17", "26", "06")
"""Values of digits that tesseract takes for each other in Thai."""
_CONFUSED = frozenset(pair for one in _LOOKALIKES for pair in ((one[0], one[1]), (one[1], one[0])))


@dataclass(frozen=True, slots=True)
class _State:
    """A label taken as an article with this number, at the end of the best run so far."""

    score: float
    number: int
    before: tuple[int, int] | None  # label and place among its states


def mended(candidates: Sequence[Candidate], begins: Sequence[bool]) -> list[Candidate]:
    """The candidates with numbers put right. ``begins``: whether each begins a paragraph."""
    sure = [begin and one.doubt == 0 for one, begin in zip(candidates, begins, strict=True)]
    lattice: list[list[_State]] = []
    for index, candidate in enumerate(candidates):
        states: dict[int, _State] = {}
        for state in _states(candidates, sure, lattice, index):
            if state.number not in states or states[state.number].score < state.score:
                states[state.number] = state
        best = sorted(states.values(), key=lambda one: -one.score)
        lattice.append(best[:BEAM] + [one for one in best[BEAM:] if one.number == candidate.number.base])
    numbers = _best_run(lattice, sure)
    return [
        one
        if numbers.get(index, one.number.base) == one.number.base
        else replace(one, number=_plain(numbers[index]), doubt=0.0, mended=True)
        for index, one in enumerate(candidates)
    ]


def _states(
    candidates: Sequence[Candidate], sure: Sequence[bool], lattice: Sequence[Sequence[_State]], index: int
) -> list[_State]:
    read = candidates[index].number
    doubt = candidates[index].doubt
    found = [_State(AS_READ - doubt - min(FARTHEST, STEP * (read.base - 1)), read.base, None)]
    if index and read.base <= 2:
        found.append(_State(lattice[index - 1][0].score + AS_READ - doubt - RESTART, read.base, (index - 1, 0)))
    left_out = 0.0
    for back in range(index - 1, max(-1, index - 1 - LOOK_BACK), -1):
        for place, state in enumerate(lattice[back]):
            if read.base > state.number or read.order and read.base == state.number:
                gap = min(FARTHEST, STEP * max(0, read.base - state.number - 1))
                found.append(_State(state.score + AS_READ - doubt - gap - left_out, read.base, (back, place)))
            if read.order or candidates[index].quoted:
                continue
            for number in (state.number + 1, state.number + 2):
                worth = MISREAD + LIKENESS * _likeness(read.base, number) - doubt
                worth -= 0 if sure[index] else UNSURE
                gap = STEP * (number - state.number - 1)
                found.append(_State(state.score + worth - gap - left_out, number, (back, place)))
        left_out += LEFT_OUT if sure[back] else 0.0
    return found


def _likeness(read: int, number: int) -> float:
    """Share of digits that agree or look alike, from the left or from the right."""
    one, other = str(read), str(number)
    forward = sum(map(_agree, one, other))
    backward = sum(map(_agree, reversed(one), reversed(other)))
    return max(forward, backward) / max(len(one), len(other))


def _agree(one: str, other: str) -> float:
    return 1.0 if one == other else LOOKALIKE if (one, other) in _CONFUSED else 0.0


def _best_run(lattice: Sequence[Sequence[_State]], sure: Sequence[bool]) -> dict[int, int]:
    """Label -> number along the best run."""
    best: tuple[float, int, int] | None = None
    left_out = 0.0
    for index in range(len(lattice) - 1, -1, -1):
        for place, state in enumerate(lattice[index]):
            if best is None or state.score - left_out > best[0]:
                best = (state.score - left_out, index, place)
        left_out += LEFT_OUT if sure[index] else 0.0
    numbers: dict[int, int] = {}
    step = (best[1], best[2]) if best else None
    while step is not None:
        state = lattice[step[0]][step[1]]
        numbers[step[0]] = state.number
        step = state.before
    return numbers


def _plain(number: int) -> Number:
    return Number(number, (), number, str(number))
