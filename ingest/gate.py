"""The quality gate: is a page's text what is printed, or glyph soup?

It runs before anything else looks at the text, since language detectors call glyph soup a language.
Every rule looks for a trace of damage; a page that says little (a title, a form, a table of names
or numbers) shows none and passes. Whether text is missing is not asked here: that needs the page.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.function_words import FUNCTION_WORDS
from ingest.scripts import SCRIPTS, ZAWGYI, Script

MAX_UNREADABLE = 0.01  # of all characters: unmapped, private use, control
MAX_SYMBOL_FONT = 0.3  # U+F000-U+F0FF: bullets of a symbol font, unless the whole text is in one
MAX_FOREIGN_LETTERS = 0.03  # of the letters of a Latin page
MAX_IMPOSSIBLE = 0.03  # of the marks of a script without word spaces
MAX_ZAWGYI = 0.02  # of the marks of a Burmese page
MAX_LEGACY_FONT = 0.5  # of the characters
MIN_FUNCTION_WORDS = 0.08  # of the words; real pages of law have 0.11-0.55
MAX_ODD_WORDS = 0.12  # of the words; real pages have up to 0.12, glyph soup 0.2-0.9
MIN_WHOLE_WORDS = 0.4  # of two letters or more; a form of initials and boxes has 0.6
MIN_WORDS = 10  # fewer say nothing about the share of function words
MIN_LETTERS = 40  # fewer say nothing about the script

_LEGACY_FONT = re.compile(
    r"limon|lmntt|abc[-_ ]?text|chhaytext|khek"  # Khmer
    r"|vni[-_ ]|\.vn|vn(time|arial|book|souther|aristote|centuri)"  # Vietnamese
    r"|zawgyi|win[-_ ]?(innwa|researcher)|wwin_?burmese"  # Burmese
    r"|saysettha|alice\d",  # Lao
    re.IGNORECASE,
)
"""Fonts that draw a South-East Asian script over the codes of other letters."""

_SYMBOL_SOUP = frozenset("¡¢£¤¥¦¨©¬®¯±²³´µ¶¸¹¼½¾¿×÷")  # what legacy fonts make of Vietnamese and Lao
_GREEK = frozenset(map(chr, range(0x0370, 0x0400)))
_ACCENTED = frozenset("áàâãéèêíìóòôõúùûýçñăđĩũơưÁÀÂÃÉÈÊÍÌÓÒÔÕÚÙÛÝÇÑĂĐĨŨƠƯªº")
_UNMAPPED = re.compile(r"\(cid:\d+\)")  # how pdfplumber writes a glyph without a meaning
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SPACED_OUT = re.compile(r"\b[^\W\d_](?: [^\W\d_]\b){3,}")  # P E N J E L A S A N
_CAPITAL_INSIDE = re.compile(r"[a-z][A-Z]")
_UNPRONOUNCEABLE = re.compile(r"^[^aeiouy]*$|[bcdfghjklmnpqrstvwxz]{5}")
_FUNCTION_WORDS = {
    language: frozenset(word for word in words if len(word) > 1) for language, words in FUNCTION_WORDS.items()
}
_SCRIPT_OF = {script.language: script.name for script in SCRIPTS}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the gate says of a text."""

    verdict_ok: bool
    reasons: tuple[str, ...]  # what is wrong, for people; empty when nothing is
    score: float  # 0..1, higher reads better; compares two readings of one page


def judge(text: str, *, fonts: Sequence[str], languages: Collection[str] | None) -> Judgement:
    """Does ``text`` read like real text of ``languages`` (ISO 639-3; None: all) or of any in Latin letters?

    ``fonts``: the font names of characters sampled evenly over the page, one name a sample.
    """
    text = unicodedata.normalize("NFC", text)
    tally = Counter(text)
    letters = Counter({char: times for char, times in tally.items() if char.isalpha()})
    faults = [*_unreadable(text, tally), *_legacy(fonts), *_foreign(tally, letters)]
    if letters.total() >= MIN_LETTERS:
        latin = sum(times for char, times in letters.items() if _is_latin(char))
        faults += _wrong_script(letters, latin, languages)
        if latin > letters.total() / 2:
            faults += _no_words(text)
    for script in SCRIPTS:
        if any(map(script.letters.match, tally)):
            faults += _marks(text, script)
    score = 1.0
    for fault in faults:
        score *= 1 - fault.weight
    return Judgement(not faults, tuple(fault.reason for fault in faults), score)


def has_legacy_font(fonts: Sequence[str]) -> bool:
    """Do most sampled characters stand in a font that only looks like its script?"""
    return bool(_legacy(fonts))


@dataclass(frozen=True, slots=True)
class _Fault:
    reason: str
    weight: float  # 0..1, how much of the text it spoils


