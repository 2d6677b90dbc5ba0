"""The nouns of the knowledge base. Every other module is a function between two of them.

Terms follow Akoma Ntoso and FRBR: a *work* is a law as such, an *expression* its text in one
language as of one date, a *provision* an article, section or schedule of it, a *passage* what is
embedded and ranked: a provision, or a part of a long one.

Everything here is frozen. Unknown facts are ``None`` or an explicit ``unknown``, never ``""``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

COUNTRIES = ("BN", "ID", "KH", "LA", "MM", "MY", "PH", "SG", "TH", "TL", "VN")
"""ISO 3166 alpha-2 codes of the eleven ASEAN member states."""

LANGUAGES = ("ind", "msa", "tha", "vie", "fil", "khm", "lao", "mya", "eng", "por", "tet")
"""ISO 639-3 codes of the languages of their laws."""

UNKNOWN_LANGUAGE = "und"
"""ISO 639-3 for undetermined; a passage in an unknown language is never called English."""


class ReadBy(StrEnum):
    """How a page's text was obtained."""

    TEXT = "text"  # the PDF's own text layer
    OCR = "ocr"  # machine reading of the page image


class Verdict(StrEnum):
    """What the quality gate says about a page's text, from best to worst."""

    OK = "ok"
    REPAIRED = "repaired"  # text layer, second reading or a known, reversible repair
    OCR = "ocr"  # the text layer was unusable; machine-read: check the page image
    REJECTED = "rejected"  # no usable text; nothing of this page is indexed

    @property
    def severity(self) -> int:
        """0 for ``ok``; the higher, the worse."""
        return list(Verdict).index(self)


class Role(StrEnum):
    """What part a provision plays in its law."""

    MAIN = "main"
    SCHEDULE = "schedule"  # schedules, annexes and their forms
    ELUCIDATION = "elucidation"  # Penjelasan
    QUOTED = "quoted"  # an article of another law, quoted by an amending one
    TRANSITIONAL = "transitional"
    APPENDED = "appended"  # closing sections of amending acts printed after the act
    FRONT = "front"  # title page, preamble, contents list


class Status(StrEnum):
    """Whether the law is in force, as far as its catalogue row says."""

    IN_FORCE = "in_force"
    AMENDED = "amended"  # in force, but later amendments are not in this text
    REPEALED = "repealed"
    NOT_YET = "not_yet_in_force"
    SAMPLE = "sample"  # model text written for this repository; not law
    UNKNOWN = "unknown"


class TextState(StrEnum):
    """Which state of the text an expression gives."""

    AS_ENACTED = "as_enacted"
    CONSOLIDATED = "consolidated"
    POINT_IN_TIME = "point_in_time"
    UNKNOWN = "unknown"


class RelationKind(StrEnum):
    """What a provision does to another law."""

    AMENDS = "amends"  # an article, or some words of it
    INSERTS = "inserts"  # a new article
    REPEALS = "repeals"  # an article, or a whole law
    BASED_ON = "based_on"  # the law names it as what it rests on


class Outcome(StrEnum):
    """What a search has to say for itself."""

    FOUND = "found"
    NO_MATCH = "no_match"
    OUTSIDE_COVERAGE = "outside_coverage"


class Mode(StrEnum):
    """Which legs rank."""

    HYBRID = "hybrid"
    DENSE = "dense"
    LEXICAL = "lexical"


@dataclass(frozen=True, slots=True)
class Span:
    """A range of raw page text."""

    page: int  # 1-based page of the PDF
    start: int  # offset into Page.text, in code points
    end: int  # one past the last


