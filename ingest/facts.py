"""What a law says of itself before its first article, for files that come without a catalogue row.

Each fact comes with how sure it is, by the form in which it is printed; a fact that is not printed in a
known form stays None.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from ingest.dates import date_in
from ingest.issuers import gazette_of, issuer_of
from ingest.titleforms import SHORT_TITLE, SHORT_TITLES, TITLE_FORMS
from ingest.titles import Found
from kb.language import identify
from kb.text import nfc
from kb.types import UNKNOWN_LANGUAGE, Facts, Page, ReadBy, Status, TextState, Verdict

FIRST_PAGES = 3  # on which a country is named
LONGEST_TITLE = 400  # characters
FIRST_ARTICLES = 3000  # characters behind the front matter in which a law says how it is cited
GIVEN = 1.0  # confidence of a fact of the catalogue
NAMED = 0.9  # of a country that is named on its first pages
SPOKEN = 0.7  # of one that only the language tells
FROM_TITLE = 0.9  # of a year as a date; less than of the day printed with a signature
DATED = 0.95
WORTH_TELLING = 0.35  # a fact less sure stays unknown
LEAST_SURE = 0.6  # a year that is less sure is not taken for the date

_COUNTRY_WORDS = {
    "ID": r"REPUBLIK INDONESIA|Republik Indonesia",
    "MY": r"(?i:laws of malaysia|undang-undang malaysia|parlimen malaysia|rang undang-undang|law revision, malaysia)",
    "SG": r"(?i:republic of singapore|singapore statutes|parliament of singapore)",
    "BN": r"(?i:laws of brunei|negara brunei darussalam|sultan and yang di-pertuan)",
    "PH": r"(?i:republic of the philippines|republika ng pilipinas|congress of the philippines|\brepublic act no\."
    r"|\bpresidential decree no\.)",
    "KH": r"(?i:kingdom of cambodia)|ព្រះរាជាណាចក្រកម្ពុជា",
    "MM": r"(?i:pyidaungsu hluttaw|union of myanmar|state law and order restoration council)|လွှတ်တော်|မြန်မာ",
    "TL": r"(?i:jornal da república|democrática de timor-leste|timor-leste)",
    "VN": r"(?i:cộng h[òo][aà] xã hội chủ nghĩa việt nam)",
    "TH": r"พระราชบัญญัติ|กฎกระทรวง|พระราชกำหนด|ราชกิจจานุเบกษา|ประกาศกระทรวง|ประมวลกฎหมาย",
    "LA": r"ສາທາລະນະລັດ\s*ປະຊາທິປະໄຕ\s*ປະຊາຊົນລາວ",
}


_LANGUAGES = {
    "fil": "PH", "ind": "ID", "khm": "KH", "lao": "LA", "mya": "MM", "por": "TL", "tet": "TL", "tha": "TH", "vie": "VN",
}  # fmt: skip
"""Languages in which only one of the countries prints its laws."""


def country_of(pages: Sequence[Page]) -> str | None:
    """The country (ISO 3166 alpha-2) whose words stand first on the first pages, or whose language they are
    in; None where neither tells."""
    usable = [page.text for page in pages if page.verdict is not Verdict.REJECTED]
    head = nfc("\n".join(usable[:FIRST_PAGES]))
    places = {country: re.search(words, head) for country, words in _COUNTRY_WORDS.items()}
    found = {country: match.start() for country, match in places.items() if match}
    return min(found, key=lambda country: found[country], default=None) or _LANGUAGES.get(identify(head)[0])


@dataclass(frozen=True, slots=True)
class _Title:
    """A title, what it says, and how sure its form is."""

    text: str | None
    found: Found
    confidence: float


def completed(
    given: Facts, country: str | None, language: str, front: str, text: str, pages: Sequence[Page] = ()
) -> Facts:
    """The facts given and, where they are silent, what is printed, each with its confidence.

    ``country`` and ``language`` (ISO codes) as seen in the text; ``front``: the lines before the first
    article; ``text``: all lines, since some countries date a law at its end; ``pages``: as read.
    """
    title = _titled(country, front)
    found = title.found
    sure: dict[str, float] = {}
    told: dict[str, str | None] = {}

    def tell(name: str, value: str | None, confidence: float) -> None:
        if value is not None:
            told[name], sure[name] = value, confidence

    named = country is not None and re.search(_COUNTRY_WORDS[country], front)
    tell("country", country, NAMED if named else SPOKEN)
    tell("language", language if language != UNKNOWN_LANGUAGE else None, DATED)
    cited = country in ("BN", "MM", "MY", "PH", "SG") and found.kind != "Rang Undang-Undang"
    short = _short_title(front, text) if cited else None
    tell("title", short or title.text, SHORT_TITLE if short else title.confidence)
    tell("number", found.number, title.confidence)
    tell("kind", found.kind, title.confidence)
    date = date_in(front, text, country)
    year = found.year or _year_of(short) or (date or "")[:4] or None
    date_sure = DATED if len(date or "") > 4 else LEAST_SURE
    year_sure = title.confidence * found.sure if found.year else FROM_TITLE if _year_of(short) else date_sure
    if year and date and not date.startswith(year):
        date = None  # the date is that of another law
    if year_sure >= LEAST_SURE or date:
        tell("year", year, max(year_sure, date_sure if date else 0))
    tell("year_printed", found.year_printed, title.confidence)
    if date:
        tell("date", date, date_sure)
    elif year_sure >= LEAST_SURE:
        tell("date", year, min(year_sure, FROM_TITLE))
    work = found.work if found.work is None or told.get("year") else None if "{year}" in found.work else found.work
    tell("work", work and work.replace("{year}", str(told.get("year"))), min(title.confidence, sure.get("year", 1)))
    issuer = issuer_of(country, found.kind, found.number, front + text[len(front) : len(front) + FIRST_ARTICLES])
    tell("issuer", *issuer) if issuer else None
    tell("gazette", gazette_of(country, "\n".join(page.text for page in pages[:FIRST_PAGES])), DATED)
    blur = _blur(pages)
    sure = {name: round(one if name in ("country", "language") else one * blur, 2) for name, one in sure.items()}
    known: dict[str, Any] = {
        name: value for name, value in told.items() if getattr(given, name) is None and sure[name] >= WORTH_TELLING
    }
    return replace(given, **known, confidence={name: sure[name] for name in known} | _given(given))


def known_facts(facts: Facts) -> dict[str, str]:
    """Name -> value of each fact that has a confidence, for reports."""
    return {name: str(getattr(facts, name)) for name in sorted(facts.confidence)}


def _given(given: Facts) -> dict[str, float]:
    """Full confidence for each fact of the catalogue."""
    unknown = (None, Status.UNKNOWN, TextState.UNKNOWN)
    names = [one.name for one in fields(Facts) if one.name != "confidence"]
    return {name: GIVEN for name in names if getattr(given, name) not in unknown}


def _blur(pages: Sequence[Page]) -> float:
    """What machine reading leaves of a confidence: that of the worst of the first pages."""
    read = [page.confidence for page in pages[:FIRST_PAGES] if page.read_by is ReadBy.OCR and page.confidence]
    return min(read, default=1.0)


def _titled(country: str | None, front: str) -> _Title:
    for form in TITLE_FORMS:
        match = form.pattern.search(front) if form.country == country else None
        if match:
            title = " ".join(match.group("title").split()).strip(" ,.;:]")
            short = title if len(title) <= LONGEST_TITLE else None
            return _Title(short, form.read(match.groupdict()), form.confidence)
    return _Title(None, Found(), 0.0)


def _short_title(front: str, text: str) -> str | None:
    """The title by which the law says it may be cited."""
    first = text[len(front) : len(front) + FIRST_ARTICLES]
    matches = [match for match in (form.search(first) for form in SHORT_TITLES) if match]
    match = min(matches, key=lambda one: one.start(), default=None)
    return " ".join(match.group("title").split()).strip(" ,.;:") if match else None


def _year_of(title: str | None) -> str | None:
    match = re.search(r"\b(?:of\s+)?((?:1[89]|20)\d\d)\b(?!.*\d{4})", title or "")
    return match.group(1) if match else None
