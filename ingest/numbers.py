"""Article numbers: how they are written, in which order they stand, and their ASCII form.

"59", "12A", "54/10", "7 bis", "37-A", "45-56" (one entry for a deleted run), "II".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}

_LOOKALIKES = {ord("l"): "1", ord("O"): "0", ord("o"): "0", ord(" "): None}
"""What machine reading and typists make of digits."""

_ORDINALS = (
    "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies",
)  # fmt: skip
_NATIVE_ORDINALS = {
    "ทวิ": 1, "ตรี": 2, "จัตวา": 3, "จัดวา": 3, "เบญจ": 4, "ฉ": 5, "สัตต": 6, "อัฏฐ": 7, "นว": 8, "ทศ": 9,
    "ស្ទួន": 1,
}  # fmt: skip
"""Thai (Pali) ordinals, with the spelling of one statute book for the third, and Khmer."""

_NATIVE_LETTERS = {
    letter: chr(ord("A") + place)
    for letters in ("ကခဂဃငစဆဇဈညဋဌဍဎဏတထဒဓန", "កខគឃងចឆជឈញ", "กขคฆงจฉชซฌ")
    for place, letter in enumerate(letters)
}
"""Letters that count as A, B, C ... after a Burmese, Khmer or Thai number."""


@dataclass(frozen=True, slots=True)
class Number:
    """The number of an article, comparable with its neighbours."""

    base: int
    order: tuple[int, ...]  # place among the articles with this base: () 12, (1,) 12A, (1, 1) 12AA
    last: int  # base of the last article of a run "45-56"; otherwise the base
    text: str  # ASCII


def number_of(groups: Mapping[str, str | None]) -> Number:
    """The number in the named groups of a label pattern.

    ``n`` digits of any script; or ``roman``; then optionally ``letter``, ``hyphened`` (37-A),
    ``sub`` (54/10), ``ordinal`` (bis); ``to`` and ``toletter`` end a run.
    """
    roman = groups.get("roman")
    if roman:
        value = roman_value(roman)
        return Number(value, (), value, roman.upper())
    base = int((groups["n"] or "0").translate(_LOOKALIKES))
    order, suffix = _suffix(groups)
    last = int(groups.get("to") or base)
    text = f"{base}{suffix}"
    if groups.get("to"):
        text += f"-{last}{(groups.get('toletter') or '').upper()}"
    return Number(base, order, last, text)


def _suffix(groups: Mapping[str, str | None]) -> tuple[tuple[int, ...], str]:
    if sub := groups.get("sub"):
        return (int(sub),), f"/{int(sub)}"
    if ordinal := groups.get("ordinal"):
        place = _ordinal(ordinal)
        return (place,), f" {_ORDINALS[place - 1]}"
    if hyphened := groups.get("hyphened"):
        letters = _latin(hyphened)
        return _letters_order(letters), letters if hyphened in _NATIVE_LETTERS else f"-{letters}"
    if letter := groups.get("letter"):
        letters = _latin(re.sub(r"\s", "", letter))
        return _letters_order(letters), letters
    return (), ""


def _ordinal(word: str) -> int:
    lowered = word.lower()
    return _ORDINALS.index(lowered) + 1 if lowered in _ORDINALS else _NATIVE_ORDINALS[word]


def _latin(letters: str) -> str:
    return _NATIVE_LETTERS.get(letters) or letters.upper().replace("Đ", "DD")


def _letters_order(letters: str) -> tuple[int, ...]:
    return tuple(ord(letter) - ord("A") + 1 for letter in letters)


def roman_value(text: str) -> int:
    """The value of a Roman numeral; letters that are none count as nothing."""
    values = [_ROMAN.get(letter, 0) for letter in text.upper()]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))


def follows(earlier: Number, later: Number) -> bool:
    """Whether ``later`` may be the very next article: 12 -> 12A, 13; 12AA -> 12A, 12B; 54/9 -> 54/10."""
    if later.base == earlier.last + 1:
        return not later.order or later.order[0] == 1
    if later.base != earlier.base or not later.order:
        return False
    before, after = earlier.order, later.order
    if len(after) == len(before) and after[:-1] == before[:-1]:
        return after > before and after[-1] == before[-1] + 1 or not before
    if len(after) > len(before):
        return set(after[len(before) :]) == {1}
    return after[-1] in (before[len(after) - 1], before[len(after) - 1] + 1)
