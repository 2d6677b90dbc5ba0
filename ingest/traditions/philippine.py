"""Philippine statutes, codes and department orders, in English and Filipino."""

from ingest.traditions.base import HeadingAt, Label, Tradition, lines, words
from ingest.traditions.changes import Changes, Clause
from ingest.traditions.marks import LATIN, NUMBERS, ROMAN, Mark, Marks, parenthesised, starts
from kb.types import RelationKind

_SECTION = r"(?:SECTION|SEC\.?|Section|Sec\.|SEKSYON|SEK\.|Seksyon|Sek\.)"
_ARTICLE = r"(?:ARTICLE|ART\.|Article|Art\.|ARTIKULO|Artikulo)"
_RULE = r"(?:RULE|TUNTUNIN)"
_NUMBER = r"(?P<n>\d{1,4})(?:\s?-\s?(?P<hyphened>[A-Z])|(?P<letter>[A-Z]))?"
_OLD = r"(?:\s*\[\s?\d+(?:-[A-Z])?\s?\])?"
_MIDDLE = r"(?<=[.:;”\"]\s)"

_UNITS = Marks(
    marks=(
        Mark(parenthesised("[a-z]{1,2}"), LATIN, "paragraph ({n})", cited="({n})"),
        Mark(parenthesised(r"\d{1,2}"), NUMBERS, "paragraph ({n})", cited="({n})"),
        Mark(parenthesised("[ivxl]{1,6}"), ROMAN, "paragraph ({n})", cited="({n})"),
        Mark(parenthesised("[A-Z]"), LATIN.upper(), "paragraph ({n})", cited="({n})"),
        Mark(starts(r"(?P<n>[a-z])\."), LATIN, "paragraph {n}", cited=", paragraph {n}", below=".{n}"),
        Mark(starts(r"(?P<n>\d{1,2})\.(?!\d)"), NUMBERS, "paragraph {n}", cited=", paragraph {n}", below=".{n}"),
        Mark(starts(r"(?P<n>[a-z])\)"), LATIN, "paragraph {n}", cited=", paragraph {n}", below=".{n}"),
        Mark(starts(r"(?P<n>\d{1,2})\)"), NUMBERS, "paragraph {n}", cited=", paragraph {n}", below=".{n}"),
    ),
    reference=words(
        r"(?:\b(?:sections?|sec\.|articles?|art\.|(?:sub-?)?paragraphs?|items?|under|in|of|and|or|to|by|ng|sa|at|o|talata)"
        r"(?:\s+\d+)?|,|\)|[a-z]{3,})\s*\Z"
    ),
)

_CHANGES = Changes(
    law=words(
        r"(?P<name>(?P<kind>Republic\s+Act|Presidential\s+Decree|Executive\s+Order|Batas\s+Pambansa|Commonwealth\s+Act"
        r"|Department\s+Order)\s+(?:No\.|Blg\.|Bilang)\s*(?P<number>[\w-]+)(?:,?\s+series\s+of\s+(?P<year>\d{4}))?)"
    ),
    article=words(r"(?:sections?|sec\.|articles?|art\.)\s+(?P<n>\d{1,4})(?:-(?P<hyphened>[A-Z]))?(?!\w)"),
    kind="sec",
    clauses=(
        Clause(
            RelationKind.AMENDS,
            words(
                r"(?P<refs>(?:sections?|sec\.|articles?|art\.)\s+\d+(?:-[A-Z])?[^.;:\n]{0,60}?)\s+of\s+(?:Republic\s+Act|Presidential\s+Decree"
                r"|Batas\s+Pambansa|Commonwealth\s+Act|Executive\s+Order)[^;:\n]{1,160}?\s(?:is|are)\s+(?:hereby\s+)?(?:further\s+)?amended"
            ),
        ),
        Clause(
            RelationKind.INSERTS,
            words(
                r"new\s+(?:sections?|articles?)[^;:\n]{0,40}?(?P<refs>(?:sections?|articles?)\s+\d+-[A-Z])[^;:\n]{0,60}?inserted"
            ),
        ),
        Clause(
            RelationKind.REPEALS,
            words(
                r"(?P<refs>(?:sections?|sec\.|articles?|art\.)\s+\d+(?:-[A-Z])?[^.;:\n]{0,60}?)\s+of\s+(?:Republic\s+Act|Presidential\s+Decree"
                r"|Batas\s+Pambansa|Commonwealth\s+Act|Executive\s+Order)[^;:\n]{1,120}?\s(?:is|are)\s+(?:hereby\s+)?repealed"
            ),
        ),
    ),
    whole=words(r"paragraph|sub-?section"),
    repealed=words(
        r"\b(?:is|are)\s+hereby\s+(?:expressly\s+)?repealed(?!\s*(?:,\s*amended)?\s*or\s+(?:modified|amended))"
    ),
    aside=words(r"(?:\bamended\s+by|\bof|\bunder|\bto|\bwith|\bby|\bin)\s*\Z"),
)

