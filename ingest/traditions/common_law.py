"""Acts after the English model, in English and Malay: numbered sections under marginal headings.

Malaysia, Brunei, Singapore; Myanmar's laws in English have the same sections without headings.
"""

from ingest.traditions.base import HeadingAt, Label, Tradition, lines, words
from ingest.traditions.marks import LATIN, NUMBERS, ROMAN, Mark, Marks, parenthesised, starts

_NUMBER = r"(?P<label>(?P<n>\d{1,3})(?P<letter>[A-Z]{1,3}|[a-z]{1,3})?"
_RUN = r"(?:\s?[–—-]\s?(?P<to>\d{1,3})(?P<toletter>[A-Za-z]{1,2})?)?\.)"
_TEXT = r"(?=\s*(?:[—–(A-Z“‘\"\[]|[-]\s?\())"

_ORDINAL_EN = r"(?:FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH|SEVENTH|EIGHTH|NINTH|TENTH|ELEVENTH|TWELFTH)"
_ORDINAL_MS = r"(?:PERTAMA|KEDUA|KETIGA|KEEMPAT|KELIMA|KEENAM|KETUJUH|KELAPAN|KESEMBILAN|KESEPULUH)"
_SCHEDULE = rf"(?:THE\s+)?(?:{_ORDINAL_EN}\s+)?SCHEDULES?(?:\s+\d+|\s+[A-Z])?|JADUAL(?:\s+(?:{_ORDINAL_MS}|\d+))?"

_TERM = r"[“\"](?P<term>[^”\"\n]{1,120})[”\"]"
_DEFINES = (
    r"(?:,?\s+(?:or|and|atau|dan)\s+[“\"][^”\"\n]{1,80}[”\"])*.{0,120}?"
    r"\s(?:means?|includes?|has the|have the|in relation|, in|ertinya|bererti|bermaksud|ialah|termasuklah|mempunyai)\b"
)
_REFERENCE = words(
    r"(?:\b(?:sub-?sections?|sections?|(?:sub-?)?paragraphs?|regulations?|rules?|items?|under|in|of|and|or|to|by|with|the"
    r"|(?:sub)?seksyen|(?:sub)?perenggan|peraturan|dan|atau|dalam|bawah)(?:\s+\d+[A-Z]*)?|,|\))\s*\Z"
)
_PARAGRAPHS = (
    Mark(
        parenthesised(r"\d{1,2}[A-Z]{0,2}|\d{1,2}[a-z]{1,2}"), NUMBERS,
        {"eng": "subsection ({n})", "msa": "subseksyen ({n})"}, "para", "({n})", top=True,
    ),
    Mark(
        parenthesised("[a-z]{1,2}"), LATIN,
        {"eng": "paragraph ({n})", "msa": "perenggan ({n})"}, "point", "({n})",
    ),
    Mark(
        parenthesised("[ivxl]{1,6}"), ROMAN,
        {"eng": "subparagraph ({n})", "msa": "subperenggan ({n})"}, "point", "({n})",
    ),
    Mark(
        parenthesised("[A-Z]{1,2}"), LATIN.upper(),
        {"eng": "sub-subparagraph ({n})", "msa": "sub-subperenggan ({n})"}, "point", "({n})",
    ),
)  # fmt: skip
_UNITS = Marks(
    marks=_PARAGRAPHS,
    article={"eng": "section {number}", "msa": "seksyen {number}"},
    reference=_REFERENCE,
    stop=words(r"illustrations?\b|explanation\b|misalan\b"),
    definition=words(_TERM + _DEFINES),
    definition_name={"eng": "definition of “{n}”", "msa": "takrif “{n}”"},
)

