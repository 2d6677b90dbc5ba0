"""Dates of enactment as laws print them, in ISO form; Buddhist years become common ones."""

import re

from ingest.titles import BUDDHIST_ERA
from kb.text import ascii_digits

_ENGLISH = "January February March April May June July August September October November December"
_MONTHS = {
    "ID": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "VN": "1 2 3 4 5 6 7 8 9 10 11 12",
    "TH": "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
    "LA": "ມັງກອນ ກຸມພາ ມີນາ ເມສາ ພຶດສະພາ ມິຖຸນາ ກໍລະກົດ ສິງຫາ ກັນຍາ ຕຸລາ ພະຈິກ ທັນວາ",
    "TL": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "PH": _ENGLISH,
    "MY": _ENGLISH,
    "KH": _ENGLISH,
    "MM": _ENGLISH,
}
_BURMESE = "ဇန်နဝါရီ ဖေဖော်ဝါရီ မတ် ဧပြီ မေ ဇွန် ဇူလိုင် ဩဂုတ် စက်တင်ဘာ အောက်တိုဘာ နိုဝင်ဘာ ဒီဇင်ဘာ"

_PATTERNS = {
    "ID": r"(?:Disahkan|Ditetapkan)\s+di\s+\w+\s+pada\s+tanggal\s+(?P<day>\d{1,2})\s+(?P<month>\w+)\s+(?P<year>\d{4})",
    "VN": r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})",
    "TH": r"(?:ให้ไว้|ประกาศ)\s*ณ\s*วันที่\s*(?P<day>\d{1,2})\s*(?P<month>\S+?)\s*(?:พ\.ศ\.|พุทธศักราช)\s*(?P<year>\d{4})",
    "LA": r"ວັນທີ\s*(?P<day>\d{1,2})\s*(?P<month>\S+?)\s*(?P<year>\d{4})",
    "TL": r"de\s+(?P<day>\d{1,2})\s+de\s+(?P<month>\w+)\s+de\s+(?P<year>\d{4})|"
          r"\n(?:de\s+)?(?P<day2>\d{1,2})\s+de\s+(?P<month2>\w+)(?:\s+de\s+(?P<year2>\d{4}))",
    "PH": r"Approved[:,]\s*(?P<month>\w+)\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})"
          r"|\n(?P<day2>\d{1,2})\s+(?P<month2>[A-Z]{3,9})\s+(?P<year2>\d{4})\n"
          r"|(?i:this)\s+(?P<day3>\d{1,2})(?:st|nd|rd|th)\s+day\s+of\s+(?P<month3>\w+),?\s+(?P<year3>\d{4})",
    "MY": r"Date of Royal Assent[\s….]*(?P<day>\d{1,2})\s+(?P<month>\w+)\s+(?P<year>\d{4})",
    "KH": r"(?i:promulgated)\s+on\s+(?P<month>[A-Z]\w+)\s+(?P<day>\d{1,2}),\s+(?P<year>\d{4})"
          r"|Royal Palace,\s+Phnom Penh,\s+(?P<month2>[A-Z]\w+)\s+(?P<day2>\d{1,2}),\s+(?P<year2>\d{4})"
          r"|Royal Palace,\s+Phnom Penh,\s+(?P<day3>\d{1,2})\s+(?P<month3>[A-Z]\w+)\s+(?P<year3>\d{4})",
    "MM": r"\((?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<month>[A-Z]\w+),?\s+(?P<year>\d{4})\)"
          r"|\((?P<year2>\d{4})\s*(?:ခုနှစ်|ပြည့်နှစ်)၊\s*(?P<month2>\S+?)လ\s*(?P<day2>\d{1,2})\s*ရက်\)",
}  # fmt: skip
_YEARS = {
    "KH": r"(?:ភ្នំពេញ|អនុម\S{1,3}ត)\S{0,6}\s*ថ្ងៃ\s*ទី\s*\S{1,3}\s*ខែ\s*\S+\s*ឆ្នាំ\s*(?P<year>\d{4})",
}
"""Where the day that is printed is not that of the enactment, but the year is."""

_AT_THE_END = ("ID", "PH", "KH", "TH")  # dated with the signatures; Thai acts before their first section


def date_in(front: str, text: str, country: str | None) -> str | None:
    """The date of enactment, YYYY-MM-DD or YYYY; None where it is not printed in the country's form.

    ``front``: the lines before the first article, where most countries date a law; ``text``: all.
    """
    for place in (front, text) if country in _AT_THE_END else (front,):
        for match in re.finditer(_PATTERNS.get(country or "", r"(?!)"), place):
            date = _iso(match, str(country))
            if date:
                return date
    year = re.search(_YEARS.get(country or "", r"(?!)"), text)
    return ascii_digits(year.group("year")) if year else None


def _iso(match: re.Match[str], country: str) -> str | None:
    groups = {name.rstrip("23"): value for name, value in match.groupdict().items() if value}
    month = _month(ascii_digits(groups["month"]).casefold().lstrip("0"), country)
    year = int(groups["year"]) - (BUDDHIST_ERA if country == "TH" else 0)
    day = int(groups["day"])
    return f"{year:04d}-{month:02d}-{day:02d}" if month and 1 <= day <= 31 else None


def _month(name: str, country: str) -> int | None:
    """1-12; English names may be cut to three letters."""
    for listed in (_MONTHS[country], _BURMESE) if country == "MM" else (_MONTHS[country],):
        names = listed.casefold().split()
        if name in names:
            return names.index(name) + 1
        short = [one[:3] for one in names]
        if listed == _ENGLISH and name in short:
            return short.index(name) + 1
    return None