PHILIPPINE = Tradition(
    name="Philippine",
    countries=("PH",),
    languages=("eng", "fil"),
    labels=(
        Label("art", lines(
            rf"(?:^(?P<quote>[“\"])?|{_MIDDLE}(?=ART))(?P<label>{_ARTICLE}\s+{_NUMBER}[.:—–]?{_OLD}\.?)(?=\s|[-—–]|$)"
        )),
        Label("sec", lines(
            rf"(?:^(?P<quote>[“\"])?|{_MIDDLE}(?=SE))(?P<label>{_SECTION}\s+{_NUMBER}[.:]?)(?=\s|[-—–]|$)"
        )),
        Label("rule", lines(rf"^(?P<label>{_RULE}\s+{_NUMBER}\.)(?=\s)")),
    ),
    divisions=(
        words(r"^(?:BOOK|AKLAT)\s+(?:[IVXLC]+|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT)\b.{0,80}$"),
        words(r"^(?:PRELIMINARY TITLE|(?:TITLE|PAMAGAT|TITULO)\s+[IVXLC]+\b.{0,100})$"),
        words(r"^(?:CHAPTER|KABANATA)\s+(?:[IVXLC]+|\d+)\b.{0,100}$"),
        lines(rf"^(?:{_RULE}|ARTICLE|ARTIKULO)\s+(?:[IVXLC]+|\d+)(?:\s*[.—–-].{{0,100}}|[A-Z ,-]{{0,100}})?$"),
        lines(r"^PART\s+(?:[IVXLC]+|\d+)\b.{0,100}$|^[IVXLC]{1,6}\.\s+[A-Z][A-Z ,&’'–—-]{3,100}$"),
        lines(r"^(?:SECTION|SEKSYON|SUBSECTION)\s+\d+\s*(?:[.—–-]*\s*[A-Z].{0,100})?$"),
    ),
    heading=HeadingAt.SAME_LINE,
    heading_end=lines(r"\s*(?:\.\s*[-—–]+|\.?\s*[—–]+|\.\s(?=[A-Z(\[“\"])|\.$|:$|\s-\s)"),
    schedule=words(r"^(?:ANNEX|APPENDIX|SCHEDULE|TALAKDAAN|LAKIP|KALAKIP)(?:\s+[“\"]?[A-Z0-9]{1,3}[”\"]?)?$"),
    closing=words(
        r"^(?:Approved[,:.]|Done in (?:the )?\w+|Signed[,:]|Adopted[,:]|Pinagtibay[,:]|Nilagdaan\b|Ginawa sa\b"
        r"|This (?:Act|bill|joint)\b.{0,80}(?:was|were) (?:finally )?passed)"
    ),
    contents=words(r"^(?:TABLE OF CONTENTS|CONTENTS|TALAAN NG NILALAMAN)$"),
    quotes=words(
        r"(?:read as follows|amended as follows|the following (?:new )?(?:sections?|articles?)"
        r"|na babasahin nang ganito|na ganito ang mababasa|gaya ng sumusunod)\s*[:;,—–-]*\s*\Z"
    ),
    reference=words(r"^\s*(?:of (?:this|the|Republic)|and|or|to|hereof|thereof|ng|at|o)\b"),
    leads=words(
        r"(?:\b(?:under|in|of|and|or|to|by|with|per|the|sa|ng|at|o|alinsunod)|[,(])\Z"
    ),
    transitional=words(r"\b(?:transitory|transitional|pansamantalang|lumilipas)\b"),
    restarts=lines(rf"^(?:{_RULE}\s+(?:[IVXLC]+|\d+)|(?:ARTICLE|ARTIKULO)\s+[IVXLC]+)\b"),
    changes=_CHANGES,
    units=_UNITS,
)  # fmt: skip
