"""Vietnamese: Điều under Chương and Mục; consolidated texts with numbered footnotes."""

from ingest.traditions.base import HeadingAt, Label, Tradition, lines, words
from ingest.traditions.changes import Changes, Clause
from ingest.traditions.marks import NUMBERS, Mark, Marks, starts
from kb.types import RelationKind

_LETTERS = "abcdđeghiklmnopqrstuvxy"
_UNITS = Marks(
    marks=(
        Mark(starts(r"(?P<n>\d{1,3}[a-zđ]?)\s?\.(?!\d)"), NUMBERS, "khoản {n}", "para", top=True),
        Mark(starts(r"(?P<n>[a-zđ]\d?)\s?\)"), _LETTERS, "điểm {n}", "point"),
    ),
    reference=words(r"(?:\b(?:khoản|điểm|điều|và|hoặc|tại|các|số)|,)\s*\Z"),
)

_SPECKS = r"[ #*_.:'-]{0,4}"  # what machine reading makes of dirt before a label
_MISREAD = r"[IVXHl]{1,4}|[]|!]"  # and of Roman numerals, and of a 1

_CHANGES = Changes(
    law=lines(
        r"(?P<name>(?P<kind>Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư liên tịch|Thông tư|Quyết định)"
        r"(?:\s+(?!số)[^\s,;:.()]+){0,24}?\s+số\s+(?P<number>\d+/(?P<year>\d{4})/[\wĐ-]+))"
    ),
    article=lines(r"Điều\s+(?P<n>\d{1,3})(?P<letter>[a-zđ])?\b"),
    clauses=(
        Clause(
            RelationKind.INSERTS,
            lines(r"[Bb]ổ sung\s+(?:các\s+)?(?P<refs>Điều\s+\d+[a-zđ]?)\s+(?:vào\s+)?sau\s+Điều\s+\d+"),
        ),
        Clause(
            RelationKind.AMENDS,
            lines(
                r"(?:[Ss]ửa đổi(?:, bổ sung)?|[Bb]ổ sung|[Tt]hay thế)\s+"
                r"(?P<refs>(?!một số)[^;:\n]{0,160}?Điều\s+\d+[a-zđ]?)(?![^;.\n]{0,25}\bnày\b)"
                r"[^;:\n]{0,160}?(?=như sau|[;.:]|\n|\Z)"
            ),
        ),
        Clause(
            RelationKind.REPEALS,
            lines(
                r"(?:[Bb]ãi bỏ|[Hh]ủy bỏ)\s+(?P<refs>[^;:.\n]{0,200}?Điều\s+\d+[a-zđ]?)"
                r"(?![^;.\n]{0,25}\bnày\b)[^;.\n]{0,160}"
            ),
        ),
    ),
    whole=words(r"khoản|điểm|tên điều|cụm từ|đoạn"),
    intro=lines(
        r"(?:(?<!thi hành )một số\s+(?:điều|nội dung)(?:\s+và\s+\w+)?|một\s+phần|các\s+điều"
        r"|Điều\s+\d+[a-zđ]?)\s+của\s+(?:các\s+)?"
    ),
    repeal=lines(
        r"[Bb]ãi bỏ\s+toàn bộ|(?:các\s+)?(?:[Nn]ghị định|[Tt]hông tư|văn bản)[^:\n]{0,60}?"
        r"\s+sau(?:\s+đây)?\s+hết hiệu lực[^:\n]*:"
        r"|[Tt]hay thế\s+(?=Nghị định|Thông tư|Quyết định|Luật)"
    ),
    aside=words(r"(?:theo|của|bởi|tại|thi hành|một số điều(?: và biện pháp thi hành)? của)\s*\Z"),
    based=lines(r"^Căn cứ[^;\n]*[;\n]"),
)

VIETNAMESE = Tradition(
    name="Vietnamese",
    countries=("VN",),
    languages=("vie",),
    labels=(
        Label("art", lines(
            rf"^{_SPECKS}(?P<quote>[“\"])?(?P<label>(?:Điều|ĐIỀU|Đi[eê]u)\s+(?P<n>\d{{1,3}})\s?(?P<letter>[a-zđ])?)"
            r"\s*(?:[.:]|,(?=\s[A-ZĐÂÊÔƠƯĂÁÀẢÃẠ]))"
        )),
    ),
    divisions=(
        lines(r"^(?:PHẦN|Phần)\s+(?:THỨ\s+\w+|thứ\s+\w+|[IVX]+)\b.{0,100}$"),
        lines(rf"^{_SPECKS}(?:CHƯƠNG|Chương)\s+(?:[IVXLC]+|\d+|{_MISREAD})(?:\s*[.:-].{{0,120}})?$"),
        lines(rf"^{_SPECKS}(?:MỤC|Mục)\s+(?:[IVX]+|\d+|{_MISREAD})(?:\s*[.:-].{{0,120}}|\s+[A-ZĐÂÊÔƠƯĂ ,]{{4,120}})?$"),
        lines(r"^(?:TIỂU MỤC|Tiểu mục)\s+(?:[IVX]+|\d+)(?:\s*[.:-].{0,120})?$"),
    ),
    heading=HeadingAt.SAME_LINE,
    schedule=lines(
        r"^(?:PHỤ LỤC|Phụ lục)(?:\s+(?:SỐ\s+)?[IVXLC\d]+[A-Z]?)?\b"
        r"(?!.*(?:này|kèm theo (?:Nghị|Thông|Luật)\b.*[.;]$))"
        r"|^(?:MẪU|Mẫu)\s+(?:SỐ|số)?\s*\d+[\w./-]*\s*$"
    ),
    closing=lines(
        r"^(?:Nơi nhận\b|TM\. |KT\. |CHỦ TỊCH QUỐC HỘI$|CHỦ TỊCH NƯỚC$|VĂN PHÒNG QUỐC HỘI$|BỘ TRƯỞNG$"
        r"|(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết) này (?:được|đã được) (?:Quốc hội|Ủy ban)[^.]*\n?[^.]*thông qua)"
    ),
    contents=words(r"^mục lục$"),
    quotes=words(r"(?:sửa đổi|bổ sung|thay thế)[^.;]{0,150}như sau\s*[:;]\s*\Z"),
    leads=words(r"(?:\b(?:tại|khoản|điểm|và|hoặc|theo|của|các|quy định|này|số|từ|đến)|,)\Z"),
    transitional=words(r"\b(?:điều khoản|quy định) chuyển tiếp\b"),
    furniture=(lines(r"^(?:\d+\s+)?CÔNG BÁO/Số\b.{0,60}$"),),
    footnote=lines(r"^(?P<note>\d{1,3})(?:\s(?P=note))?\s+(?=[A-ZĐ][^\W\d_])"),
    changes=_CHANGES,
    units=_UNITS,
)  # fmt: skip
