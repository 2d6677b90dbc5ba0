"""Dates of enactment as laws print them, in ISO form; Buddhist years become common ones."""

import re

from ingest.titles import BUDDHIST_ERA
from kb.text import ascii_digits

_MONTHS = {
    "ID": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "VN": "1 2 3 4 5 6 7 8 9 10 11 12",
    "TH": "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
    "LA": "ມັງກອນ ກຸມພາ ມີນາ ເມສາ ພຶດສະພາ ມິຖຸນາ ກໍລະກົດ ສິງຫາ ກັນຍາ ຕຸລາ ພະຈິກ ທັນວາ",
    "TL": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "PH": "January February March April May June July August September October November December",
}

_PATTERNS = {
    "ID": r"(?:Disahkan|Ditetapkan)\s+di\s+\w+\s+pada\s+tanggal\s+(?P<day>\d{1,2})\s+(?P<month>\w+)\s+(?P<year>\d{4})",
    "VN": r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})",
    "TH": r"(?:ให้ไว้|ประกาศ)\s*ณ\s*วันที่\s*(?P<day>\d{1,2})\s*(?P<month>\S+?)\s*(?:พ\.ศ\.|พุทธศักราช)\s*(?P<year>\d{4})",
    "LA": r"ວັນທີ\s*(?P<day>\d{1,2})\s*(?P<month>\S+?)\s*(?P<year>\d{4})",
    "TL": r"de\s+(?P<day>\d{1,2})\s+de\s+(?P<month>\w+)\s+de\s+(?P<year>\d{4})|"
          r"\n(?:de\s+)?(?P<day2>\d{1,2})\s+de\s+(?P<month2>\w+)(?:\s+de\s+(?P<year2>\d{4}))",
    "PH": r"Approved[:,]\s*(?P<month>\w+)\s+(?P<day>\d{1,2}),\s+(?P<year>\d{4})",
}  # fmt: skip


_AT_THE_END = ("ID", "PH")  # dated with the signatures


def date_in(front: str, text: str, country: str | None) -> str | None:
    """The date of enactment in YYYY-MM-DD; None where it is not printed in the country's form.

    ``front``: the lines before the first article, where most countries date a law; ``text``: all.
    """
    pattern = _PATTERNS.get(country or "")
    match = re.search(pattern, text if country in _AT_THE_END else front) if pattern else None
    if match is None or country is None:
        return None
    groups = {name.rstrip("2"): value for name, value in match.groupdict().items() if value}
    names = _MONTHS[country].casefold().split()
    month = ascii_digits(groups["month"]).casefold().lstrip("0")
    if month not in names:
        return None
    year = int(groups["year"]) - (BUDDHIST_ERA if country == "TH" else 0)
    return f"{year:04d}-{names.index(month) + 1:02d}-{int(groups['day']):02d}"
