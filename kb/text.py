"""Keys for comparing text: what is stored stays as printed, what is compared goes through here."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache

_ZEROS = (0x0E50, 0x0ED0, 0x1040, 0x1090, 0x17E0)  # Thai, Lao, Burmese, Shan, Khmer
_DIGITS = str.maketrans({chr(zero + i): str(i) for zero in _ZEROS for i in range(10)})

_ASCII_LETTER = re.compile("[A-Za-z]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\ufffe]")

_LAO_THAI_ORDER = re.compile("([\u0e48-\u0e4c\u0ec8-\u0ecc]+)([\u0e4d\u0ecd])")
"""A tone mark before the nikhahit of a split sara am: the nikhahit goes first."""

_BLOCKS = {
    "thai": (0x0E00, 0x0E7F),
    "lao": (0x0E80, 0x0EFF),
    "myanmar": (0x1000, 0x109F),
    "khmer": (0x1780, 0x17FF),
}


def nfc(text: str) -> str:
    """Canonical composition: the form in which text is stored."""
    return unicodedata.normalize("NFC", text)


def ascii_digits(text: str) -> str:
    """Native digits as ASCII; nothing else changes, nor does the length."""
    return text.translate(_DIGITS)


def search_key(text: str) -> str:
    """The form in which two spellings of the same text are equal.

    NFKC (which splits Thai and Lao sara am), casefold, one order of tone mark and nikhahit, Lao
    ho-no and ho-mo as their ligatures, ASCII digits, nothing invisible.
    """
    return spelling_key(text).casefold()


def spelling_key(text: str) -> str:
    """``search_key`` with the capitals kept."""
    key = _INVISIBLE.sub("", ascii_digits(unicodedata.normalize("NFKC", text)))
    key = _LAO_THAI_ORDER.sub(r"\2\1", key)
    return key.replace("\u0eab\u0ea1", "\u0edd").replace("\u0eab\u0e99", "\u0edc")


def page_list(numbers: Iterable[int]) -> str:
    """Ascending page numbers for people, none left out: "3-5, 8"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def script(text: str) -> str | None:
    """The script of most letters: "thai", "lao", "khmer", "myanmar", "latin" (any other); None without letters."""
    if text.isascii():
        return "latin" if _ASCII_LETTER.search(text) else None
    counts: Counter[str] = Counter()
    for character, times in Counter(text).items():
        if character.isalpha():
            counts[_script_of(ord(character))] += times
    return max(counts, key=lambda name: counts[name], default=None)


def script_of_language(language: str) -> str:
    """The script a language (ISO 639-3) is written in, as ``script`` names it."""
    return {"tha": "thai", "lao": "lao", "khm": "khmer", "mya": "myanmar"}.get(language, "latin")


@cache
def _script_of(code: int) -> str:
    for name, (first, last) in _BLOCKS.items():
        if first <= code <= last:
            return name
    return "latin"
