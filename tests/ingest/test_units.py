"""Paragraphs and points on articles of our own, in every drafting tradition."""

import pytest

from ingest.structure import Structure, structure
from kb.types import Page, Provision, ReadBy, Unit, Verdict

SECOND = {
    "ID": "Pasal 2\nCukup.",
    "MY": "Umum\n2. Am.",
    "SG": "General\n2. General.",
    "PH": "SEC. 2. End. – Done.",
    "VN": "Điều 2. Khác\nNội dung.",
    "TH": "มาตรา ๒ จบ",
    "LA": "ມາດຕາ 2 ທ້າຍ\nຂໍ້ຄວາມ.",
    "KH": "មាត្រា ២ .-\nអត្ថបទ។",
    "MM": "၂။ ပြီး၏။",
    "TL": "Artigo 2.º\nFim\nAplica-se.",
}


def read(text: str, country: str, lefts: tuple[float, ...] = ()) -> Structure:
    """One page; ``lefts`` are the left edges of its lines in points."""
    starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]
    edges = tuple(zip(starts, lefts, strict=True)) if lefts else ()
    return structure([Page(1, text, 595, 842, ReadBy.TEXT, Verdict.OK, lefts=edges)], country, ())


def first(text: str, country: str, lefts: tuple[float, ...] = ()) -> Provision:
    found = read(f"{text}\n{SECOND[country]}", country, lefts).provisions
    return next(one for one in found if one.article == "1")


def cited(text: str, country: str) -> list[str]:
    return [unit.cited for unit in first(text, country).units]


