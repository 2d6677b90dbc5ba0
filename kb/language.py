"""Which language a text is in, and the codes people write for languages and countries.

The Unicode script decides for Thai, Lao, Khmer and Burmese. For the Latin script words decide, by
naive Bayes over ``data/words.json``; what they leave open is asked of langdetect, which knows no
Malay (it calls it Indonesian) and no Tetum.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from langcodes import Language, standardize_tag
from langdetect import DetectorFactory, LangDetectException, detect_langs

from kb.errors import BadRequest
from kb.text import nfc
from kb.types import COUNTRIES, LANGUAGES, UNKNOWN_LANGUAGE

DetectorFactory.seed = 0  # langdetect draws at random otherwise

LATIN = ("ind", "msa", "vie", "fil", "eng", "por", "tet")

_SCRIPTS = {
    "tha": ("\u0e00", "\u0e7f"),
    "lao": ("\u0e80", "\u0eff"),
    "khm": ("\u1780", "\u17ff"),
    "mya": ("\u1000", "\u109f"),
}
_SCRIPT_SHARE = 0.25  # of the letters, from which a script decides; such texts quote Latin names
_UNSEEN = 8.0  # per million: the frequency of a word that a language's table lacks
_RARE = 3.0  # the logarithm of how much likelier a listed word is here than there, at most
_EXPECTED = 4.0  # times likelier is a language of the prior, before a word is read
_DECIDED = 3.0  # logarithm of the odds from which words alone decide
_KNOWN_SHARE = 0.15  # of the words; a longer text with fewer listed words may be in any language
_SHORT = 50  # letters

_DETECTED = {"id": ("ind", "msa"), "vi": ("vie",), "tl": ("fil",), "en": ("eng",), "pt": ("por", "tet")}
_ALIASES = {"tgl": "fil", "zsm": "msa", "zlm": "msa", "in": "ind", "malay": "msa", "bahasa": "ind"}
_COUNTRY_NAMES = {
    "BN": ("brunei", "brunei darussalam", "negara brunei darussalam", "brn"),
    "ID": ("indonesia", "republik indonesia", "idn"),
    "KH": ("cambodia", "kampuchea", "kingdom of cambodia", "khm"),
    "LA": ("laos", "lao pdr", "lao people's democratic republic", "lao"),
    "MM": ("myanmar", "burma", "mmr"),
    "MY": ("malaysia", "mys"),
    "PH": ("philippines", "the philippines", "pilipinas", "phl"),
    "SG": ("singapore", "singapura", "sgp"),
    "TH": ("thailand", "tha"),
    "TL": ("timor-leste", "timor leste", "east timor", "tls"),
    "VN": ("viet nam", "vietnam", "việt nam", "vnm"),
}

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def words_of(text: str) -> list[str]:
    """The words of a text in the Latin script, in the form in which the tables list them."""
    return _WORD.findall(nfc(text).casefold().replace("\u2019", "'"))


def identify(text: str, prior: Sequence[str] = ()) -> tuple[str, float]:
    """ISO 639-3 of the text and how sure that is (0..1); ("und", 0.0) where there are no letters.

    ``prior``: languages to expect, those of the country's laws. They outweigh a word or two, so that
    a text too short to judge is in the first of them, and no more.
    """
    letters = {} if text.isascii() else {char: times for char, times in Counter(text).items() if char.isalpha()}
    total = sum(letters.values())
    for language, (first, last) in _SCRIPTS.items():
        share = sum(times for char, times in letters.items() if first <= char <= last) / max(1, total)
        if share > _SCRIPT_SHARE:
            return language, share
    words = words_of(text)
    total = total or sum(map(len, words))
    if total == 0:
        return UNKNOWN_LANGUAGE, 0.0
    evidence, known = _evidence(words)
    for rank, language in enumerate(prior):
        if language in evidence:
            evidence[language] += math.log(_EXPECTED) + (0.1 if rank == 0 else 0.0)
    best, odds = _best(evidence)
    if odds < _DECIDED or known < _KNOWN_SHARE * len(words):
        guesses = _langdetect(text)
        foreign = not prior or total >= _SHORT
        if foreign and known < _KNOWN_SHARE * len(words) and not any(code in _DETECTED for code in guesses):
            return UNKNOWN_LANGUAGE, 0.0
        for code, probability in guesses.items():
            for language in _DETECTED.get(code, ()):
                evidence[language] += 2 + math.log(max(probability, 0.1))
        best, odds = _best(evidence)
    return best, 1 / (1 + math.exp(-min(odds, 50)))


def _evidence(words: Sequence[str]) -> tuple[dict[str, float], int]:
    """Log-likelihood of each Latin-script language, and how many words any table lists."""
    tables = _tables()
    evidence = dict.fromkeys(LATIN, 0.0)
    known = 0
    for word, times in Counter(words).items():
        row = tables.get(word)
        if row is not None:
            known += times
            for language, value in row.items():
                evidence[language] += times * value
    return evidence, known


@cache
def _tables() -> Mapping[str, Mapping[str, float]]:
    """Word -> language -> logarithm of its frequency there against its highest, no lower than a floor."""
    frequencies: dict[str, dict[str, int]] = json.loads(files("kb").joinpath("data/words.json").read_text("utf-8"))
    tables: dict[str, dict[str, float]] = {}
    for word in {word for listed in frequencies.values() for word in listed}:
        seen = {language: frequencies[language].get(word, 0) + _UNSEEN for language in LATIN}
        highest = max(seen.values())
        tables[word] = {language: max(-_RARE, math.log(value / highest)) for language, value in seen.items()}
    return tables


def _best(evidence: Mapping[str, float]) -> tuple[str, float]:
    """The likeliest language and the logarithm of its odds against the next."""
    first, second = sorted(evidence, key=lambda language: -evidence[language])[:2]
    return first, evidence[first] - evidence[second]


def _langdetect(text: str) -> dict[str, float]:
    """langdetect's two-letter codes with their probabilities; none where it finds no letters."""
    try:
        return {guess.lang: guess.prob for guess in detect_langs(text[:2000])}
    except LangDetectException:
        return {}


def normalise_language(code: str) -> str:
    """``th``, ``tgl``, ``zsm``, ``Thai`` ... -> the ISO 639-3 code used here; raises BadRequest."""
    cleaned = code.strip().lower()
    known = _ALIASES.get(cleaned, cleaned)
    if known not in LANGUAGES:
        known = _as_alpha3(cleaned)
    known = _ALIASES.get(known, known)
    if known not in LANGUAGES:
        raise BadRequest(f"unknown language {code!r}: one of {', '.join(LANGUAGES)}")
    return known


def _as_alpha3(code: str) -> str:
    try:
        return Language.get(standardize_tag(code)).to_alpha3()
    except (ValueError, LookupError):
        pass
    try:
        return Language.find(code).to_alpha3()
    except LookupError:
        return ""


def normalise_country(code: str) -> str:
    """``th``, ``THA``, ``Thailand`` -> ``TH``; raises BadRequest for a country that is no ASEAN member state."""
    cleaned = code.strip()
    if cleaned.upper() in COUNTRIES:
        return cleaned.upper()
    for country, names in _COUNTRY_NAMES.items():
        if cleaned.casefold() in names:
            return country
    raise BadRequest(f"unknown country {code!r}: one of {', '.join(COUNTRIES)}")
