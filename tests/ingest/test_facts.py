"""What laws say of themselves: country, title, number, date, and the identifier that follows."""

import pytest

from ingest.facts import completed, country_of
from kb.types import Facts, Page, ReadBy, Verdict

FRONTS = {
    "ID": (
        "PERATURAN PEMERINTAH REPUBLIK INDONESIA\nNOMOR 77 TAHUN 2031\nTENTANG\nCONTOH SAJA\nDENGAN RAHMAT TUHAN\n",
        "/akn/id/act/pp/2031/77", "77/2031", "2031-03-04",
    ),
    "MY": ("LAWS OF MALAYSIA\nAct 9999\nEXAMPLE ACT 2031\n", "/akn/my/act/2031/9999", "Act 9999", "2031"),
    "VN": (
        "CHÍNH PHỦ\nSố: 77/2031/NĐ-CP\nHà Nội, ngày 04 tháng 3 năm 2031\nNGHỊ ĐỊNH\nQuy định ví dụ\nCăn cứ Luật\n",
        "/akn/vn/act/nghi-dinh/2031/77-2031-nd-cp", "77/2031/NĐ-CP", "2031-03-04",
    ),
    "TH": (
        "พระราชบัญญัติ\nตัวอย่าง\nพ.ศ. ๒๕๗๔\nให้ไว้ ณ วันที่ ๔ มีนาคม พ.ศ. ๒๕๗๔\n", None, None, "2031-03-04",
    ),
    "LA": (
        "ເລກທີ 77/ສພຊ\nນະຄອນຫຼວງວຽງຈັນ, ວັນທີ 4 ມີນາ 2031\nກົດໝາຍ\nວ່າດ້ວຍຕົວຢ່າງ\n",
        "/akn/la/act/2031/77", "77/ສພຊ", "2031-03-04",
    ),
    "PH": (
        "Presidential Decree No. 9999 of 2031\nEXAMPLE CODE\nWHEREAS, examples are needed\n",
        "/akn/ph/act/pd/2031/9999", "Presidential Decree No. 9999", "2031",
    ),
    "TL": (
        "DECRETO-LEI N.º 77/2031\nde 4 de março de 2031\nEXEMPLO\nTexto\n",
        "/akn/tl/act/decreto-lei/2031/77", "77/2031", "2031-03-04",
    ),
    "MM": ("Example Law\n(The Pyidaungsu Hluttaw Law No. 77/2031)\n", "/akn/mm/act/2031/77", "77/2031", "2031"),
    "SG": ("EXAMPLE ACT 2031\n", None, None, "2031"),
}  # fmt: skip
ENDS = {"ID": "Ditetapkan di Contoh\npada tanggal 4 Maret 2031\n"}


@pytest.mark.parametrize("country", FRONTS)
def test_facts_are_read_from_the_front_of_a_law(country: str) -> None:
    front, work, number, date = FRONTS[country]
    found = completed(Facts(country=country), front, front + ENDS.get(country, ""))
    assert (found.work, found.number, found.date) == (work, number, date)
    assert found.title


def test_given_facts_are_kept() -> None:
    front, _, _, _ = FRONTS["MY"]
    found = completed(Facts(country="MY", title="Given", work="/akn/my/act/1/2"), front, front)
    assert (found.title, found.work, found.number) == ("Given", "/akn/my/act/1/2", "Act 9999")


def test_what_is_not_printed_stays_unknown() -> None:
    assert completed(Facts(country="ID"), "Sebuah teks tanpa judul\n", "Pasal 1") == Facts(country="ID")


def test_an_unknown_ministry_gives_no_identifier() -> None:
    front = "PERATURAN MENTERI CONTOH REPUBLIK INDONESIA\nNOMOR 5 TAHUN 2031\nTENTANG\nX\nDENGAN RAHMAT\n"
    assert completed(Facts(country="ID"), front, front).work is None


def test_the_country_is_that_whose_words_stand_first() -> None:
    def page(text: str) -> list[Page]:
        return [Page(1, text, 595, 842, ReadBy.TEXT, Verdict.OK)]

    assert country_of(page("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")) == "VN"
    assert country_of(page("REPUBLIC OF THE PHILIPPINES and the Kingdom of Cambodia")) == "PH"
    assert country_of(page("An agreement between two states")) is None
