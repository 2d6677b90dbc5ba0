"""Timor-Leste: Artigo in Portuguese, Artigu in Tetum, the heading on the line below."""

from ingest.traditions.base import HeadingAt, Label, Tradition, words
from ingest.traditions.changes import Changes, Clause
from ingest.traditions.marks import LATIN, NUMBERS, ROMAN, Mark, Marks, starts
from kb.types import RelationKind

_ORDINAL_SIGN = r"\s?\.?\s?[ºo°ª]?"
_DIVISION = r"\s+(?:[IVXLC]+|\d+|ÚNIC[OA]|ÚNIKU)(?:-[A-Z])?(?:\s*[—–-]\s*\S.{0,100})?$"

_UNITS = Marks(
    marks=(
        Mark(
            starts(r"(?P<n>\d{1,2}(?:-[A-Z])?)\s?(?:[.)–—-]|\s-)(?!\d)"),
            NUMBERS,
            "n.º {n}",
            "para",
            ", n.º {n}",
            top=True,
        ),
        Mark(starts(r"(?P<n>[a-z]{1,2})\s?\)"), LATIN, "alínea {n})", "point", ", alínea {n})"),
        Mark(starts(r"(?P<n>[ivx]{1,5})\s?[.)]"), ROMAN, "subalínea {n})", "point", ", subalínea {n})"),
    ),
    reference=words(r"(?:\b(?:n\.?º|n\.?os|artigos?|artigu|alíneas?|e|ou|dos?|das?|nos?|da|a|ao|iha|no)|,)\s*\Z"),
)

_CHANGES = Changes(
    law=words(
        r"(?P<name>(?P<kind>Decreto[- ]Lei|Dekretu-Lei|Lei|Decreto|Diploma\s+Ministerial)\s+n\.?\s?[º°o]\.?"
        r"\s*(?P<number>\d+)\s?/\s?(?P<year>\d{4}))"
    ),
    article=words(r"(?P<n>\d{1,4})\s?\.?\s?º(?:\s?-\s?(?P<hyphened>[A-Z])(?!\w))?"),
    clauses=(
        Clause(
            RelationKind.AMENDS,
            words(
                r"\b(?P<refs>artigos?\s+\d[^;:\n]{0,120}?)\s+d[aoe]s?\s+(?:Decreto[- ]Lei|Lei|Decreto)"
                r"[^;\n]{1,160}?\b(?:passam?\s+a\s+ter|são\s+alterados"
                r"|é\s+alterado)"
            ),
        ),
        Clause(
            RelationKind.INSERTS,
            words(
                r"(?:é|são)\s+aditad[oa]s?[^;:\n]{0,80}?(?P<refs>artigos?\s+\d[^;:\n]{0,80}?)(?=\s*,?\s*com|\s+d[ao]\s|\s*[.:])"
            ),
        ),
        Clause(
            RelationKind.REPEALS,
            words(
                r"(?:é|são)\s+revogad[oa]s?\s+[oa]s?\s*"
                r"(?P<refs>artigos?\s+\d[^;:\n]{0,80}?)\s+d[aoe]s?\s+(?:Decreto[- ]Lei|Lei|Decreto)"
            ),
        ),
    ),
    whole=words(r"n\.?º\s*\d|alínea"),
    repeal=words(
        r"(?:é|são)\s+revogad[oa]s?\s+(?:[oa]s?\s+)?(?=Decreto|Lei|Diploma)|(?:é|são)\s+revogad[oa]s?[^\n]*:$"
    ),
    aside=words(r"(?:\balterad[oa]\s+pel[oa]|\btermos\s+d[ao])\s*\Z"),
)

TIMORESE = Tradition(
    name="Timorese",
    countries=("TL",),
    languages=("por", "tet"),
    labels=(
        Label("art", words(
            r"^(?P<quote>[“\"«])?(?P<label>(?:Artigo|Artigu|Art\.)\s+"
            rf"(?P<n>\d{{1,4}}){_ORDINAL_SIGN}(?:\s?-\s?(?P<hyphened>[A-Z])(?![\w]))?)\s*\.?$"
        )),
        Label("art", words(
            r"^(?P<quote>[“\"«])?(?P<label>(?:Artigo|Artigu)\s+"
            rf"(?P<n>\d{{1,4}}){_ORDINAL_SIGN}(?:\s?-\s?(?P<hyphened>[A-Z])(?![\w]))?)\s*(?:\(|[—–-]\s?(?=\S))"
        )),
    ),
    divisions=(
        words(rf"^(?:LIVRO|LIVRU|PARTE){_DIVISION}"),
        words(rf"^(?:TÍTULO|TÍTULU){_DIVISION}"),
        words(rf"^(?:CAP[IÍ]TULO|KAP[IÍ]TULU){_DIVISION}"),
        words(rf"^(?:SEC[ÇC]ÃO|SEÇÃO|SEKSAUN){_DIVISION}"),
        words(rf"^(?:SUBSEC[ÇC]ÃO|SUBSEKSAUN){_DIVISION}"),
    ),
    heading=HeadingAt.AFTER,
    schedule=words(r"^(?:ANEXO|ANEKSU)(?:\s+(?:[IVXLC]+|\d+|ÚNICO))?$"),
    closing=words(
        r"^(?:Aprovad[oa] em\b|Aprova(?:du)? iha\b|Promulgad[oa] em\b|Promulga iha\b|Publique-se|Publika"
        r"|Vist[oa] e aprovad[oa]\b)"
    ),
    contents=words(r"^(?:ÍNDICE|SUMÁRIO|ÍNDISE)$"),
    quotes=words(
        r"(?:seguinte redação|redação seguinte|com a seguinte redacção|a seguinte redacção|como segue|hanesan tuirmai"
        r"|hanesan tuir mai)\s*[:;]?\s*\Z"
    ),
    leads=words(r"(?:\b(?:no|do|o|e|ou|ao|nos|dos|iha|husi|no|tuir|pelo|previsto)|,)\Z"),
    transitional=words(r"\btransit[óo]ri[ao]s?\b|\btranzit[óo]ri[ua]\b"),
    furniture=(words(r"^(?:página\s+\d+\s+)?(?:série\s+I\b.{0,60}|jornal da república.{0,80})$"),),
    changes=_CHANGES,
    units=_UNITS,
)  # fmt: skip