Rect = tuple[float, float, float, float]
"""x0, y0, x1, y1 in PDF points, origin at the top left of the page."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where on a page a piece of text stands: one rectangle a line."""

    page: int  # 1-based
    rects: tuple[Rect, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A machine-read word: a range of its page's text and its place. Only OCR pages have them."""

    start: int
    end: int
    rect: Rect
    confidence: float  # 0..1


@dataclass(frozen=True, slots=True)
class Footnote:
    """Small type at the foot of a page: offsets into the text of the page."""

    start: int  # of its first line; it ends where the next one begins or the page ends
    mark: tuple[int, int] | None  # the raised mark in the text; None: goes on a note of the page before, if any


@dataclass(frozen=True, slots=True)
class Page:
    number: int  # 1-based page of the PDF
    text: str  # exactly as read: line ends, hyphens, running heads and all
    width: float  # PDF points
    height: float
    read_by: ReadBy
    verdict: Verdict
    reasons: tuple[str, ...] = ()  # why the verdict is not ``ok``; empty when it is
    confidence: float | None = None  # 0..1; mean word confidence of OCR; None for a text layer
    printed: str | None = None  # page number printed on the page, if one is
    words: tuple[Word, ...] = ()  # OCR only
    lefts: tuple[tuple[int, float], ...] = ()  # text layer only: where a line begins, its left edge in points
    footnotes: tuple[Footnote, ...] = ()  # as their type tells them; text layer only
    rules: tuple[Rect, ...] = ()  # straight lines drawn on it (no width or no height) that may rule a table
    tabled: tuple[tuple[int, int], ...] = ()  # ranges of its text that stand in ruled tables


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the law a file holds. ``None`` is unknown."""

    country: str | None = None  # ISO 3166 alpha-2
    language: str | None = None  # ISO 639-3, the main language of the text
    work: str | None = None  # /akn/id/act/uu/2003/13
    title: str | None = None  # native
    title_en: str | None = None
    number: str | None = None  # as printed: "13/2003", "Act 265", "Cap. 17"
    date: str | None = None  # of enactment: YYYY, YYYY-MM or YYYY-MM-DD
    expression_date: str | None = None  # the date as of which the text stands
    status: Status = Status.UNKNOWN
    text_state: TextState = TextState.UNKNOWN
    source_url: str | None = None  # official page
    issuer: str | None = None
    provenance: str | None = None  # where the file was obtained
    kind: str | None = None  # as printed: "Akta", "พระราชบัญญัติ", "NGHỊ ĐỊNH"
    year: str | None = None  # of the law, YYYY of the common era
    year_printed: str | None = None  # "พ.ศ. ๒๕๖๒"; None where the print says no year beside the date
    gazette: str | None = None  # where it was published, as printed
    confidence: Mapping[str, float] = field(default_factory=dict)
    """Name of each known fact -> 0..1: 1 given by the catalogue, less by how it was read from the print."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph or point inside a provision: what a citation can name below the article."""

    key: str  # unique in its law: "art_42__para_1", "art_42__para_1__point_a"
    label: str | None  # mark as printed: "(1)"; None for a paragraph that is only counted
    number: str  # as printed, digits in ASCII: "1", "a", "ก", "2A"
    name: str  # inside its provision: "ayat (1)", "ayat (1) huruf a", "วรรคสอง"
    cited: str  # with its provision: "Pasal 42 ayat (1)", "section 5(2)(a)"
    start: int  # offset into Provision.text, in code points
    end: int  # one past the last; what the unit contains lies inside


@dataclass(frozen=True, slots=True)
class CitedUnit:
    """A paragraph or point as a citation names it."""

    id: str  # full identifier: work/lang@date/~art_42__para_1
    name: str  # inside its provision: "ayat (1)"
    cited: str  # with its provision: "Pasal 42 ayat (1)"


@dataclass(frozen=True, slots=True)
class Provision:
    """An article, section, schedule or a stretch of front matter, in document order."""

    key: str  # unique in its law: "art_42", "elucidation__art_42", "schedule_1", "front"
    label: str  # as printed: "Pasal 42", "มาตรา ๕๙", "5."; for front matter its first line
    article: str | None  # number in ASCII: "42", "12A", "54/10", "7 bis"; None where there is none
    heading: str | None
    path: tuple[str, ...]  # enclosing chapters, as printed, outermost first
    role: Role
    parent: str | None  # key of the enclosing provision (quoted articles, elucidation's article)
    spans: tuple[Span, ...]  # label, heading and text, running heads cut out
    text: str  # label, heading and body; NFC; lines of a paragraph joined, paragraphs by "\n"
    language: str  # ISO 639-3 or "und"
    units: tuple[Unit, ...] = ()  # in document order, a unit before those it contains


@dataclass(frozen=True, slots=True)
class Relation:
    """What a provision says it does to another law, or to an article of it."""

    kind: RelationKind
    provision: str  # Provision.key of what says it
    law: str | None  # the other law as named; None where the words do not name it
    work: str | None  # its identifier, where kind, number and year give one; the law need not be held
    article: str | None  # key of the article in it: "art_13"; None: the law as a whole
    words: str  # what it rests on, as printed
    start: int  # offset of the words into Provision.text as read
    end: int
    confidence: float  # 0..1; see ingest/relations.py


@dataclass(frozen=True, slots=True)
class Passage:
    """What is embedded and cited: a provision or a part of a long one, cut at a paragraph."""

    provision: str  # Provision.key
    part: int  # 1-based
    text: str
    spans: tuple[Span, ...]
    boxes: tuple[Box, ...]
    language: str
    cells: str | None = None  # of rows of a table: the same with their headings, for the index only


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table as printed on one page; one that runs over pages is one on each."""

    provision: str  # Provision.key
    page: int  # 1-based
    box: Rect
    rows: tuple[tuple[str | None, ...], ...]
    """Cells as printed, NFC, their lines joined; "" is an empty cell, None the rest of one that covers several."""
    header: int  # of the first rows, how many are headings; 0 where none are known
    continues: bool  # goes on the table that ends the page before, under its headings


@dataclass(frozen=True, slots=True)
class Document:
    """All that was read from one source file: what the ingest worker returns."""

    path: str
    sha256: str
    facts: Facts
    pages: tuple[Page, ...]
    provisions: tuple[Provision, ...]
    passages: tuple[Passage, ...]
    warnings: tuple[str, ...] = ()  # holes in the numbering, rejected pages: with page numbers
    tables: tuple[Table, ...] = ()  # in page order
    relations: tuple[Relation, ...] = ()  # in document order


@dataclass(frozen=True, slots=True)
class Correction:
    """That a person changed how a provision is shown; its history says everything that was changed."""

    by: str  # who made the corrections shown, in their order
    at: str  # of the latest: UTC, ISO 8601
    fields: tuple[str, ...]  # which of "label", "article", "heading", "text" a person gave
    reason: str  # theirs, in their order


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a passage comes from, complete enough to be checked against the source."""

    country: str
    work: str
    title: str
    title_en: str | None
    number: str | None
    label: str
    article: str | None
    language: str
    pages: tuple[int, ...]  # 1-based pages of the PDF
    printed_pages: tuple[str, ...]
    boxes: tuple[Box, ...]
    status: Status
    expression_date: str | None
    text_state: TextState
    source_url: str | None
    file: str
    sha256: str
    read_by: ReadBy
    confidence: float | None  # 0..1, lowest of its machine-read pages; None for a text layer
    verdict: Verdict  # of its worst page
    reasons: tuple[str, ...]  # of the pages with that verdict; empty where it is ``ok``
    corrected: Correction | None = None  # None: as read from the file
    units: tuple[CitedUnit, ...] = ()  # what is cited of the provision; empty where all of it is
    place: str | None = None  # the units in one: "Pasal 42 ayat (1)-(3)"; None where there are none

    def __post_init__(self) -> None:
        for name in ("country", "work", "title", "label", "language", "file", "sha256"):
            if not getattr(self, name):
                raise ValueError(f"a citation needs a {name}")
        if not self.pages:
            raise ValueError("a citation needs a page")

    @property
    def formatted(self) -> str:
        """One line for people: title (number), label, page, language, date, status."""
        number = f" ({self.number})" if self.number and self.number not in self.title else ""
        page = f"p. {self.pages[0]}" if len(self.pages) == 1 else f"pp. {self.pages[0]}-{self.pages[-1]}"
        state = self.status.value.replace("_", " ")
        date = f" as of {self.expression_date}" if self.expression_date else ""
        machine = "; machine-read, check the page image" if self.read_by is ReadBy.OCR else ""
        machine += f" (confidence {self.confidence:.0%})" if machine and self.confidence is not None else ""
        person = f"; corrected by {self.corrected.by}" if self.corrected else ""
        marks = f"{self.language}{date}; {state}{machine}{person}"
        return f"{self.country}: {self.title}{number}, {self.place or self.label}, {page} [{marks}]"

    def __str__(self) -> str:
        return self.formatted


@dataclass(frozen=True, slots=True)
class Query:
    """A question and the limits set on its answer. Validated where it enters."""

    text: str
    k: int = 10
    countries: tuple[str, ...] = ()  # ISO 3166 alpha-2; empty: all
    languages: tuple[str, ...] = ()  # ISO 639-3 of the passages; empty: all
    works: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    in_force_on: str | None = None  # YYYY-MM-DD
    mode: Mode = Mode.HYBRID
    explain: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One provision that answers, by its best passage, and why it ranks where it does."""

    rank: int  # 1-based
    score: float  # the mix; higher is better; comparable within one result only
    similarity: float | None  # cosine of question and passage; None in lexical mode
    lexical: float | None  # BM25; None in dense mode
    dense_rank: int | None  # 1-based rank in the dense leg; None if below its candidates
    lexical_rank: int | None
    exact: bool  # the question cites this provision
    provision: str  # full identifier: work/lang@date/~art_42
    passage: str  # provision + "/1"
    heading: str | None
    path: tuple[str, ...]
    role: Role
    text: str
    citation: Citation
    unit: CitedUnit | None = None  # the one paragraph or point that answers best, where that is clear
    unit_why: str | None = None  # "cited": the question names it; "words": it has the question's words
    tables: tuple[Table, ...] = ()  # those in which the passage stands


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is held for one country, so that an absent answer can be told from an absent law."""

    country: str
    works: int
    provisions: int
    languages: tuple[str, ...]
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    query: Query
    query_language: str  # ISO 639-3 or "und"
    outcome: Outcome
    hits: tuple[Hit, ...]
    coverage: tuple[Coverage, ...]  # of the countries asked about; of all when none was named
    reason: str | None = None  # why the outcome is not ``found``
    explanation: dict[str, Any] = field(default_factory=dict)  # filled when Query.explain


@dataclass(frozen=True, slots=True)
class DoubtfulPages:
    """Pages of one file that are not ``ok`` for the same reasons."""

    verdict: Verdict
    reasons: tuple[str, ...]
    pages: tuple[int, ...]  # 1-based, ascending
    confidence: float | None  # 0..1, the lowest of them; None if none was machine-read


@dataclass(frozen=True, slots=True)
class FileReport:
    """The outcome of one file of an ingest run."""

    file: str
    outcome: str  # "new" | "unchanged" | "failed"
    error: str | None = None
    warnings: Sequence[str] = ()
    work: str | None = None
    language: str | None = None
    provisions: int = 0
    passages: int = 0
    pages: int = 0
    ocr_pages: int = 0
    rejected_pages: int = 0
    facts: Mapping[str, str] = field(default_factory=dict)  # those known of a new file
    facts_confidence: Mapping[str, float] = field(default_factory=dict)  # of each of them, 0..1
    verdicts: Mapping[str, int] = field(default_factory=dict)  # Verdict -> pages with it; of a new file only
    doubtful: Sequence[DoubtfulPages] = ()  # every page that is not ``ok``, in the order of their first pages
