"""Cambodian: មាត្រា in laws, ប្រការ in prakas, and their English translations."""

from ingest.traditions.base import HeadingAt, Label, Tradition, lines, words
from ingest.traditions.marks import LATIN, NUMBERS, ROMAN, Mark, Marks, parenthesised, starts

_SPECKS = r"[^\w\n“\"«]{0,4}"  # what machine reading makes of dirt before a label
_ARTICLE = r"(?:មា[តគ]្រា|[^\s\d]{0,3}[តគព]្រ[ាះ](?=\s*\d{1,4}(?:_|[^\w\n])*$))"
"""The second spelling is a frequent slip of machine reading; a line that holds nothing but a word with
this ending and a number is a label whose first letters were misread."""
_NEW = r"(?:[\s._]*ថ[្ម៊ិី]{1,3}\s?(?:\([^)\n]{1,40}\))?)?"  # "new", and when

_LETTERS = "កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអ"
_UNITS = Marks(
    marks=(
        Mark(starts(r"(?P<n>\d{1,3})\s?(?:[.)៖-]|[–—])(?!\d)"), NUMBERS, "ចំណុច {n}", "point"),
        Mark(starts(r"(?P<n>[ក-អ])\s?(?:[.)៖-]|[–—])"), _LETTERS, "ចំណុច {n}", "point"),
        Mark(parenthesised(r"\d{1,2}"), NUMBERS, "ចំណុច ({n})", "point"),
        Mark(parenthesised("[ក-អ]"), _LETTERS, "ចំណុច ({n})", "point"),
    ),
    reference=lines(r"(?:មាត្រា|ប្រការ|ចំណុច|កថាខណ្ឌ(?:ទី)?|និង|ឬ|លេខ|ក្នុង|នៃ|,)\s*\Z"),
    unmarked="កថាខណ្ឌទី {ordinal}",
    ordinals=tuple("១២៣៤៥៦៧៨៩") + tuple("១" + digit for digit in "០១២៣៤៥៦៧៨៩"),
    unmarked_after=lines(r"[។៕]\s*\Z"),
)

KHMER = Tradition(
    name="Khmer",
    countries=("KH",),
    languages=("khm",),
    labels=(
        Label("art", lines(
            rf"^{_SPECKS}(?P<quote>[“\"«])?(?P<label>{_ARTICLE}\s*(?P<n>\d{{1,4}})(?:\s?(?P<ordinal>ស្ទួន))?{_NEW})(?!\d)\s*[.៖:។-]*"
        )),
        Label("art", lines(
            rf"^(?P<quote>[“\"«])?(?P<label>ប្រការ\s*(?:ទី\s*)?(?P<n>\d{{1,3}}){_NEW})(?!\d)\s*[.៖:។-]*"
        )),
    ),
    divisions=(
        lines(r"^(?:គន្ថី|គម្ពីរ)\s*(?:ទី)?\s*(?:\d+|[IVX]+)\b.{0,80}$"),
        lines(r"^(?:មាតិកា)\s*(?:ទី)?\s*(?:\d+|[IVX]+).{0,80}$"),
        lines(r"^ជំពូក\s*(?:ទី)?\s*(?:\d+|[IVX]+).{0,80}$"),
        lines(r"^(?:ផ្នែក|កថាភាគ)\s*(?:ទី)?\s*(?:\d+|[IVX]+).{0,80}$"),
    ),
    schedule=lines(r"^(?:ឧបសម្ព័ន្ធ)\s*(?:ទី)?\s*\d*\s*.{0,40}$"),
    closing=lines(r"^(?:ធ្វើនៅ|រាជធានីភ្នំពេញ|រាជធានី\s*ភ្នំពេញ)"),
    reference=lines(r"^\s*(?:នៃ|និង|ឬ|កថាខណ្ឌ|ខាងលើ|ដល់|នេះ)"),
    leads=lines(r"(?:នៃ|និង|ឬ|ក្នុង|តាម|ដល់|,)\Z"),
    transitional=lines(r"អន្តរប្បញ្ញត្តិ|អន្តរកាល"),
    units=_UNITS,
)  # fmt: skip

_ENGLISH_UNITS = Marks(
    marks=(
        Mark(starts(r"(?P<n>\d{1,2})\s?[.)](?!\d)"), NUMBERS, "point {n}", cited=", point {n}"),
        Mark(starts(r"(?P<n>[a-z])\s?[.)]"), LATIN, "point {n}", cited=", point {n}"),
        Mark(parenthesised(r"\d{1,2}"), NUMBERS, "point ({n})", cited="({n})"),
        Mark(parenthesised("[a-z]"), LATIN, "point ({n})", cited="({n})"),
        Mark(parenthesised("[ivx]{1,5}"), ROMAN, "point ({n})", cited="({n})"),
    ),
    unmarked="paragraph {n}",
    unmarked_after=words(r"[.;:]\s*\Z"),
    reference=words(r"(?:\b(?:articles?|paragraphs?|points?|in|of|and|or|to|by|no)|,)\s*\Z"),
)

CAMBODIAN_ENGLISH = Tradition(
    name="Cambodian law in English",
    countries=("KH",),
    languages=("eng",),
    labels=(
        Label("art", words(
            r"^(?P<quote>[“\"])?(?P<label>(?:Article|Prakas|Art\.)\s*(?P<n>\d{1,4})(?:\s*\(?(?P<ordinal>bis|ter|quater)\)?)?"
            r"(?:\s+\(?new(?:\s\w{1,6})?\)?)?)\s*(?:[:.—–-]+|$)"
        )),
    ),
    divisions=(
        words(r"^(?:BOOK|TITLE)\s+(?:[IVXLC]+|\d+|ONE|TWO|THREE|FOUR|FIVE|SIX)\b.{0,80}$"),
        words(r"^(?:NEW )?CHAPTER\s+(?:[IVXLC]+|\d+)\b.{0,80}$"),
        words(r"^(?:SECTION|PART)\s+(?:[IVXLC]+|\d+)\b.{0,80}$"),
        lines(r"^[A-Z]\.\s?[A-Z][\w’'-]*(?:[ ,–—-]+(?:[A-Z][\w’'-]*|of|and|or|the|an?|in|for|to|on|with|by))*$"),
        words(r"^(?:SUB-?SECTION|PARAGRAPH)\s+(?:[IVXLC]+|\d+)\b.{0,80}$"),
    ),
    heading=HeadingAt.SAME_LINE,
    schedule=words(r"^(?:ANNEX|APPENDIX|SCHEDULE)(?:\s+[A-Z0-9]{1,4})?$"),
    closing=words(r"^(?:Done (?:in|at)\b|Phnom Penh,|Made in (?:the )?Phnom Penh)"),
    contents=words(r"^(?:table of )?contents$"),
    quotes=words(r"(?:amended as follows|read as follows)\s*[:;—–-]*\s*\Z"),
    leads=words(r"(?:\b(?:in|of|and|or|to|under|by|with|the|per)|,)\Z"),
    transitional=words(r"\btransitional\b|\btransitory\b"),
    units=_ENGLISH_UNITS,
)  # fmt: skip
