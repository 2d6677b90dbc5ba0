"""How the countries' laws print their titles and numbers, and the work identifiers that follow from them."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kb.text import ascii_digits

BUDDHIST_ERA = 543  # years before the common one

_MINISTRIES = {
    "KETENAGAKERJAAN": "permenaker",
    "TENAGA KERJA DAN TRANSMIGRASI": "permenakertrans",
    "HUKUM DAN HAK ASASI MANUSIA": "permenkumham",
    "DALAM NEGERI": "permendagri",
    "LUAR NEGERI": "permenlu",
    "KEUANGAN": "pmk",
}
_INDONESIAN = {
    "UNDANG-UNDANG": "uu",
    "UNDANG UNDANG": "uu",
    "PERATURAN PEMERINTAH PENGGANTI UNDANG-UNDANG": "perppu",
    "PERATURAN PEMERINTAH": "pp",
    "PERATURAN PRESIDEN": "perpres",
    "KEPUTUSAN PRESIDEN": "keppres",
    "INSTRUKSI PRESIDEN": "inpres",
}
_PHILIPPINE = {
    "republic act": "ra", "presidential decree": "pd", "executive order": "eo", "commonwealth act": "ca",
    "batas pambansa": "bp",
}  # fmt: skip
_VIETNAMESE = {"NĐ-CP": "nghi-dinh", "NQ-CP": "nghi-quyet", "QĐ-TTG": "quyet-dinh", "UBTVQH": "phap-lenh"}
_TIMORESE = {
    "lei": "lei", "decreto-lei": "decreto-lei", "decreto lei": "decreto-lei", "decreto": "decreto",
    "diploma ministerial": "diploma-ministerial", "dekretu-lei": "decreto-lei",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """What a title says of its law; None is not said."""

    number: str | None = None
    year: str | None = None
    work: str | None = None


@dataclass(frozen=True, slots=True)
class TitleForm:
    """One form of title. ``pattern`` has the group ``title`` and those that ``read`` uses."""

    country: str
    pattern: re.Pattern[str]
    read: Callable[[Mapping[str, str | None]], Found]


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("Đ", "D").replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")


def _text(groups: Mapping[str, str | None], name: str) -> str:
    return " ".join((groups.get(name) or "").split())


def _indonesian(groups: Mapping[str, str | None]) -> Found:
    kind, number, year = (_text(groups, name) for name in ("kind", "number", "year"))
    code = _INDONESIAN.get(kind) or _MINISTRIES.get(kind.removeprefix("PERATURAN MENTERI "))
    return Found(f"{number}/{year}", year, f"/akn/id/act/{code}/{year}/{number.lower()}" if code else None)


def _malaysian(groups: Mapping[str, str | None]) -> Found:
    number, year = _text(groups, "number"), _text(groups, "year")
    return Found(_text(groups, "act"), year, f"/akn/my/act/{year}/{number.lower()}")


def _malaysian_bill(groups: Mapping[str, str | None]) -> Found:
    number, year = _text(groups, "number"), _text(groups, "year")
    return Found(f"D.R. {number}/{year}", year, f"/akn/my/bill/{year}/dr-{number}")


def _bruneian(groups: Mapping[str, str | None]) -> Found:
    return Found(f"Chapter {_text(groups, 'number')}")


def _dated(groups: Mapping[str, str | None]) -> Found:
    return Found(year=_text(groups, "year") or None)


def _philippine(groups: Mapping[str, str | None]) -> Found:
    number, year = _text(groups, "number"), _text(groups, "year") or None
    code = _PHILIPPINE.get(_text(groups, "kind").lower())
    digits = number.split()[-1].lower()
    return Found(number, year, f"/akn/ph/act/{code}/{year}/{digits}" if code and year else None)


def _vietnamese(groups: Mapping[str, str | None]) -> Found:
    number, year = _text(groups, "number"), _text(groups, "year")
    suffix = number.split("/")[-1].upper()
    code = next((code for ending, code in _VIETNAMESE.items() if suffix.startswith(ending)), None)
    if suffix.startswith("TT"):
        code = "thong-tu"
    if suffix.startswith("QH"):
        code = "bo-luat" if _text(groups, "kind").upper().startswith("BỘ LUẬT") else "luat"
    return Found(number, year, f"/akn/vn/act/{code}/{year}/{_slug(number)}" if code else None)


def _thai(groups: Mapping[str, str | None]) -> Found:
    return Found(year=str(int(_text(groups, "year")) - BUDDHIST_ERA))


def _lao(groups: Mapping[str, str | None]) -> Found:
    number, year = ascii_digits(_text(groups, "number")), ascii_digits(_text(groups, "year")) or None
    assembly = re.fullmatch(r"0*(\d+)\s*/\s*ສພຊ", number)  # numbers of decrees are not unique to a law
    return Found(number, year, f"/akn/la/act/{year}/{assembly.group(1)}" if assembly and year else None)


def _burmese(groups: Mapping[str, str | None]) -> Found:
    number, year = ascii_digits(_text(groups, "number")), ascii_digits(_text(groups, "year"))
    full = len(year) == 4
    return Found(f"{number}/{year}", year if full else None, f"/akn/mm/act/{year}/{number}" if full else None)


def _timorese(groups: Mapping[str, str | None]) -> Found:
    number, year = _text(groups, "number"), _text(groups, "year")
    code = _TIMORESE.get(_text(groups, "kind").lower())
    return Found(f"{number}/{year}", year, f"/akn/tl/act/{code}/{year}/{number}" if code else None)


def _form(country: str, pattern: str, read: Callable[[Mapping[str, str | None]], Found]) -> TitleForm:
    return TitleForm(country, re.compile(pattern, re.MULTILINE), read)


TITLE_FORMS = (
    _form(
        "ID",
        r"^(?P<title>(?P<kind>(?:UNDANG.UNDANG|PERATURAN|KEPUTUSAN|INSTRUKSI)[A-Z \n-]*?)\s+REPUBLIK INDONESIA"
        r"\s+NOMOR\s*:?\s*(?P<number>\d+[A-Z]?)\s+TAHUN\s+(?P<year>\d{4})\s+TENTANG\s+(?:.+\n){1,7}?)"
        r"(?=DENGAN RAHMAT|PRESIDEN REPUBLIK|MENTERI )",
        _indonesian,
    ),
    _form(
        "MY",
        r"^(?P<act>(?:Act|Akta|ACT|AKTA)\s+(?P<number>A?\d+))\n"
        r"(?P<title>(?:[A-Z][^a-z\n]*\n){0,3}?[A-Z][^a-z\n]*?(?P<year>\d{4})(?:/\d{2,4})?)$",
        _malaysian,
    ),
    _form(
        "MY",
        r"^D\.\s?R\.\s*(?P<number>\d+)/(?P<year>\d{4})\n(?P<title>(?:[A-Z][^a-z\n]*\n){0,3}?[^a-z\n]*\d{4})$",
        _malaysian_bill,
    ),
    _form("SG", r"^(?!THE STATUTES)(?P<title>[A-Z][^a-z\n]* ACT (?P<year>\d{4}))$", _dated),
    _form("BN", r"^(?:CHAPTER|Chapter)\s+(?P<number>\d+[A-Z]?)\n(?P<title>[A-Z][^\n]{3,80})$", _bruneian),
    _form(
        "PH",
        r"^\[?\s*(?P<title>(?P<number>(?P<kind>(?i:republic act|presidential decree|executive order|batas pambansa"
        r"|commonwealth act|department order))\s+(?i:no\.|blg\.)\s*[\w-]+)[^\n]*?(?P<year>\d{4})?[^\n\d]*"
        r"(?:\n.+?){0,8}?)\s*\n"
        r"(?=Be it enacted|Pursuant|WHEREAS|By virtue|In (?:line|accordance)|PRELIMINARY|CHAPTER|TITLE|RULE|BOOK)",
        _philippine,
    ),
    _form(
        "VN",
        r"(?:Số|Luật số|Bộ luật số)\s*:\s*(?P<number>\d+/(?P<year>\d{4})/[\w-]+)(?:.*\n){1,9}?"
        r"(?P<title>(?P<kind>NGHỊ ĐỊNH|THÔNG TƯ|LUẬT|BỘ LUẬT|NGHỊ QUYẾT|QUYẾT ĐỊNH|PHÁP LỆNH)\s*\n(?:.+\n){1,8}?)"
        r"(?=Căn cứ|BỘ TRƯỞNG|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|Chương|Theo đề nghị|\Z)",
        _vietnamese,
    ),
    _form(
        "TH",
        r"^(?P<title>(?:พระราชบัญญัติ|กฎกระทรวง|พระราชกำหนด|พระราชกฤษฎีกา)(?:[^\n]*\n){1,4}?"
        r"(?:พ\.ศ\.|พุทธศักราช|พระพุทธศักราช)\s*(?P<year>\d{4}))$",
        _thai,
    ),
    _form(
        "LA",
        r"ເລກທີ\s*(?P<number>\d+\s*/\s*\S+)\n(?:.*\n){0,4}?(?:.*ວັນທີ[^\n]*?(?P<year>\d{4})\n)?"
        r"(?P<title>(?:ກົດໝາຍ|ກົດຫມາຍ|ດໍາລັດ|ດຳລັດ|ຂໍ້ຕົກລົງ)\s*\n?ວ່າດ້ວຍ[^\n]+)",
        _lao,
    ),
    _form(
        "MM",
        r"(?P<title>[^\n]+ဥပဒေ)\s*\n\(?(?P<year>\d{4})\s*(?:ခုနှစ်|ပြည့်နှစ်)၊[^\n]*?အမှတ်\s*(?P<number>\d+)",
        _burmese,
    ),
    _form(
        "MM",
        r"(?P<title>[^\n]+(?:Law|LAW))\s*\n\(?The [^\n]*?Law No\.\s*(?P<number>\d+)/(?P<year>\d{2,4})\)",
        _burmese,
    ),
    _form(
        "TL",
        r"(?i)^(?P<title>(?P<kind>lei|decreto-lei|decreto lei|decreto|diploma ministerial|dekretu-lei)\s+"
        r"n\.?\s?[º°o]\.?\s*(?P<number>\d+)\s?/\s?(?P<year>\d{4})[^\n]*(?:\n.+){1,4}?)\n",
        _timorese,
    ),
    _form("KH", r"^(?P<title>LAW ON\s[A-Z][^a-z\n]+)", lambda groups: Found()),
)


_READERS: Mapping[str, Callable[[Mapping[str, str | None]], Found]] = {
    "ID": _indonesian, "MY": _malaysian, "PH": _philippine, "VN": _vietnamese, "MM": _burmese, "TL": _timorese,
}  # fmt: skip


def work_of(country: str | None, groups: Mapping[str, str | None]) -> str | None:
    """The identifier of a law of this country by the ``kind``, ``number`` and ``year`` printed of it."""
    reader = _READERS.get(country or "")
    if reader is None or not groups.get("number") or not groups.get("year"):
        return None
    kind = re.sub(r"\s+REPUBLIK INDONESIA\b", "", _text(groups, "kind").upper())
    return reader({**groups, "kind": kind if country == "ID" else groups.get("kind")}).work
