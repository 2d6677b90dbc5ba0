"""What a question says besides its words: its language, the articles and laws it cites."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.countries import Countries, name_countries
from index.glossary import Found, find_terms
from index.law_names import Law
from index.named_laws import NamedLaw, named_laws
from kb.language import identify
from kb.text import search_key

_NUMBER = r"(\d+(?:/\d+)?(?:[-\s]?(?:[a-z]{1,2}|bis|ter|quater))?)"
_ARTICLE = re.compile(
    r"(?:\b(?:pasal|articles?|artikulo|art\.?|sections?|sec\.|s\.|seksyen|seksyon|fasal|perkara|artigo|artigu|điều)"
    r"|มาตรา|ข้อ|ມາດຕາ|មាត្រា|ប្រការ|ပုဒ်မ)\s*" + _NUMBER + r"(?![\w/])"
)
"""Article words of the drafting traditions, on text whose digits are ASCII."""

_UNIT = re.compile(
    r"(?:\b(?:ayat|huruf|angka|khoản|điểm|sub-?sections?|(?:sub-?)?paragraphs?|points?|clauses?|(?:sub)?seksyen"
    r"|(?:sub)?perenggan|n\.?\s?[ºo]|alínea)\s*\(?\w{1,4}\)?|วรรค\w+|ວັກ\s*\w+|ຂໍ້\s*\w+|កថាខណ្ឌ\S*(?:\s*\d+)?|ចំណុច\s*\w+"
    r"|(?:ပုဒ်မခွဲ|အပိုဒ်)\s*|\(\w{1,4}\))"
)
"""What names a paragraph or point beside an article."""

_LAW_NUMBER = re.compile(
    r"\b(?:(?:uu|pp|perpres|permenaker|permenkumham|perppu|kepmenaker|nomor|act|akta|order|cap\.?|chapter|r\.?a\.?"
    r"|republic act|batas (?:republika|pambansa)|p\.?d\.?|d\.?o\.?|department order|eo|nghị định|thông tư|luật|law"
    r"|lei|decreto-lei|decree)\s*"
    r"(?:no\.?|nomor|blg\.?|số|n\.?º)?\s*)(\d{1,4}(?:[/-]\d{2,4})?(?:[/-][a-zđ]{2,}(?:-[a-zđ]+)*)?)(?:\s+(?:tahun|of|năm)\s+(\d{4}))?"
)


@dataclass(frozen=True, slots=True)
class Question:
    text: str
    language: str  # ISO 639-3 or "und"
    articles: tuple[str, ...]  # numbers in ASCII, as provisions carry them: "59", "12A", "54/10"
    works: tuple[str, ...]  # held works that the question names
    absent: str | None  # a law named by number that is not held
    countries: Countries = Countries()
    words: int = 0  # of the question, apart from those that name a paragraph of the article
    unit: bool = False  # whether it names a paragraph or point beside an article
    terms: tuple[Found, ...] = ()  # concepts of the glossary
    titles: tuple[NamedLaw, ...] = ()  # laws that it names by a title, held or not

    @property
    def laws(self) -> tuple[str, ...]:
        """Held works that it asks about: by number or whole title, else those that a title in it is the title of."""
        told = (work for one in self.titles if not one.general for work, _ in one.same)
        return self.works or tuple(dict.fromkeys(told))


def analyse_question(text: str, laws: Sequence[Law]) -> Question:
    language, _ = identify(text)
    key = search_key(text)
    articles = tuple(dict.fromkeys(_tidy(found) for found in _ARTICLE.findall(key)))
    works = _named_works(key, laws)
    countries = name_countries(text, language)
    rest = _UNIT.sub(" ", key) if articles else key
    words = len(re.findall(r"\w+", rest))
    absent = None if works else _absent(key)
    terms = find_terms(text, language)
    titles = named_laws(text, language, laws)
    return Question(text, language, articles, works, absent, countries, words, rest != key, terms, titles)


def _tidy(number: str) -> str:
    """``12 a`` -> ``12A``, ``7bis`` -> ``7 bis``, as provisions are numbered."""
    found = re.fullmatch(r"([\d/]+)[-\s]?(bis|ter|quater|[a-z]{0,2})", number)
    if found is None:
        return number
    figures, suffix = found.groups()
    return f"{figures} {suffix}" if len(suffix) > 2 else figures + suffix.upper()


def _named_works(key: str, laws: Sequence[Law]) -> tuple[str, ...]:
    """Works whose name stands in the question; a name inside a longer name is not meant by itself."""
    places = [(at, at + len(name), law.work) for law in laws for name in law.names for at in _mentions(key, name)]

    def inside_a_longer_one(start: int, end: int) -> bool:
        return any(s <= start and end <= e and e - s > end - start for s, e, _ in places)

    return tuple(dict.fromkeys(work for start, end, work in places if not inside_a_longer_one(start, end)))


def _mentions(key: str, name: str) -> list[int]:
    """Where the name stands as a whole: not inside a word or a longer number."""
    found: list[int] = []
    at = key.find(name)
    while at >= 0:
        around = key[max(0, at - 1) : at] + key[at + len(name) : at + len(name) + 1]
        if not any(one.isalnum() or one == "/" for one in around):
            found.append(at)
        at = key.find(name, at + 1)
    return found


def _absent(key: str) -> str | None:
    found = _LAW_NUMBER.search(key)
    if found is None or (found.group(2) is None and "/" not in found.group(1) and len(found.group(1)) < 3):
        return None
    return found.group(0).strip()
