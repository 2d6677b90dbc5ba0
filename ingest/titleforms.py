"""The forms in which the countries' laws print their titles, the surest first."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest import titles
from ingest.titles import Found, Groups

OFFICIAL = 0.95  # the form of an official print, whole
SHORT_TITLE = 0.95  # the law says how it is cited
PARTLY = 0.7  # a part of the form, or a form that machine reading has blurred


@dataclass(frozen=True, slots=True)
class TitleForm:
    """One form of title. ``pattern`` has the group ``title`` and those that ``read`` uses."""

    country: str
    pattern: re.Pattern[str]
    read: Callable[[Groups], Found]
    confidence: float = OFFICIAL  # of what is found by it


def _form(country: str, pattern: str, read: Callable[[Groups], Found], confidence: float = OFFICIAL) -> TitleForm:
    return TitleForm(country, re.compile(pattern, re.MULTILINE), read, confidence)


_VN_KIND = r"(?P<kind>NGHỊ ĐỊNH|THÔNG TƯ|LUẬT|BỘ LUẬT|NGHỊ QUYẾT|QUYẾT ĐỊNH|PHÁP LỆNH)"
_VN_AFTER = r"(?=Căn cứ|BỘ TRƯỞNG|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|Chương|Theo đề nghị|\Z)"
_TH_ERA = r"(?P<printed>(?:พ\.\s?ศ\.|พุทธศักราช|พระพุทธศักราช)\s*(?P<year>\d(?:\s?\d){3}))"
_TH_KIND = r"(?:พระราชบัญญัติ|กฎกระทรวง|พระราชกำหนด|พระราชกฤษฎีกา)"
_KH_LAW = r"(?:ច្បាប់?|ក្រម|ព្រះរាជក្រម|អនុក្រឹត្យ|ប្រកាស)"

TITLE_FORMS = (
    _form(
        "ID",
        r"^(?P<title>(?P<kind>(?:UNDANG.UNDANG|PERATURAN|KEPUTUSAN|INSTRUKSI)[A-Z \n-]*?)\s+REPUBLIK INDONESIA"
        r"\s+NOMOR\s*:?\s*(?P<number>\d+[A-Z]?)\s+TAHUN\s+(?P<year>\d{4})\s+TENTANG\s+(?:.+\n){1,7}?)"
        r"(?=DENGAN RAHMAT|PRESIDEN REPUBLIK|MENTERI )",
        titles.indonesian,
    ),
    _form(
        "MY",
        r"^(?P<act>(?:Act|Akta|ACT|AKTA)\s+(?P<number>A?\d+))\n"
        r"(?P<title>(?:[A-Z][^a-z\n]*\n){0,3}?[A-Z][^a-z\n]*?(?P<year>\d{4})(?:/\d{2,4})?)$",
        titles.malaysian,
    ),
    _form(
        "MY",
        r"^D\.\s?R\.\s*(?P<number>\d+)/(?P<year>\d{4})\n(?P<title>(?:[A-Z][^a-z\n]*\n){0,3}?[^a-z\n]*\d{4})$",
        titles.malaysian_bill,
    ),
    _form("SG", r"^(?!THE STATUTES)(?P<title>[A-Z][^a-z\n]* (?P<kind>ACT) (?P<year>\d{4}))$", titles.dated),
    _form(
        "BN",
        r"^(?:CHAPTER|Chapter)\s+(?P<number>\d+[A-Z]?)\n(?P<title>[A-Z][^\n]{3,80})$(?:\n\d+ of (?P<year>\d{4})$)?",
        titles.bruneian,
    ),
    _form(
        "PH",
        r"^(?P<number>(?P<kind>(?i:department order))\s+(?i:no\.)\s*[\w-]+)\s*\n?,?\s*"
        r"(?i:series of)\s+(?P<series>\d{4})\n(?P<title>(?:[A-Z][^a-z\n]+\n){1,6})",
        titles.philippine,
    ),
    _form(
        "PH",
        r"^\[?\s*(?P<title>(?P<number>(?P<kind>(?i:republic act|presidential decree|executive order|batas pambansa"
        r"|commonwealth act|department order))\s+(?i:no\.|blg\.)\s*[\w-]+)[^\n]*?(?P<year>\d{4})?[^\n\d]*"
        r"(?:\n.+?){0,8}?)\s*\n"
        r"(?=Be it enacted|Pursuant|WHEREAS|By virtue|In (?:line|accordance)|PRELIMINARY|CHAPTER|TITLE|RULE|BOOK)",
        titles.philippine,
    ),
    _form(
        "VN",
        r"(?:Số|Luật số|Bộ luật số)\s*:\s*(?P<number>\d+\s?/\s?(?P<year>\d{4})\s?/[\w-]+)(?:.*\n){1,9}?"
        rf"(?P<title>{_VN_KIND}\s*\n(?:.+\n){{1,8}}?){_VN_AFTER}",
        titles.vietnamese,
    ),
    _form(
        "VN",  # a consolidated text: the law's number stands below its title
        rf"^(?P<title>{_VN_KIND}\n(?:.+\n){{1,6}}?)(?:Bộ luật|Luật|Nghị định|Thông tư)\s[^\n]*?số\s"
        r"(?P<number>\d+/(?P<year>\d{4})/[\w-]+)\s+ngày",
        titles.vietnamese,
    ),
    _form("TH", rf"^(?P<title>{_TH_KIND}(?:[^\n]*\n){{1,4}}?{_TH_ERA})$", titles.thai),
    _form(
        "TH",
        r"^(?P<title>ประกาศ[^\n]+\n\s*เรื่อง[^\n]+(?:\n[^\n]+){0,2}?)\n(?=โดย|อาศัย|ตาม|ด้วย|เพื่อ|เนื่อง)",
        titles.thai,
    ),
    _form("TH", r"^(?P<title>ประมวล[^\n]+(?:\nบรรพ\s*\d[^\n]*(?:\n(?!ลักษณะ|หมวด|มาตรา)[^\n]+)?)?)", titles.thai),
    _form(
        "LA",
        r"ເລກທີ\s*(?P<number>\d+\s*/\s*\S+)\n(?:.*\n){0,4}?(?:.*ວັນທີ[^\n]*?(?P<year>\d{4})\n)?"
        r"(?P<title>(?P<kind>ກົດໝາຍ|ກົດຫມາຍ|ດໍາລັດ|ດຳລັດ|ຂໍ້ຕົກລົງ)\s*\n?ວ່າດ້ວຍ[^\n]+)",
        titles.lao,
    ),
    _form(
        "MM",
        r"^(?P<title>[^\n]+(?P<kind>ဥပဒေ))\s*\n\(?(?P<year>\d{4})\s*(?:ခုနှစ်|ပြည့်နှစ်)၊[^\n]*?အမှတ်\s*(?P<number>\d+)",
        titles.burmese,
    ),
    _form(
        "MM",
        r"^(?P<title>[^\n]+(?P<kind>ဥပဒေ))\s*\n\((?P<council>နိုင်ငံတော်ငြိမ်ဝပ်)?[^\n]*?အမှတ်\s*(?P<number>\d+)/(?P<year>\d{2,4})",
        titles.burmese,
    ),
    _form(
        "MM",
        r"^(?P<title>[^\n(]{8,120})\n\((?P<year>\d{4})\s*(?:ခုနှစ်|ပြည့်နှစ်)၊[^\n]*?ဥပဒေအမှတ်\s*(?P<number>\d+)",
        titles.burmese,
        PARTLY,
    ),
    _form(
        "MM",
        r"^(?P<title>[^\n]+(?P<kind>Law|LAW))\s*\n\((?:The )?(?P<council>State Law and Order)?[^\n]*?Law No\.\s*"
        r"(?P<number>\d+)/(?P<year>\d{2,4})\)",
        titles.burmese,
    ),
    _form(
        "TL",
        r"(?i)^(?P<title>(?P<kind>lei|decreto-lei|decreto lei|decreto|diploma ministerial|dekretu-lei)\s+"
        r"n\.?\s?[º°o]\.?\s*(?P<number>\d+)\s?/\s?(?P<year>\d{4})[^\n]*(?:\n.+){1,4}?)\n",
        titles.timorese,
    ),
    _form(
        "KH",
        r"^(?P<title>(?:(?P<kind>LAW) ON\s[^a-z\n]+|[A-Z][A-Z ]+ LAW)(?:\n(?!CHAPTER|TITLE|SECTION)[A-Z][^a-z\n(]+)*)$",
        titles.named,
    ),
    _form(
        "KH",
        rf"^(?P<title>(?P<kind>{_KH_LAW})\s*\n?\s*ស្\S{{2,8}}\s*\n?[^\n]{{4,120}}(?:\n(?!នៃ|យើង|ជំពូក|\S{{0,4}}\n)[^\n]{{4,80}})?)",
        titles.named,
        PARTLY,
    ),
    _form("KH", r"^(?P<title>(?P<kind>រដ្ឋធម្មនុញ្ញ)\s*\n?\s*នៃព្រះរាជាណាចក្រកម្ពុជា)", titles.named),
    _form("TH", rf"^(?P<title>{_TH_KIND}\n(?:[^\n]+\n){{1,3}}?)(?=พ\.\s?ศ|พระบาท|โดยที่)", titles.thai, PARTLY),
    _form(
        "VN",  # machine-read: dirt beside the lines
        r"Số\s*:\s*(?P<number>\d+\s?/\s?(?P<year>\d{4})\s?/[\w-]+)(?:.*\n){1,6}?"
        rf"[^\n]{{0,40}}?(?P<title>{_VN_KIND}\s*\n(?:.+\n){{1,8}}?){_VN_AFTER}",
        titles.vietnamese,
        PARTLY,
    ),
)

SHORT_TITLES = (
    re.compile(  # Malaysia, Brunei, Singapore
        r"(?:This Act|This Order)\s+(?:may be cited as|is)\s+the\s+(?P<title>[A-Z][^.;]{4,160}?"
        r"(?:Act|Order)(?:,?\s+\d{4}(?:/\d{2,4})?)?)"
        r"(?=[\s.,;])"
    ),
    re.compile(r"Akta ini\s+bolehlah dinamakan\s+(?P<title>Akta\s[^.;]{4,160}?\d{4})"),
    re.compile(  # the Philippines, Myanmar
        r"This (?:[Aa]ct|Code|Decree|Law)\s+(?:shall|may|is to) be\s+(?:known|called|cited|referred to)"
        r"(?:\s+(?:and|or)\s+(?:may be\s+)?(?:known|cited|referred to))?(?:\s+as)?"
        r"\s*:?,?\s*(?:the\s+)?[“\"‘']?(?:the\s+|The\s+)?"
        r"(?P<title>[A-Z][^.”\"\n;]{4,90}(?:\n[^.”\"\n;]{1,90})?)[.”\"’';]"
    ),
)
"""How a law says in its first article that it is to be cited."""
