"""Thai: มาตรา in acts, ข้อ in ministerial regulations; amending acts printed after the act."""

from ingest.traditions.base import HeadingAt, Label, Tradition, lines
from ingest.traditions.changes import Changes, Clause
from ingest.traditions.marks import NUMBERS, Mark, Marks, parenthesised, starts
from kb.types import RelationKind

_ORDINAL = r"(?P<ordinal>ทวิ|ตรี|จัตวา|จัดวา|เบญจ|ฉ|สัตต|อัฏฐ|นว|ทศ)"
_NUMBER = rf"(?P<n>\d{{1,4}})(?:/(?P<sub>\d{{1,3}})|\s*{_ORDINAL}(?![\u0e00-\u0e7f]))?"

_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_UNITS = Marks(
    marks=(
        Mark(parenthesised(r"\d{1,3}(?:/\d{1,2})?"), NUMBERS, "({n})", "point"),
        Mark(starts(r"(?P<n>[ก-ฮ])\."), _LETTERS, "{n}.", "point"),
        Mark(parenthesised("[ก-ฮ]"), _LETTERS, "({n})", "point"),
    ),
    reference=lines(r"(?:ตาม|ใน|และ|หรือ|ของ|ที่|แห่ง|ถึง|กับ|ข้อ|ความ|(?:มาตรา|ข้อ)\s*[\d/]+|วรรค[ก-๎]{2,8}|\)|,)\s*\Z"),
    unmarked="วรรค{ordinal}",
    ordinals=(
        "หนึ่ง",
        "สอง",
        "สาม",
        "สี่",
        "ห้า",
        "หก",
        "เจ็ด",
        "แปด",
        "เก้า",
        "สิบ",
        "สิบเอ็ด",
        "สิบสอง",
        "สิบสาม",
        "สิบสี่",
        "สิบห้า",
    ),
    definition=lines(r"[“\"](?P<term>[^”\"\n]{1,120})[”\"]\s*(?:หมายความ|ให้หมายความ|หมายถึง)"),
    definition_name="นิยาม “{n}”",
)
_SPECKS = r"(?:[^\w\n“\"'(\[]{1,3}(?=[มส]))?"  # what machine reading makes of dirt before a label
_SECTION = "[มส]าตรา"  # the second spelling is a slip of machine reading

_LAW = (
    r"(?P<name>(?:พระราชบัญญัติ|พระราชกำหนด|พระราชกฤษฎีกา|กฎกระทรวง|ประกาศกระทรวง|คำสั่งหัวหน้าคณะรักษาความสงบแห่งชาติ"
    r"|ประกาศของคณะปฏิวัติ|ระเบียบ)(?!นี้)[^\n]{2,200}?(?:(?:พ\.ศ\.|พุทธศักราช)\s*\d{4}|ลงวันที่\s*\d{1,2}\s*\S+"
    r"(?:\s*(?:พ\.ศ\.|พุทธศักราช))?\s*\d{4}))"
)
_CHANGES = Changes(
    law=lines(_LAW),
    article=lines(rf"มาตรา\s*{_NUMBER}(?![\d/])"),
    clauses=(
        Clause(
            RelationKind.INSERTS,
            lines(r"ให้เพิ่มความต่อไปนี้เป็น(?P<refs>[^\n]{0,60}?มาตรา\s*[\d/]+(?:\s*ทวิ|\s*ตรี)?)[^\n]{0,20}?(?=แห่ง)"),
        ),
        Clause(
            RelationKind.AMENDS,
            lines(r"ให้ยกเลิกความใน(?P<refs>[^\n]{0,60}?มาตรา\s*[\d/]+(?:\s*ทวิ|\s*ตรี)?)[^\n]{0,20}?(?=แห่ง)"),
        ),
        Clause(
            RelationKind.REPEALS,
            lines(r"ให้ยกเลิก(?P<refs>(?!ความ)[^\n]{0,60}?มาตรา\s*[\d/]+(?:\s*ทวิ|\s*ตรี)?)[^\n]{0,20}?(?=แห่ง)"),
        ),
    ),
    whole=lines(r"วรรค|\(\d|บทนิยาม"),
    intro=lines(r"(?<=แห่ง)"),
    repeal=lines(r"ให้ยกเลิก(?!ความ|มาตรา|วรรค|บทนิยาม|ข้อ|\s*\()"),
    aside=lines(r"(?:แก้ไขเพิ่มเติมโดย|ตาม|ในมาตรา[^\n]{0,40}แห่ง)\s*\Z"),
    based=lines(r"อาศัยอำนาจตามความใน[^\n]+"),
)

