"""The countries a question names, and as what: whose law is asked for, where someone goes, whose people.

"May a Burmese worker change employer in Thailand?" asks for the law of Thailand; Myanmar is where
the worker comes from. The names are those of CLDR (through language_data) and the short forms,
capitals and adjectives of ``countries.csv``; the word beside a name decides (``index/cues.py``).
"""

import csv
import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from language_data.names import code_to_names

from index.cues import CUES, Cues
from index.matching import Lexicon
from kb.language import LATIN
from kb.text import script_of_language, search_key, spelling_key
from kb.types import COUNTRIES

_CLDR = {"eng": "en", "ind": "id", "msa": "ms", "vie": "vi", "fil": "fil", "por": "pt", "tha": "th", "lao": "lo"}
_CLDR |= {"khm": "km", "mya": "my", "tet": "pt"}
_NO_COUNTRIES = {"AA", "AN", "AQ", "BU", "CS", "DD", "EZ", "FX", "HK", "MO", "NT", "QO", "SU", "TP", "UN", "XA", "XB",
                 "YD", "YU", "ZR", "ZZ"}  # fmt: skip
"""Codes of CLDR that are no country today, or whose long names (Hong Kong SAR China) nobody writes."""

_OTHER_WORDS = {"ชาด", "มาลี", "ຊາດ", "ຝຣັ່ງ", "ມາລີ", "ການາ", "မာလီ", "สหประชาชาติ"}
"""Names that are everyday words (Lao for nation and for Westerner, Burmese for gardener, Thai girls)."""

_CONTEXT = 80  # characters beside a name in which cues are looked for


class As(StrEnum):
    """What a country is to the question."""

    JURISDICTION = "jurisdiction"
    DESTINATION = "destination"
    NATIONALITY = "nationality"
    MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Countries:
    """ISO 3166 alpha-2 codes ("EU" included), each in the order of the question."""

    jurisdictions: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    sending: bool = False  # recruitment for abroad: the law of home rules it too

    @property
    def named(self) -> set[str]:
        return {*self.jurisdictions, *self.destinations, *self.nationalities}

    def unheld(self, held: Collection[str], asked: Collection[str]) -> tuple[str, ...]:
        """The countries asked about when no law of any of them is held, else ().

        ``held``: countries with a law; ``asked``: the countries the search is limited to. Where
        someone goes is asked about only in a search without limits, and not where home's law on
        recruitment can answer.
        """
        home = {*self.nationalities, *asked} & set(held)
        if self.sending and (home or not self.jurisdictions):
            return ()
        about = self.jurisdictions or (() if asked else self.destinations)
        return () if set(about) & set(held) else about


@dataclass(frozen=True, slots=True)
class _Form:
    country: str
    adjective: bool
    capital: str | None  # the spelling it must have, for "US" and Vietnamese words of one syllable


def name_countries(text: str, language: str) -> Countries:
    """``language``: ISO 639-3 of the question; any other than the ten is read with English cues."""
    key, spelled = search_key(text), spelling_key(text)
    cues = _patterns(language if language in CUES else "eng")
    roles: dict[As, list[str]] = {role: [] for role in As}
    last: tuple[int, As] | None = None
    for start, end, form in _lexicon(language if language in CUES else "eng").find(key):
        if form.capital is not None and (len(spelled) != len(key) or spelled[start:end] != form.capital):
            continue
        role = _role(key, start, end, form, cues)
        between = key[last[0] : start] if last else ""
        if role is As.MENTION and last and cues["both"].fullmatch(between):
            role = last[1]
        roles[role].append(form.country)
        last = (end, role)
    found = {role: tuple(dict.fromkeys(codes)) for role, codes in roles.items()}
    sending = cues["sending"].search(key) is not None
    return Countries(found[As.JURISDICTION], found[As.DESTINATION], found[As.NATIONALITY], sending)


def english_name(country: str) -> str:
    """For people: ``JP`` -> Japan."""
    name = str(code_to_names(country).get("en", country))
    return re.sub(r" \(.*\)| SAR China", "", name)


