"""What a title says of its law: kind, number, year, and the work identifier that follows from them.

The forms of titles themselves are in ``ingest.titleforms``.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kb.text import ascii_digits

BUDDHIST_ERA = 543  # years before the common one
JANUARY_YEARS = 2484  # the first Buddhist year that began in January: earlier ones end in the next common year

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

Groups = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Found:
    """What a title says of its law; None is not said."""

    number: str | None = None
    year: str | None = None  # of the common era
    work: str | None = None  # with ``{year}`` in the place of a year that only a date may tell
    kind: str | None = None
    year_printed: str | None = None
    sure: float = 1.0  # less where the form leaves a doubt about the year


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("Đ", "D").replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")


def _text(groups: Groups, name: str) -> str:
    return " ".join((groups.get(name) or "").split())


def indonesian(groups: Groups) -> Found:
    """UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 13 TAHUN 2003."""
    kind, number, year = (_text(groups, name) for name in ("kind", "number", "year"))
    code = _INDONESIAN.get(kind) or _MINISTRIES.get(kind.removeprefix("PERATURAN MENTERI "))
    work = f"/akn/id/act/{code}/{year}/{number.lower()}" if code else None
    return Found(f"{number}/{year}", year, work, kind, f"TAHUN {year}")


def malaysian(groups: Groups) -> Found:
    """Act 265, EMPLOYMENT ACT 1955."""
    number, year, act = _text(groups, "number"), _text(groups, "year"), _text(groups, "act")
    return Found(act or None, year, f"/akn/my/act/{year}/{number.lower()}", act.split(" ")[0].title() or None, year)


def malaysian_bill(groups: Groups) -> Found:
    """D.R. 1/2021, RANG UNDANG-UNDANG KERJA (PINDAAN) 2021."""
    number, year = _text(groups, "number"), _text(groups, "year")
    return Found(f"D.R. {number}/{year}", year, f"/akn/my/bill/{year}/dr-{number}", "Rang Undang-Undang", year)


def bruneian(groups: Groups) -> Found:
    """CHAPTER 17, IMMIGRATION, 23 of 1956."""
    number, year = _text(groups, "number"), _text(groups, "year") or None
    return Found(f"Chapter {number}", year, f"/akn/bn/act/{{year}}/cap-{number.lower()}", "Act", year)


def dated(groups: Groups) -> Found:
    """EMPLOYMENT ACT 1968."""
    year = _text(groups, "year") or None
    return Found(year=year, kind=_text(groups, "kind").title() or None, year_printed=year)


def named(groups: Groups) -> Found:
    """A title that tells nothing but the kind of law."""
    return Found(kind=_text(groups, "kind") or None)


def philippine(groups: Groups) -> Found:
    """REPUBLIC ACT NO. 8042; Department Order No. 186, Series of 2017."""
    number, year, kind = _text(groups, "number"), _text(groups, "year") or None, _text(groups, "kind").lower()
    digits = number.split()[-1].lower()
    code, series = _PHILIPPINE.get(kind), _text(groups, "series") or None
    if series:
        return Found(f"{number}, Series of {series}", series, None, "Department Order", f"Series of {series}")
    work = f"/akn/ph/act/{code}/{{year}}/{digits}" if code else None
    return Found(number.replace("NO.", "No.").replace(kind.upper(), kind.title()), year, work, kind.title(), year)


def vietnamese(groups: Groups) -> Found:
    """Số: 219/2025/NĐ-CP ... NGHỊ ĐỊNH."""
    number, year = re.sub(r"\s", "", _text(groups, "number")), _text(groups, "year")
    suffix, kind = number.split("/")[-1].upper(), _text(groups, "kind")
    code = next((code for ending, code in _VIETNAMESE.items() if suffix.startswith(ending)), None)
    if suffix.startswith("TT"):
        code = "thong-tu"
    if suffix.startswith("QH"):
        code = "bo-luat" if kind.upper().startswith("BỘ LUẬT") else "luat"
    return Found(number, year, f"/akn/vn/act/{code}/{year}/{_slug(number)}" if code else None, kind, year)


def thai(groups: Groups) -> Found:
    """พระราชบัญญัติ ... พ.ศ. ๒๕๖๒. The year is of the Buddhist era; before 2484 it began in April."""
    kind = re.match(r"[\u0e00-\u0e7f]+", _text(groups, "title"))
    printed, digits = _text(groups, "printed"), re.sub(r"\s", "", groups.get("year") or "")
    if len(digits) != 4:
        return Found(kind=kind.group() if kind else None)
    year = int(digits)
    sure = 0.5 if year < JANUARY_YEARS or digits != groups.get("year") else 1.0  # or its digits stand apart: misread
    return Found(
        year=str(year - BUDDHIST_ERA), kind=kind.group() if kind else None, year_printed=printed or None, sure=sure
    )


def lao(groups: Groups) -> Found:
    """ເລກທີ 43/ສພຊ ... ກົດໝາຍ ວ່າດ້ວຍ ..."""
    number, year = ascii_digits(_text(groups, "number")), ascii_digits(_text(groups, "year")) or None
    assembly = re.fullmatch(r"0*(\d+)\s*/\s*ສພຊ", number)  # numbers of decrees are not unique to a law
    return Found(number, year, f"/akn/la/act/{{year}}/{assembly.group(1)}" if assembly else None, _text(groups, "kind"))


def burmese(groups: Groups) -> Found:
    """... Law No. 40/2016; အမှတ် ၄၀ with the year before it, or ၈/၉၄."""
    number, year = ascii_digits(_text(groups, "number")), ascii_digits(_text(groups, "year"))
    council = groups.get("council") is not None  # the State Law and Order Restoration Council counted anew
    full = year if len(year) == 4 else f"19{year}" if year else None
    work = f"/akn/mm/act/{{year}}/{'slorc-' if council else ''}{number}"
    return Found(f"{number}/{year}" if year else number, full, work, _text(groups, "kind") or None, year or None)


def timorese(groups: Groups) -> Found:
    """DECRETO-LEI N.º 3/2026."""
    number, year, kind = _text(groups, "number"), _text(groups, "year"), _text(groups, "kind")
    code = _TIMORESE.get(kind.lower())
    return Found(f"{number}/{year}", year, f"/akn/tl/act/{code}/{year}/{number}" if code else None, kind, year)


_READERS: Mapping[str, Callable[[Groups], Found]] = {
    "ID": indonesian, "MY": malaysian, "PH": philippine, "VN": vietnamese, "MM": burmese, "TL": timorese,
}  # fmt: skip


def work_of(country: str | None, groups: Groups) -> str | None:
    """The identifier of a law of this country by the ``kind``, ``number`` and ``year`` printed of it."""
    reader, year = _READERS.get(country or ""), _text(groups, "year")
    if reader is None or not groups.get("number") or not year:
        return None
    kind = re.sub(r"\s+REPUBLIK INDONESIA\b", "", _text(groups, "kind").upper())
    found = reader({**groups, "kind": kind if country == "ID" else groups.get("kind")})
    return found.work and found.work.replace("{year}", found.year or year)