THAI = Tradition(
    name="Thai",
    countries=("TH",),
    languages=("tha",),
    labels=(
        Label("art", lines(rf"^{_SPECKS}(?P<quote>[“\"])?(?P<label>{_SECTION}\s*'?{_NUMBER})(?![\d/])")),
        Label("art", lines(rf"^(?P<quote>[“\"])?(?P<label>ข้อ\s*{_NUMBER})(?![\d/.)])")),
    ),
    divisions=(
        lines(r"^(?:ภาค|บรรพ)\s*(?:ที่\s*)?\d+$|^(?:ภาค|บรรพ)\s*\d+\s.{0,80}$"),
        lines(r"^ลักษณะ\s*(?:ที่\s*)?\d+(?:/\d+)?(?:\s.{0,80})?$"),
        lines(r"^หมวด\s*(?:ที่\s*)?\d+(?:/\d+)?(?:\s(?!.*(?:หมวด|มาตรา)).{0,80})?$|^บทเฉพาะกาล$|^บททั่วไป$|^บทเบ็ดเสร็จทั่วไป$"
              r"|^บทกำหนดโทษ$"),
        lines(r"^ส่วน\s*(?:ที่\s*)?\d+(?:/\d+)?(?:\s.{0,80})?$"),
    ),
    heading=HeadingAt.SOMETIMES_BEFORE,
    schedule=lines(r"^(?:บัญชี(?:ท้าย|อัตรา|แนบท้าย|\s*\d+$).{0,60}|อัตราค่าธรรมเนียม.{0,40}|ตาราง(?:แนบ)?ท้าย.{0,60}"
                   r"|แบบ(?:ท้าย|แนบท้าย).{0,60}|เอกสารแนบท้าย.{0,60}|บัญชี(?=\n).{0,20})$"),
    closing=lines(
        r"^(?:ผู้รับสนองพระ(?:บรม)?ราชโองการ|ประกาศ(?:มา)?\s*ณ\s*วันที่|ให้ไว้\s*ณ\s*วันที่|หมายเหตุ\s*[:：])"
    ),
    commencement=lines(r"\s*(?:พระราช[\u0e00-\u0e7f]{1,40}นี้)?ให้ใช้(?:บังคับ|พระราช|รัฐธรรมนูญ)|\s*เมื่อพ้นกำหนด"),
    quotes=lines(r"ความต่อไปนี้(?:แทน)?\s*[:]?\s*\Z"),
    reference=lines(r"^\s*(?:วรรค|แห่ง|และ|หรือ|ถึง|\(\d|ด้วย|ของ|มาใช้|ซึ่ง|โดยอนุโลม|แล้วแต่|มาตรา)"),
    leads=lines(r"(?:ตาม|ใน|และ|หรือ|ของ|ที่|แห่ง|ถึง|ความใน|กับ|นอกจาก|ตามที่|บัญญัติไว้ใน|,)\Z"),
    transitional=lines(r"บทเฉพาะกาล"),
    furniture=(
        lines(r"^[-–]\s*\d+\s*[-–]$"),
        lines(r"^(?:เล่ม\s*\d+.{0,30})?ราชกิจจานุเบกษา(?:\s+(?:เล่ม|หน้า|วันที่|\d).{0,40})?$|^หน้า\s*\d+(?:\s.{0,60})?$"),
        lines(r"^.{0,40}ราชกิจจานุเบกษา\s+เล่ม\s*\d+.{0,30}$"),
        lines(r"^สำนักงานคณะกรรมการกฤษฎีกา(?:\s*สำนักงานคณะกรรมการกฤษฎีกา)*$"),
    ),
    changes=_CHANGES,
    units=_UNITS,
)  # fmt: skip
