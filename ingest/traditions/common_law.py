"""Acts after the English model, in English and Malay: numbered sections under marginal headings.

Malaysia, Brunei, Singapore; Myanmar's laws in English have the same sections without headings.
"""

from ingest.traditions.base import HeadingAt, Label, Tradition, lines, words
from ingest.traditions.changes import Changes, Clause
from ingest.traditions.marks import LATIN, NUMBERS, ROMAN, Mark, Marks, parenthesised, starts
from kb.types import RelationKind

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

_LAW = (
    r"(?P<name>(?:Akta|Enakmen|Ordinan)(?-i:\s+[A-Z(][\w()/’'-]*|\s+dan|\s+dengan){1,10}?\s+(?P<year>\d{4})(?:/\d\d)?"
    r"(?:\s*\[(?:Akta|Act)\s+(?P<number>\d+)\])?"
    r"|(?-i:[A-Z][\w’'()-]*)(?-i:\s+[A-Z(][\w’'()-]*|\s+of|\s+and|\s+the|\s+for|\s+in|,)*?\s+(?:Act|Ordinance|Enactment)"
    r"(?:,?\s+(?P<year_en>\d{4})(?:/\d\d)?)?(?:\s*\[(?P<ref>[^\]\n]{3,30})\])?)"
)
_CHANGES = Changes(
    law=words(_LAW),
    article=words(r"(?:sections?|seksyen)\s+(?P<n>\d{1,3})(?P<letter>[A-Z]{1,2})?(?!\w)"),
    kind="sec",
    clauses=(
        Clause(
            RelationKind.INSERTS,
            words(
                r"(?:memasukkan|inserting)\s*,?\s*(?:(?:immediately\s+)?(?:selepas|after)\s+(?:sections?|seksyen)\s+\w+\s*,?\s*)"
                r"(?:seksyen(?:-seksyen)?\s+yang\s+berikut|the\s+following\s+(?:new\s+)?sections?)\s*[:—–-]*\s*(?P<refs>)"
            ),
        ),
        Clause(
            RelationKind.AMENDS,
            words(
                r"(?:(?:menggantikan\s+|substituting\s+for\s+)(?P<refs>(?:sections?|seksyen)\s+\d+[A-Z]*)\s*(?:,\s*)?"
                r"(?:dengan\s+seksyen|the\s+following\s+section))"
            ),
        ),
        Clause(
            RelationKind.AMENDS,
            words(
                r"(?P<refs>\b(?:sections?|seksyen)\s+\d+[A-Z]*)\s+(?:Akta\s+ibu|of\s+the\s+(?:principal|parent)\s+Act|of\s+the\s+"
                r"[A-Z][^.;:\n]{3,80}?\sAct(?:\s+\d{4})?)\s+(?:(?:is|are)\s+amended|dipinda)"
            ),
        ),
        Clause(
            RelationKind.REPEALS,
            words(
                r"(?:(?P<refs>\b(?:sections?|seksyen)\s+\d+[A-Z]*)\s+(?:of\s+the\s+(?:principal|parent)\s+Act\s+)?(?:is|are)\s+"
                r"(?:repealed|deleted)|(?:memotong|deleting)\s+(?P<refs2>(?:sections?|seksyen)\s+\d+[A-Z]*)\b)"
            ),
        ),
    ),
    principal=words(
        r",?\s*yang\s+disebut\s+[“\"]Akta\s+ibu|,?\s*(?:which\s+is\s+|in\s+this\s+Act\s+)?referred\s+to\s+as\s+the\s+[“\"](?:principal|parent)"
    ),
    repealed=words(r"(?:\b(?:is|are)\s+(?:hereby\s+)?repealed\b|\b(?:adalah\s+)?dimansuhkan\b)"),
    aside=words(r"(?:\bunder|\bby|\bof|\bof the|\bbawah|\boleh|\bmeaning of the|\bin the)\s+(?:the\s+)?\Z"),
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
    changes=_CHANGES,
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

_MYANMAR_CHANGES = Changes(
    law=lines(
        r"(?P<name>(?:The\s+|the\s+)?[A-Z][\w’'-]+(?:\s+(?:[A-Z][\w’'-]*|of|and|on|for))*\s+(?:Act|Law|Regulation|Ordinance)\b"
        r"(?:,?\s*(?P<year>\d{4}))?(?:\s*\([^)\n]{5,60}No\.?\s*[\d/]+\))?)"
    ),
    repeal=lines(r"[Tt]he\s+following\s+[Ll]aws?\s+(?:is|are)\s+(?:hereby\s+)?repealed[^\n]*"),
    repealed=lines(r"\b(?:is|are)\s+hereby\s+repealed\s+by\s+this"),
    aside=lines(r"(?:\bunder|\bby|\bin)\s+(?:the\s+)?\Z"),
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
    changes=_MYANMAR_CHANGES,
    units=_MYANMAR_UNITS,
)
