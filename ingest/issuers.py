"""Who issued a law and where it was published, by what its first pages print."""

import re

from kb.text import nfc

PRINTED = 0.95  # the authority is printed as such
BY_KIND = 0.8  # only this authority issues laws of this kind

_INDONESIAN_MINISTER = re.compile(r"^PERATURAN MENTERI ([A-Z ]+?)(?:\s+REPUBLIK INDONESIA)?$")
_VIETNAMESE = {"CP": "Chính phủ", "TTG": "Thủ tướng Chính phủ", "QH": "Quốc hội", "UBTVQH": "Ủy ban Thường vụ Quốc hội"}
_PRINTED: tuple[tuple[str, re.Pattern[str], str | None], ...] = (
    ("MY", re.compile(r"(?i)the\s+commissioner of law revision,\s+malaysia"), "Commissioner of Law Revision, Malaysia"),
    ("MY", re.compile(r"(?i)pesuruhjaya penyemak undang-undang"), "Pesuruhjaya Penyemak Undang-Undang Malaysia"),
    ("MY", re.compile(r"^D\.\s?R\.\s*\d+/\d{4}", re.MULTILINE), "Parlimen Malaysia"),
    ("PH", re.compile(r"(?i)enacted,?\s+by the senate and\s+house of representatives"), "Congress of the Philippines"),
    ("PH", re.compile(r"(?i)department of labor and employment"), "Department of Labor and Employment"),
    ("PH", re.compile(r"(?i)^presidential decree no", re.MULTILINE), "President of the Philippines"),
    ("PH", re.compile(r"(?i)^republic act no", re.MULTILINE), "Congress of the Philippines"),
    (
        "SG",
        re.compile(r"(?i)the statutes of the republic of singapore|parliament of singapore"),
        "Parliament of Singapore",
    ),
    ("MM", re.compile(r"State Law and Order Restoration Council"), None),
    ("MM", re.compile(r"Pyidaungsu Hluttaw"), None),
    ("MM", re.compile(r"နိုင်ငံတော်ငြိမ်ဝပ်ပိပြားမှုတည်ဆောက်ရေးအဖွဲ့"), None),
    ("MM", re.compile(r"ပြည်ထောင်စုလွှတ်တော်"), None),
    ("LA", re.compile(r"^ສະພາແຫ່ງຊາດ$", re.MULTILINE), None),
    ("LA", re.compile(r"^(?:ລັດຖະບານ|ກະຊວງ\S+)$", re.MULTILINE), None),
    ("TH", re.compile(r"(?:รัฐมนตรีว่าการ)\s*(?P<issuer>กระทรวง\S+?)\s*ออกกฎ"), None),
    ("TH", re.compile(r"(?P<issuer>นายกรัฐมนตรี)\s*ออกกฎ"), None),
    ("TH", re.compile(r"^ประกาศ(?P<issuer>กระทรวง\S+)$", re.MULTILINE), None),
    ("TH", re.compile(r"คำแนะนำ\s*และ\s*ยินยอมของ\s*(?P<issuer>สภานิติบัญญัติแห่งชาติ|รัฐสภา|สภา\S+?)(?=\s|$)"), None),
    ("KH", re.compile(r"(?i)adopted[^.]{0,80}by the (?P<issuer>national assembly)"), None),
    ("KH", re.compile(r"អនុម\S{1,3}ត|រដ្ឋសភានៃព្រះរាជាណាចក្រ"), "រដ្ឋសភា"),
    ("TL", re.compile(r"(?i)o parlamento nacional decreta"), "Parlamento Nacional"),
    ("TL", re.compile(r"(?i)o governo decreta"), "Governo"),
)
_GAZETTES = {
    "ID": re.compile(
        r"(?:TAMBAHAN )?(?:LEMBARAN|BERITA) NEGARA\s+REPUBLIK INDONESIA\s+(?:TAHUN \d{4} NOMOR \d+|No\.\s?\d+,\s?\d{4})"
    ),
    "TH": re.compile(r"เล่ม\s*\d+\s+ตอน(?:ที่|พิเศษ)?\s*[^\n]{1,20}?ราชกิจจานุเบกษา(?:\s+\d{1,2}\s+\S+\s+\d{4})?"),
    "VN": re.compile(r"CÔNG BÁO/Số [^\n]{1,30}?/Ngày \d{1,2}-\d{1,2}-\d{4}"),
    "TL": re.compile(r"(?i)jornal da república[^\n]{0,40}n\.?\s?[º°]\s*\d+[^\n]{0,20}"),
    "MY": re.compile(r"publication in the\s+(?P<gazette>Gazette)[\s….]*(?P<when>\d{1,2} \w+ \d{4})"),
}


def issuer_of(country: str | None, kind: str | None, number: str | None, front: str) -> tuple[str, float] | None:
    """The authority that issued a law and how sure that is; ``front``: its first lines and its first articles."""
    if country == "ID" and kind:
        minister = _INDONESIAN_MINISTER.match(kind)
        if minister:
            return f"Menteri {minister.group(1).title().replace(' Dan ', ' dan ')}", PRINTED
        if kind.startswith("UNDANG"):
            return "Dewan Perwakilan Rakyat dan Presiden Republik Indonesia", BY_KIND
        return "Presiden Republik Indonesia", PRINTED if "PRESIDEN REPUBLIK" in front else BY_KIND
    if country == "VN" and number:
        return _vietnamese(number.split("/")[-1].upper(), front)
    for land, pattern, name in _PRINTED:
        match = pattern.search(front) if land == country else None
        if match:
            return " ".join((name or match.groupdict().get("issuer") or match.group()).split()), PRINTED
    return None


def _vietnamese(suffix: str, front: str) -> tuple[str, float] | None:
    """By the letters at the end of a number: NĐ-CP, QH14, TT-BLĐTBXH with the ministry's name printed."""
    ending = suffix.rsplit("-", 1)[-1].rstrip("0123456789")
    if ending in _VIETNAMESE:
        return _VIETNAMESE[ending], PRINTED
    for line in re.findall(r"^BỘ [^\n]{4,60}(?:\n[^\n]{2,40})??(?=\n(?:BỘ|Số|-|CỘNG))", nfc(front), re.MULTILINE):
        name = " ".join(line.split())
        if "".join(word[0] for word in re.findall(r"\w+", name) if word != "VÀ") == ending:
            return name, PRINTED
    return None


def gazette_of(country: str | None, pages: str) -> str | None:
    """Number and day of the gazette as printed on the first pages."""
    pattern = _GAZETTES.get(country or "")
    match = pattern.search(pages) if pattern else None
    if match is None:
        return None
    return " ".join(" ".join(match.group(*range(1, 3)) if match.groups() else (match.group(),)).split())
