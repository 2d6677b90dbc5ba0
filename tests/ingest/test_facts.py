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
    found = completed(Facts(), country, "und", front, front + ENDS.get(country, ""))
    assert (found.work, found.number, found.date) == (work, number, date)
    assert found.title


def test_given_facts_are_kept() -> None:
    front, _, _, _ = FRONTS["MY"]
    found = completed(Facts(title="Given", work="/akn/my/act/1/2"), "MY", "eng", front, front)
    assert (found.title, found.work, found.number) == ("Given", "/akn/my/act/1/2", "Act 9999")


def test_what_is_not_printed_stays_unknown() -> None:
    found = completed(Facts(), "ID", "und", "Sebuah teks tanpa judul\n", "Pasal 1")
    assert found == Facts(country="ID", confidence={"country": 0.7})


def test_an_unknown_ministry_gives_no_identifier() -> None:
    front = "PERATURAN MENTERI CONTOH REPUBLIK INDONESIA\nNOMOR 5 TAHUN 2031\nTENTANG\nX\nDENGAN RAHMAT\n"
    assert completed(Facts(), "ID", "ind", front, front).work is None


def test_the_country_is_that_whose_words_stand_first() -> None:
    def page(text: str) -> list[Page]:
        return [Page(1, text, 595, 842, ReadBy.TEXT, Verdict.OK)]

    assert country_of(page("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")) == "VN"
    assert country_of(page("REPUBLIC OF THE PHILIPPINES and the Kingdom of Cambodia")) == "PH"
    assert country_of(page("An agreement between two states")) is None


def test_each_fact_comes_with_how_sure_it_is() -> None:
    front, _, _, _ = FRONTS["VN"]
    found = completed(Facts(title="Given"), "VN", "vie", front, front)
    assert found.confidence["title"] == 1
    assert found.issuer == "Chính phủ"
    assert (found.kind, found.year) == ("NGHỊ ĐỊNH", "2031")
    assert all(0.35 <= found.confidence[name] < 1 for name in ("number", "date", "year", "issuer", "work", "kind"))
    assert "gazette" not in found.confidence
    assert found.gazette is None


def test_what_a_machine_read_is_less_sure_and_may_stay_unknown() -> None:
    def read(confidence: float) -> Facts:
        page = Page(1, front, 595, 842, ReadBy.OCR, Verdict.OCR, confidence=confidence)
        return completed(Facts(), "VN", "vie", front, front, [page])

    front, _, _, _ = FRONTS["VN"]
    assert read(0.9).confidence["number"] == pytest.approx(0.855, abs=0.01)
    assert read(0.3).number is None
    assert read(0.3).country == "VN"


def test_years_of_the_buddhist_era_are_converted_and_kept_as_printed() -> None:
    found = completed(Facts(), "TH", "tha", "พระราชบัญญัติ\nตัวอย่าง\nพ.ศ. ๒๕๗๔\n", "")
    assert (found.year, found.year_printed, found.kind) == ("2031", "พ.ศ. ๒๕๗๔", "พระราชบัญญัติ")


def test_a_buddhist_year_that_ended_in_march_tells_no_common_year() -> None:
    found = completed(Facts(), "TH", "tha", "พระราชบัญญัติ\nตัวอย่าง\nพุทธศักราช ๒๔๘๑\n", "")
    assert (found.year, found.date, found.year_printed) == (None, None, "พุทธศักราช ๒๔๘๑")


def test_a_law_is_titled_as_it_says_it_may_be_cited() -> None:
    front = "CHAPTER 99\nEXAMPLES\n7 of 1961\n"
    text = front + "Citation\n1. This Act may be cited as the Examples Act.\n"
    found = completed(Facts(), "BN", "eng", front, text)
    assert (found.title, found.number, found.work) == ("Examples Act", "Chapter 99", "/akn/bn/act/1961/cap-99")
    decree = "Republic Act No. 9999\nAN ACT ON EXAMPLES\nBe it enacted by the Senate\n"
    named = decree + "SECTION 1. This Act shall be known as the “Examples Act of\n2031.”\n"
    found = completed(Facts(), "PH", "eng", decree, named)
    assert (found.title, found.date, found.work) == ("Examples Act of 2031", "2031", "/akn/ph/act/ra/2031/9999")


def test_the_gazette_is_told_as_printed() -> None:
    text = "เล่ม ๑๓๖ ตอนที่ ๖๙ ก ราชกิจจานุเบกษา ๒๗ พฤษภาคม ๒๕๖๒\nพระราชบัญญัติ\nตัวอย่าง\nพ.ศ. ๒๕๖๒\n"
    found = completed(Facts(), "TH", "tha", text, text, [Page(1, text, 595, 842, ReadBy.TEXT, Verdict.OK)])
    assert found.gazette == "เล่ม ๑๓๖ ตอนที่ ๖๙ ก ราชกิจจานุเบกษา ๒๗ พฤษภาคม ๒๕๖๒"


def test_a_language_of_one_country_tells_it() -> None:
    assert country_of([Page(1, "ច្បាប់ស្តីពីឧទាហរណ៍", 595, 842, ReadBy.TEXT, Verdict.OK)]) == "KH"