def _unreadable(text: str, tally: Counter[str]) -> list[_Fault]:
    total = symbol = private = broken = 0
    for char, times in tally.items():
        if char.isspace() or char == "\ufffe":  # PDFium's line-end hyphen
            continue
        total += times
        symbol += times * ("\uf000" <= char <= "\uf0ff")
        private += times * ("\ue000" <= char <= "\uf8ff")
        broken += times * (char == "\ufffd" or unicodedata.category(char) in ("Cc", "Cn"))
    broken += len(_UNMAPPED.findall(text))
    total = max(1, total)
    faults = []
    if broken + private - symbol > max(2, MAX_UNREADABLE * total):
        share = (broken + private - symbol) / total
        faults.append(_Fault(f"{share:.0%} of the characters have no meaning (broken character map)", share))
    if symbol > max(5, MAX_SYMBOL_FONT * total):
        faults.append(_Fault(f"{symbol / total:.0%} of the characters are in a symbol font", symbol / total))
    return faults


def _legacy(fonts: Sequence[str]) -> list[_Fault]:
    named = [font for font in fonts if font]
    legacy = [font for font in named if _LEGACY_FONT.search(font)]
    if len(legacy) <= MAX_LEGACY_FONT * len(named):
        return []
    name = max(set(legacy), key=legacy.count)
    return [_Fault(f"the text is in the legacy font {name}, which is not Unicode", len(legacy) / len(named))]


def _wrong_script(letters: Counter[str], latin: int, languages: Collection[str] | None) -> list[_Fault]:
    expected = {name for language, name in _SCRIPT_OF.items() if languages is None or language in languages}
    patterns = [script.letters for script in SCRIPTS if script.name in expected]
    known = latin + sum(times for char, times in letters.items() if any(one.match(char) for one in patterns))
    strange = 1 - known / letters.total()
    if strange <= 0.5:
        return []
    names = " or ".join(sorted(expected | {"Latin"}))
    return [_Fault(f"{strange:.0%} of the letters are not {names}", strange)]


def _foreign(tally: Counter[str], letters: Counter[str]) -> list[_Fault]:
    foreign = {char for char in letters if _is_latin(char) and not _is_regional(char) or char in _GREEK}
    count = sum(letters[char] for char in foreign)
    soup = _SYMBOL_SOUP.intersection(tally)
    count += sum(tally[char] for char in soup)
    if count <= max(3, MAX_FOREIGN_LETTERS * letters.total()):
        return []
    share = count / max(1, letters.total())
    sample = " ".join(sorted(foreign | soup)[:6])
    reason = f"{share:.0%} of the letters belong to no language of the region: {sample}"
    return [_Fault(reason, min(1, share * 5))]


def _is_latin(char: str) -> bool:
    return char < "\u0250" or "\u1e00" <= char <= "\u1eff"


def _is_regional(char: str) -> bool:
    """A letter of Vietnamese, Portuguese, Filipino, Tetum, Malay, Indonesian or English."""
    return char < "\u0080" or char in _ACCENTED or "\u1e00" <= char <= "\u1eff"


def _no_words(text: str) -> list[_Fault]:
    found = _WORD.findall(_SPACED_OUT.sub("HEADING", text))
    words = [word for word in found if len(word) > 1]
    if len(words) < len(found) * MIN_WHOLE_WORDS:
        return [_Fault("most letters stand alone, as if the page were read across its lines", 0.9)]
    if len(words) < MIN_WORDS:
        return []
    tally = Counter(words)
    lower: Counter[str] = Counter()
    for word, times in tally.items():
        lower[word.lower()] += times
    known = max(sum(lower[word] for word in listed & lower.keys()) for listed in _FUNCTION_WORDS.values()) / len(words)
    odd = sum(times for word, times in tally.items() if _is_odd(word)) / len(words)
    if known >= MIN_FUNCTION_WORDS or odd <= MAX_ODD_WORDS:
        return []
    return [_Fault(f"{odd:.0%} of the words cannot be words, {known:.0%} are known small words", odd)]


@lru_cache(1 << 16)
def _is_odd(word: str) -> bool:
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    plain = plain.replace("đ", "d").replace("Đ", "D")
    if _CAPITAL_INSIDE.search(plain):
        return True
    abbreviation = plain.isupper() and len(plain) <= 5
    return len(plain) > 2 and not abbreviation and bool(_UNPRONOUNCEABLE.search(plain.lower()))


def _marks(text: str, script: Script) -> list[_Fault]:
    marks = len(script.marks.findall(text))
    if script.language == "mya" and len(ZAWGYI.findall(text)) > max(3, MAX_ZAWGYI * marks):
        return [_Fault("the Burmese is in the Zawgyi encoding, which is not Unicode", 0.9)]
    impossible = len(script.impossible.findall(text))
    if impossible <= max(3, MAX_IMPOSSIBLE * marks):
        return []
    share = impossible / marks
    return [_Fault(f"{share:.0%} of the {script.name} signs stand where none can stand", min(1, share * 2))]