COMMON_LAW = Tradition(
    name="common law",
    countries=("MY", "BN", "SG"),
    languages=("eng", "msa"),
    labels=(
        Label("sec", lines(rf"^(?P<quote>[“‘\"])?{_NUMBER}{_RUN}{_TEXT}")),
    ),
    divisions=(
        words(r"^(?:PART|BAHAGIAN)\s+(?:[IVXLC]+|\d+)\s?[A-Z]{0,2}(?:\s*[—–-]\s*\S.*)?$"),
        words(r"^(?:DIVISION|CHAPTER|BAB|PENGGAL|PECAHAN)\s+(?:[IVXLC]+|\d+)\s?[A-Z]?(?:\s*[—–-]\s*\S.*)?$"),
        words(r"^(?:SUBDIVISION|SUBPECAHAN)\s+(?:\d+|\([a-z]\))(?:\s*[—–-]\s*\S.*)?$"),
    ),
    heading=HeadingAt.BEFORE,
    schedule=words(
        rf"^\[?(?:{_SCHEDULE})\]?(?:\s*[\[(].{{0,60}}[\])])?$(?=\n\s*[\[(“A-Z])"
        r"|^(?:LIST OF (?:SECTIONS AMENDED|AMENDMENTS)|SENARAI (?:SEKSYEN YANG DIPINDA|PINDAAN)|LEGISLATIVE HISTORY)$"
    ),
    closing=words(
        r"^(?-i:(?:Act|Akta)\s+A?\d+$(?=\n[A-Z][A-Z ,()/\d-]+$))"
        r"|^(?:APPENDIX|LAMPIRAN|HURAIAN|EXPLANATORY STATEMENT|OBJECTS AND REASONS)$"
        r"|^(?:Made|Dated|Dibuat|Bertarikh|Diperbuat) this \w+|^(?:Made|Dated) (?:on )?\d{1,2}"
        r"|^(?:Diperbuat|Dibuat) (?:pada )?\d{1,2}(?:hb|haribulan)?\b"
    ),
    contents=words(
        r"^(?:ARRANGEMENT OF (?:SECTIONS|CLAUSES|REGULATIONS|PARAGRAPHS)|SUSUNAN (?:SEKSYEN|FASAL|PERATURAN|BAB))$"
    ),
    quotes=words(
        r"(?:the following (?:new )?(?:sections?|parts?|paragraphs?|regulations?)|seksyen(?:-seksyen)? yang berikut"
        r"|(?:sections?|seksyen) (?:yang )?berikut)\s*[:—–-]*\s*\Z"
    ),
    reference=words(r"^\s*(?:of (?:this|the)|and|or|to)\b"),
    leads=words(
        r"(?:\b(?:sections?|subsections?|paragraphs?|under|in|of|and|or|to|by|seksyen|subseksyen|perenggan|dan|atau"
        r"|dalam|bawah|No|the|regulations?|peraturan)|,)\Z"
    ),
    transitional=words(r"\b(?:transitional|savings? and transitional|peralihan|kecualian dan peralihan)\b"),
    furniture=(
        words(r"^\S+\s+Act \w+\.indd\s+\d+"),
        words(r"^(?:\d+\s+)?(?:laws of (?:malaysia|brunei)|undang-undang malaysia)\b.{0,40}$"),
        words(r"^(?:informal consolidation|authoris?ed version|revised edition)\b.{0,60}$"),
    ),
    footnote=lines(r"^\*+\s?(?P<note>NOTES?|NOTA|CATATAN)\b"),
    units=_UNITS,
)  # fmt: skip

_MYANMAR_UNITS = Marks(
    marks=(
        Mark(parenthesised("[a-z]{1,2}"), LATIN, "sub-section ({n})", cited="({n})"),
        Mark(parenthesised("[ivxl]{1,6}"), ROMAN, "clause ({n})", "point", "({n})"),
        Mark(parenthesised(r"\d{1,2}"), NUMBERS, "clause ({n})", cited="({n})"),
        Mark(starts(r"(?P<n>[a-z])\."), LATIN, "sub-section {n}", cited="({n})"),
        Mark(starts(r"(?P<n>[ivx]{1,5})\."), ROMAN, "clause {n}", "point", "({n})"),
        Mark(starts(r"(?P<n>\d{1,2})\."), NUMBERS, "clause {n}", "point", "({n})"),
    ),
    article="section {number}",
    reference=_REFERENCE,
    definition=words(_TERM + _DEFINES),
)

MYANMAR_ENGLISH = Tradition(
    name="Myanmar law in English",
    countries=("MM",),
    languages=("eng",),
    labels=(Label("sec", lines(rf"^(?P<quote>[“\"])?{_NUMBER}{_RUN}(?=\s*[—–(A-Za-z“\"\[])")),),
    divisions=(words(r"^chapter[\s-]+(?:[IVXLC]+|\d+)$"),),
    schedule=words(r"^(?:schedule|annex|appendix|table)(?:\s*\(?\w{1,4}\)?)?$"),
    closing=words(r"^(?:I hereby sign\b|\(?Sd\.?\)?\s)"),
    quotes=words(r"(?:the following (?:new )?sections?)\s*[:;—–-]*\s*\Z"),
    reference=words(r"^\s*(?:of (?:this|the)|and|or|to)\b"),
    leads=words(r"(?:\b(?:sections?|sub-sections?|under|in|of|and|or|to|the|No)|,)\Z"),
    transitional=words(r"\btransitional\b"),
    furniture=(words(r"^(?:\d+\s+)?(?:official translation|unofficial translation)$"),),
    units=_MYANMAR_UNITS,
)