ARTICLES = {
    "ID": (
        "Pasal 1\n(1) Pemberi kerja wajib:\na. lapor;\nb. bayar:\n1. upah; dan\n2. iuran.\n(2) Cukup.",
        ["Pasal 1 ayat (1)", "Pasal 1 ayat (1) huruf a", "Pasal 1 ayat (1) huruf b",
         "Pasal 1 ayat (1) huruf b angka 1", "Pasal 1 ayat (1) huruf b angka 2", "Pasal 1 ayat (2)"],
    ),
    "MY": (
        "Larangan\n1. (1) Tiada majikan boleh—\n(a) menggaji; atau\n(b) menyimpan.\n(2) Dendanya tetap.",
        ["seksyen 1(1)", "seksyen 1(1)(a)", "seksyen 1(1)(b)", "seksyen 1(2)"],
    ),
    "SG": (
        "Duty\n1.—(1) A person must —\n(a) pay; and\n(b) keep —\n(i) lists; and\n(ii) bills.\n(1A) More.\n(2) End.",
        ["section 1(1)", "section 1(1)(a)", "section 1(1)(b)", "section 1(1)(b)(i)", "section 1(1)(b)(ii)",
         "section 1(1A)", "section 1(2)"],
    ),
    "PH": (
        "SECTION 1. Scope. – It covers:\n(a) Nationals:\n(1) resident; and\n(2) not resident;\n(b) Others.",
        ["SECTION 1(a)", "SECTION 1(a)(1)", "SECTION 1(a)(2)", "SECTION 1(b)"],
    ),
    "VN": (
        "Điều 1. Phạm vi\n1. Người sử dụng lao động phải:\na) Báo cáo;\nb) Lưu;\nc) Trả;\nd) Nộp;\nđ) Gửi.\n2. Hết.",
        ["Điều 1 khoản 1", *(f"Điều 1 khoản 1 điểm {letter}" for letter in "abcdđ"), "Điều 1 khoản 2"],
    ),
    "TH": (
        "มาตรา ๑ นายจ้างต้องดำเนินการ ดังต่อไปนี้\n(๑) แจ้ง\n(ก) ชื่อ\n(ข) ที่อยู่\n(๒) จ่าย",
        ["มาตรา ๑ (๑)", "มาตรา ๑ (๑) (ก)", "มาตรา ๑ (๑) (ข)", "มาตรา ๑ (๒)"],
    ),
    "LA": (
        "ມາດຕາ 1 ໜ້າທີ່\nຜູ້ໃຊ້ແຮງງານ ມີ ດັ່ງນີ້:\n1. ແຈ້ງ;\n2. ຈ່າຍ.",
        ["ມາດຕາ 1 ຂໍ້ 1", "ມາດຕາ 1 ຂໍ້ 2"],
    ),
    "KH": (
        "មាត្រា ១ .-\nនិយោជកត្រូវ៖\nក. ជូនដំណឹង។\nខ. បង់ប្រាក់។",
        ["មាត្រា ១ ចំណុច ក", "មាត្រា ១ ចំណុច ខ"],
    ),
    "MM": (
        "၁။ အလုပ်ရှင်သည် -\n(က) တင်ပြရမည်။\n(၁) အမည်၊\n(၂) လိပ်စာ၊\n(ခ) ပေးရမည်။",
        ["ပုဒ်မ ၁ ပုဒ်မခွဲ (က)", "ပုဒ်မ ၁ ပုဒ်မခွဲ (က) အပိုဒ် (၁)", "ပုဒ်မ ၁ ပုဒ်မခွဲ (က) အပိုဒ် (၂)",
         "ပုဒ်မ ၁ ပုဒ်မခွဲ (ခ)"],
    ),
    "TL": (
        "Artigo 1.º\nObjeto\n1. O empregador deve:\na) Pagar;\nb) Comunicar.\n2. Aplica-se.",
        ["Artigo 1.º, n.º 1", "Artigo 1.º, n.º 1, alínea a)", "Artigo 1.º, n.º 1, alínea b)", "Artigo 1.º, n.º 2"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("country", ARTICLES)
def test_paragraphs_and_points_are_cited_as_their_tradition_cites_them(country: str) -> None:
    text, expected = ARTICLES[country]
    assert cited(text, country) == expected


def test_a_unit_is_a_stretch_of_its_provision_and_holds_those_below_it() -> None:
    provision = first(ARTICLES["ID"][0], "ID")
    by_key = {unit.key: unit for unit in provision.units}
    outer, point = by_key["art_1__para_1"], by_key["art_1__para_1__point_b__point_2"]
    assert provision.text[point.start : point.end] == "2. iuran."
    assert provision.text[outer.start : outer.end].endswith("2. iuran.")
    assert (point.label, point.number, point.name) == ("2.", "2", "ayat (1) huruf b angka 2")


def test_native_digits_are_ascii_in_keys_and_numbers_and_as_printed_in_citations() -> None:
    unit = first(ARTICLES["TH"][0], "TH").units[0]
    assert unit == Unit("art_1__point_1", "(๑)", "1", "(๑)", "มาตรา ๑ (๑)", unit.start, unit.end)


def test_thai_paragraphs_are_counted_where_the_print_indents_them() -> None:
    text = f"มาตรา ๑ ผู้ใดจะทำงานต้องได้รับ\nอนุญาต\nคำขอตามวรรคหนึ่งให้ยื่นต่อนาย\nทะเบียน\n{SECOND['TH']}"
    found = read(text, "TH", (100, 70, 100, 70, 100)).provisions[0]
    assert [(unit.key, unit.cited) for unit in found.units] == [
        ("art_1__para_1", "มาตรา ๑ วรรคหนึ่ง"),
        ("art_1__para_2", "มาตรา ๑ วรรคสอง"),
    ]
    assert found.text[found.units[1].start :] == "คำขอตามวรรคหนึ่งให้ยื่นต่อนายทะเบียน"


def test_thai_paragraphs_are_not_guessed_where_nothing_is_indented() -> None:
    assert first("มาตรา ๑ ผู้ใดจะทำงาน\nต้องขอ\nคำขอให้ยื่นต่อนายทะเบียน", "TH").units == ()


def test_a_cross_reference_at_the_start_of_a_line_is_no_paragraph() -> None:
    text = "Pasal 1\n(1) Ketentuan sebagaimana dimaksud dalam Pasal 5 ayat\n(2) berlaku.\n(2) Cukup.\n(3) Selesai."
    starts = [first(text, "ID").text[unit.start :][:11] for unit in first(text, "ID").units]
    assert starts == ["(1) Ketentu", "(2) Cukup.\n", "(3) Selesai"]


def test_a_mark_that_nothing_follows_is_no_point() -> None:
    assert cited("Pasal 1\nMenteri menetapkan\na. n. Direktur Jenderal.", "ID") == []


def test_letters_go_on_after_h_and_roman_numerals_begin_with_i() -> None:
    letters = "".join(f"({letter}) item;\n" for letter in "abcdefghij").strip()
    assert cited(f"List\n1. The list is —\n{letters}", "SG")[-2:] == ["section 1(i)", "section 1(j)"]
    roman = "List\n1. The list is —\n(a) one —\n(i) first;\n(ii) second;\n(b) two."
    assert cited(roman, "SG") == ["section 1(a)", "section 1(a)(i)", "section 1(a)(ii)", "section 1(b)"]


def test_marks_that_a_print_runs_into_one_line_are_found() -> None:
    assert cited("Duty\n1. A person must —\n(a) pay; and (b) report.", "SG") == ["section 1(a)", "section 1(b)"]


def test_definitions_are_units_with_points_of_their_own() -> None:
    text = "Terms\n1. In this Act —\n“levy” means —\n(a) a fee; or\n(b) a tax;\n“pass” means a card;"
    provision = first(text, "SG")
    assert [unit.key.removeprefix("sec_1__") for unit in provision.units] == [
        "def_1", "def_1__point_a", "def_1__point_b", "def_2",
    ]  # fmt: skip
    assert provision.units[1].cited == "section 1, definition of “levy”, paragraph (a)"


def test_paragraphs_of_a_quoted_article_belong_to_it() -> None:
    text = (
        "Pasal I\nBeberapa ketentuan diubah sebagai berikut:\n1. Ketentuan Pasal 7 diubah sehingga berbunyi sebagai"
        " berikut:\nPasal 7\n(1) Satu.\n(2) Dua.\n2. Ketentuan Pasal 9 diubah sehingga berbunyi sebagai berikut:\n"
        "Pasal 9\n(1) Tiga.\n(2) Empat.\nPasal II\nMulai berlaku."
    )
    found = {one.key: [unit.key for unit in one.units] for one in read(text, "ID").provisions}
    assert found["art_I"] == ["art_I__point_1", "art_I__point_2"]
    assert found["art_I__art_7"] == ["art_I__art_7__para_1", "art_I__art_7__para_2"]


def test_an_elucidation_names_its_paragraphs_in_words() -> None:
    text = (
        "Pasal 1\n(1) Satu.\n(2) Dua.\nDisahkan di Jakarta\nPENJELASAN\nATAS\nUNDANG-UNDANG\nPasal 1\nAyat (1)\n"
        "Huruf a\nCukup jelas.\nHuruf b\nYang dimaksud jelas.\nAyat (2)\nCukup jelas."
    )
    found = next(one for one in read(text, "ID").provisions if one.key == "elucidation__art_1")
    assert [unit.cited for unit in found.units] == [
        "Pasal 1 ayat (1)", "Pasal 1 ayat (1) huruf a", "Pasal 1 ayat (1) huruf b", "Pasal 1 ayat (2)",
    ]  # fmt: skip