@cache
def state_names() -> tuple[str, ...]:
    """Search keys of the eleven states' names and adjectives in the languages of Latin script, longest first."""
    names = {search_key(name) for one in LATIN for code, name, _ in _names(one) if code in COUNTRIES}
    return tuple(sorted(names, key=len, reverse=True))


def _role(key: str, start: int, end: int, form: _Form, cues: dict[str, re.Pattern[str]]) -> As:
    """The longest cue before the name decides, then the cue after it."""
    before, after = key[max(0, start - _CONTEXT) : start], key[end : end + _CONTEXT]
    reach = {name: len(found.group()) for name in _CUES if (found := cues[name].search(before))}
    follows = {name: len(found.group()) for name in _CUES if (found := cues[f"after_{name}"].match(after))}
    nearest = max(reach, key=lambda name: reach[name], default="")
    follower = max(follows, key=lambda name: follows[name], default="")
    if form.adjective:
        law = nearest == "law" or (follower == "law" and not after.startswith("'s"))
        return As.JURISDICTION if law else As.NATIONALITY
    if nearest in ("inside", "law"):
        return As.JURISDICTION
    if nearest in ("origin", "person") or follower in ("origin", "person"):
        return As.NATIONALITY
    if follower in ("inside", "law"):
        return As.JURISDICTION
    return As.DESTINATION if "toward" in (nearest, follower) else As.MENTION


_CUES = ("inside", "law", "origin", "person", "toward")


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    cues: Cues = CUES[language]
    start = r"(?<!\w)" if language in LATIN else ""
    state = rf"(?:(?:{cues.state})[\s-]*)*" if cues.state else ""
    patterns = {name: rf"{start}(?:{getattr(cues, name)})[\s-]*{state}$" for name in _CUES if getattr(cues, name)}
    patterns |= {f"after_{name}": rf"\s*(?:{pattern})" for name in _CUES if (pattern := getattr(cues, f"after_{name}"))}
    patterns |= {"sending": cues.sending, "both": rf"\s*(?:{cues.both})\s*{state}"}
    names = (*_CUES, *(f"after_{name}" for name in _CUES), "sending", "both")
    return {name: re.compile(spelling_key(patterns.get(name, "(?!)"))) for name in names}


@cache
def _lexicon(language: str) -> Lexicon[_Form]:
    """The language's own forms, before the English ones and the names in other Latin languages."""
    forms: dict[str, _Form] = {}
    script = script_of_language(language)
    others = [other for other in LATIN if other not in (language, "vie")] if script == "latin" else []
    for other in (language, "eng", *others):
        for country, name, adjective in _names(other):
            if other == language or (not adjective and (len(name) > 4 or other == "eng")) or script != "latin":
                strict = name.isupper() or (other == "vie" and " " not in name and "-" not in name and name != "Lào")
                written = search_key(name)
                for key in {written, written.replace("-", " ")}:
                    forms.setdefault(key, _Form(country, adjective, spelling_key(name) if strict else None))
    return Lexicon(forms)


@cache
def _names(language: str) -> tuple[tuple[str, str, bool], ...]:
    """(country, name, is an adjective), those of the table before those of CLDR."""
    names: list[tuple[str, str, bool]] = []
    rows = list(csv.DictReader(files("index").joinpath("countries.csv").read_text("utf-8").splitlines()))
    for row in rows:
        if row["language"] == language:
            names += [(row["country"], name, False) for name in row["names"].split(";") if name]
            adjectives = [name for name in row["adjectives"].split(";") if name]
            linked = [name + "ng" for name in adjectives if language == "fil" and name[-1] in "aeiou"]
            names += [(row["country"], name, True) for name in adjectives + linked]
    codes = [a + b for a in _LETTERS for b in _LETTERS if a + b not in _NO_COUNTRIES]
    for code in codes:
        for name in re.split(r"\s*[()]\s*", str(code_to_names(code).get(_CLDR[language], ""))):
            if name and name not in _OTHER_WORDS:
                names += [(code, name, False), (code, name.replace("&", "and"), False)]
    unspaced = [(code, name.replace(" ", ""), kind) for code, name, kind in names if name and not name.isascii()]
    return tuple(names + (unspaced if language not in LATIN else []))


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
