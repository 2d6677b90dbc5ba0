"""What a law says of itself before its first article, for files that come without a catalogue row.

Only what is certain: a fact that is not printed in a known form stays None.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.dates import date_in
from ingest.titles import TITLE_FORMS, Found
from kb.text import nfc
from kb.types import Facts, Page, Verdict

FIRST_PAGES = 3  # on which a country is named
LONGEST_TITLE = 400  # characters

_COUNTRY_WORDS = {
    "ID": r"REPUBLIK INDONESIA|Republik Indonesia",
    "MY": r"(?i:laws of malaysia|undang-undang malaysia|parlimen malaysia|law revision, malaysia)",
    "SG": r"(?i:republic of singapore|singapore statutes|parliament of singapore)",
    "BN": r"(?i:laws of brunei|negara brunei darussalam|sultan and yang di-pertuan)",
    "PH": r"(?i:republic of the philippines|republika ng pilipinas|congress of the philippines|\brepublic act no\."
    r"|\bpresidential decree no\.)",
    "KH": r"(?i:kingdom of cambodia)|ព្រះរាជាណាចក្រកម្ពុជា",
    "MM": r"(?i:pyidaungsu hluttaw|union of myanmar|state law and order restoration council)|လွှတ်တော်|မြန်မာ",
    "TL": r"(?i:jornal da república|democrática de timor-leste|timor-leste)",
    "VN": r"(?i:cộng h[òo][aà] xã hội chủ nghĩa việt nam)",
    "TH": r"พระราชบัญญัติ|กฎกระทรวง|พระราชกำหนด|ราชกิจจานุเบกษา|ประกาศกระทรวง|ประมวลกฎหมาย",
    "LA": r"ສາທາລະນະລັດ\s*ປະຊາທິປະໄຕ\s*ປະຊາຊົນລາວ",
}


def country_of(pages: Sequence[Page]) -> str | None:
    """The country (ISO 3166 alpha-2) whose words stand first on the first pages; None where none do."""
    usable = [page.text for page in pages if page.verdict is not Verdict.REJECTED]
    head = nfc("\n".join(usable[:FIRST_PAGES]))
    places = {country: re.search(words, head) for country, words in _COUNTRY_WORDS.items()}
    found = {country: match.start() for country, match in places.items() if match}
    return min(found, key=lambda country: found[country], default=None)


def completed(known: Facts, front: str, text: str) -> Facts:
    """The facts given and, where they are silent, what is printed.

    ``front``: the lines before the first article; ``text``: all lines, since some countries date a
    law at its end.
    """
    title, found = _titled(known.country, front)
    date = date_in(front, text, known.country)
    if found.year and not (date or "").startswith(found.year):
        date = found.year  # the date is that of another law
    return replace(
        known,
        work=known.work or found.work,
        title=known.title or title,
        number=known.number or found.number,
        date=known.date or date,
    )


def _titled(country: str | None, front: str) -> tuple[str | None, Found]:
    for form in TITLE_FORMS:
        match = form.pattern.search(front) if form.country == country else None
        if match:
            title = " ".join(match.group("title").split()).strip(" ,.;:]")
            return (title if len(title) <= LONGEST_TITLE else None), form.read(match.groupdict())
    return None, Found()
