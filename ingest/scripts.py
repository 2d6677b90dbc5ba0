"""The four South-East Asian scripts without word spaces: their letters, and what cannot be written in them.

A sequence that no one writes (a vowel sign with nothing to stand on, a mark set twice, a mark cut
off by a space) is what a wrong reading order or a broken character map leaves behind.
"""

import re
from dataclasses import dataclass

_JOINERS = "\u200b-\u200d\u2060"  # invisible word breaks may stand between letter and mark


@dataclass(frozen=True, slots=True)
class Script:
    """A script, by the patterns the gate and the OCR need."""

    name: str
    language: str  # ISO 639-3
    letters: re.Pattern[str]  # every character of the block
    marks: re.Pattern[str]  # the signs that need a letter beside them
    impossible: re.Pattern[str]  # sequences that do not occur in real text


def _script(name: str, language: str, block: str, marks: str, *impossible: str) -> Script:
    patterns = (re.compile(one) for one in (f"[{block}]", f"[{marks}]", "|".join(impossible)))
    return Script(name, language, *patterns)


def _tai(block: int) -> tuple[str, str, str, str]:
    """Thai and Lao share one layout, 0x80 apart: consonants, upper and lower signs, tones, leading vowels."""
    letters = f"{chr(block + 1)}-{chr(block + 0x2F)}"
    signs = f"{chr(block + 0x31)}{chr(block + 0x34)}-{chr(block + 0x3A)}"
    tones = f"{chr(block + 0x47)}-{chr(block + 0x4E)}"
    leading = f"{chr(block + 0x40)}-{chr(block + 0x44)}"
    return letters, signs, tones, leading


def _tai_impossible(letters: str, signs: str, tones: str, leading: str) -> tuple[str, ...]:
    return (
        rf"(?<![{letters}{signs}{tones}{_JOINERS}])[{signs}{tones}]",  # a mark on nothing
        rf"([{signs}{tones}])\1",  # the same mark twice
        rf"[{tones}][{signs}]",  # tone before vowel
        rf"[{leading}](?![{letters}{_JOINERS}])",  # a leading vowel before nothing
    )


_TH, _TH_SIGNS, _TH_TONES, _TH_LEADING = _tai(0x0E00)
_LA, _LA_SIGNS, _LA_TONES, _LA_LEADING = _tai(0x0E80)
_LA += "\u0edc-\u0edf"
_LA_SIGNS += "\u0ebb\u0ebc"

_KM_BASE = "\u1780-\u17b3"
_KM_VOWELS = "\u17b6-\u17c5"
_KM_SIGNS = "\u17c6-\u17d1\u17dd"

_MY_BASE = "\u1000-\u102a\u103f\u104e\u25cc"
_MY_MEDIALS = "\u103b-\u103e"
_MY_VOWELS = "\u102b-\u1032"
_MY_SIGNS = "\u1036-\u1038\u103a"

SCRIPTS: tuple[Script, ...] = (
    _script(
        "Thai", "tha", "\u0e01-\u0e5b", _TH_SIGNS + _TH_TONES + _TH_LEADING,
        *_tai_impossible(_TH, _TH_SIGNS, _TH_TONES, _TH_LEADING),
    ),
    _script(
        "Lao", "lao", "\u0e81-\u0edf", _LA_SIGNS + _LA_TONES + _LA_LEADING,
        *_tai_impossible(_LA, _LA_SIGNS, _LA_TONES, _LA_LEADING),
    ),
    _script(
        "Khmer", "khm", "\u1780-\u17dd\u17e0-\u17e9", _KM_VOWELS + _KM_SIGNS + "\u17d2",
        rf"(?<![{_KM_BASE}{_KM_SIGNS}{_JOINERS}])[{_KM_VOWELS}]",  # a vowel on nothing or on a vowel
        rf"(?<![{_KM_BASE}{_KM_VOWELS}{_KM_SIGNS}{_JOINERS}])[{_KM_SIGNS}]",
        rf"([{_KM_SIGNS}])\1",
        rf"\u17d2(?![{_KM_BASE}])",  # a subscript sign with nothing below
    ),
    _script(
        "Burmese", "mya", "\u1000-\u109f\uaa60-\uaa7f", _MY_MEDIALS + _MY_VOWELS + _MY_SIGNS + "\u1039",
        rf"(?<![{_MY_BASE}{_MY_MEDIALS}{_MY_VOWELS}{_MY_SIGNS}{_JOINERS}])[{_MY_MEDIALS}{_MY_VOWELS}{_MY_SIGNS}]",
        rf"([{_MY_MEDIALS}{_MY_VOWELS}{_MY_SIGNS}])\1",
        rf"\u1039(?![{_MY_BASE}])",  # a stacking sign with nothing below
        rf"[{_MY_VOWELS}][{_MY_MEDIALS}]",  # a medial after the vowel
    ),
)  # fmt: skip

ZAWGYI = re.compile(
    rf"[\u1060-\u1097]|\u1039(?![{_MY_BASE}])|(?<![{_MY_BASE}{_MY_MEDIALS}\u103a{_JOINERS}])\u1031(?=[{_MY_BASE}])"
)
"""What the Zawgyi font writes and Unicode Burmese does not: its own code points for stacked letters,
U+1039 as a visible killer, the vowel e before its consonant."""
