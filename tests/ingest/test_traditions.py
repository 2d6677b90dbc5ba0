"""Each drafting tradition on lines of our own: labels, headings, chapters, schedules."""

import re

import pytest

from ingest.structure import Structure, structure
from ingest.traditions import TRADITIONS, of_country
from kb.types import COUNTRIES, LANGUAGES, Page, ReadBy, Role, Verdict


def read(text: str, country: str | None) -> Structure:
    return structure([Page(1, text, 595, 842, ReadBy.TEXT, Verdict.OK)], country, ())


LAWS = {
    "ID": ("BAB I\nKETENTUAN UMUM\nPasal 1\nSatu hal.\nPasal 2\nDua hal.\nPasal 2A\nTiga hal.", ["1", "2", "2A"]),
    "MY": ("Tafsiran\n1. Dalam Akta ini.\nLarangan\n2. (1) Tiada seorang pun.\nLevi\n2A. Levi.\n3—5. (Dipotong)\nAm\n"
           "6. Am.", ["1", "2", "2A", "3-5", "6"]),
    "SG": ("Short title\n1. This Act is the Act.\nDuty\n2.—(1) A person must.\nMore\n2AA.—(1) A.\nLast\n3. End.",
           ["1", "2", "2AA", "3"]),
    "PH": ("SECTION 1. Title. – This Act is one.\nSEC. 2. Scope. – It applies.\nSEC. 3-A. More. – Yes.",
           ["1", "2", "3-A"]),
    "VN": ("Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nNội dung.\nĐiều 2. Đối tượng\nNội dung.\nĐiều 2a. Khác\nX.",
           ["1", "2", "2A"]),
    "TH": ("หมวด ๑\nบททั่วไป\nมาตรา ๑ ข้อความหนึ่ง\nมาตรา ๒ ข้อความสอง\nมาตรา ๒ ทวิ ข้อความสาม\nมาตรา ๓ สี่\nมาตรา ๓/๑ ห้า",
           ["1", "2", "2 bis", "3", "3/1"]),
    "LA": ("ຫມວດທີ 1 ທົ່ວໄປ\nມາດຕາ 1 ຈຸດປະສົງ\nຂໍ້ຄວາມ.\nມາດຕາ 2 (ໃໝ່) ແຮງງານ\nຂໍ້ຄວາມ.", ["1", "2"]),
    "KH": ("ជំពូកទី ១\nទូទៅ\nមាត្រា ១ .-\nអត្ថបទ។\nមាត្រា ២ ថ្មី .-\nអត្ថបទ។", ["1", "2"]),
    "MM": ("အခန်း (၁)\nအမည်\n၁။ ဤဥပဒေကို ခေါ်သည်။\n၂။ ဤဥပဒေတွင် ပါသည်။\n၂-က။ ထပ်မံ ပါသည်။", ["1", "2", "2A"]),
    "TL": ("CAPÍTULO I\nGERAL\nArtigo 1.º\nObjeto\nO presente diploma.\nArtigo 2.º\nÂmbito\nAplica-se.\n"
           "Artigo 2.º-A\nMais\nAinda.", ["1", "2", "2-A"]),
}  # fmt: skip


@pytest.mark.parametrize("country", LAWS)
def test_the_articles_of_a_tradition_are_found(country: str) -> None:
    text, numbers = LAWS[country]
    assert [one.article for one in read(text, country).provisions if one.article] == numbers


@pytest.mark.parametrize("country", LAWS)
def test_they_are_found_where_the_country_is_unknown(country: str) -> None:
    text, numbers = LAWS[country]
    assert [one.article for one in read(text, None).provisions if one.article] == numbers


@pytest.mark.parametrize(
    ("country", "text", "headings"),
    [
        ("MY", LAWS["MY"][0], ["Tafsiran", "Larangan", "Levi", None, "Am"]),
        ("PH", LAWS["PH"][0], ["Title", "Scope", "More"]),
        ("VN", LAWS["VN"][0], ["Phạm vi", "Đối tượng", "Khác"]),
        ("LA", LAWS["LA"][0], ["ຈຸດປະສົງ", "ແຮງງານ"]),
        ("TL", LAWS["TL"][0], ["Objeto", "Âmbito", "Mais"]),
        ("PH", "ARTICLE 1. Every person must act with justice.\nARTICLE 2. Laws are binding.", [None, None]),
        ("PH", "SEKSYON 1. Pamagat. — Ito ay halimbawa.\nSEKSYON 2. Saklaw. — Lahat.", ["Pamagat", "Saklaw"]),
        ("VN", "Điều 1. Quyết định này có hiệu lực.\nĐiều 2. Các ông chịu trách nhiệm.", [None, None]),
    ],
)
def test_headings_stand_where_the_tradition_sets_them(country: str, text: str, headings: list[str | None]) -> None:
    assert [one.heading for one in read(text, country).provisions if one.article] == headings


@pytest.mark.parametrize(
    ("country", "text", "path"),
    [
        ("ID", "BAB I\nUMUM\nBagian Kesatu\nDasar\nPasal 1\nA.\nBAB II\nLAIN\nPasal 2\nB.", ("BAB II LAIN",)),
        ("VN", "Chương I\nCHUNG\nMục 1. A\nĐiều 1. X\nA.\nMục 2. B\nĐiều 2. Y\nB.", ("Chương I CHUNG", "Mục 2. B")),
        ("TL", "TÍTULO I\nA\nCAPÍTULO I\nB\nArtigo 1.º\nX\nA.\nCAPÍTULO II\nC\nArtigo 2.º\nY\nB.",
         ("TÍTULO I A", "CAPÍTULO II C")),
    ],
)  # fmt: skip
def test_a_chapter_closes_those_of_its_level_and_below(country: str, text: str, path: tuple[str, ...]) -> None:
    assert read(text, country).provisions[-1].path == path


def test_regulations_numbered_by_clause_are_read_in_thai() -> None:
    found = read("กฎกระทรวง\nข้อ ๑ ให้ยกเลิก\nข้อ ๒ ในกฎนี้\nข้อ ๓ ผู้ใดประสงค์", "TH")
    assert [one.article for one in found.provisions if one.article] == ["1", "2", "3"]


def test_acts_printed_after_a_thai_act_are_appended() -> None:
    found = read(
        "มาตรา ๑ ชื่อ\nมาตรา ๒ วันใช้\nมาตรา ๓ นิยามของคำทั้งหลายในพระราชบัญญัตินี้\nผู้รับสนองพระราชโองการ\nนายก\n"
        "หมายเหตุ :- เหตุผลในการประกาศใช้คือเพื่อให้มีตัวอย่างของกฎหมายที่ยาวพอสมควร\n"
        "มาตรา ๒ พระราชบัญญัตินี้ให้ใช้บังคับ\nมาตรา ๘ ให้รัฐมนตรี",
        "TH",
    )
    assert [one.article for one in found.provisions if one.role is Role.MAIN] == ["1", "2", "3"]
    appended = [(one.key, one.article) for one in found.provisions if one.role is Role.APPENDED and one.article]
    assert appended == [("appended__art_2", "2"), ("appended__art_8", "8")]


@pytest.mark.parametrize(
    ("country", "text", "kept"),
    [
        ("TH", "มาตรา ๑ ข้อความหนึ่ง\nมาตรา ๒ ให้ใช้บังคับหมวด ๒ หมวด ๓\n"
               "หมวด ๕ หมวด ๖ และความในมาตรา ๙ เมื่อพ้นกำหนด\nมาตรา ๓ สาม",
         "หมวด ๕ หมวด ๖ และความในมาตรา ๙"),
        ("TH", "มาตรา ๑ หนึ่ง\nมาตรา ๒ ปรับตามกฎหมายใน\nบัญชีท้ายพระราชบัญญัตินี้ เป็นความผิดทางพินัย\nมาตรา ๓ สาม",
         "บัญชีท้ายพระราชบัญญัตินี้"),
        ("PH", "SECTION 1. Causes. – The following:\nSECTION 2. Partition. – It ceases:\nSUBSECTION 3. Nullity\n"
               "(1) When the testator made it;\nSECTION 3. End. – Yes.", "(1) When the testator made it;"),
    ],
)  # fmt: skip
def test_text_that_looks_like_a_heading_stays_in_its_article(country: str, text: str, kept: str) -> None:
    [article] = [one for one in read(text, country).provisions if one.article == "2"]
    assert kept in " ".join(article.text.split())


@pytest.mark.parametrize(
    ("country", "text", "path"),
    [
        ("PH", "SECTION 1. One. – This is it.\nII. ILLEGAL RECRUITMENT\nSEC. 2. Two. – And this.",
         "II. ILLEGAL RECRUITMENT"),
        ("KH", "Article 1. One is here.\nB. Contracts of Unspecified Duration\nArticle 2. Two is here.",
         "B. Contracts of Unspecified Duration"),
        ("ID", "Pasal 1\nSatu hal.\nBAB II KETENTUAN PENUTUP\nPasal 2\nDua hal.", "BAB II KETENTUAN PENUTUP"),
    ],
)  # fmt: skip
def test_a_heading_between_articles_is_in_the_path_of_the_next(country: str, text: str, path: str) -> None:
    first, second = (one for one in read(text, country).provisions if one.article)
    assert second.path == (path,)
    assert path not in first.text


def test_the_gazette_number_below_an_elucidation_is_no_part_of_it() -> None:
    text = (
        "Pasal 1\nSatu.\nPasal 2\nDua.\nPENJELASAN\nATAS\nUNDANG-UNDANG\nPasal 1\nCukup jelas.\nPasal 2\nCukup jelas."
    )
    found = read(f"{text}\nTAMBAHAN LEMBARAN NEGARA REPUBLIK INDONESIA NOMOR 4279", "ID").provisions
    assert [one.text for one in found if one.role is Role.ELUCIDATION][-1] == "Pasal 2\nCukup jelas."
    assert found[-1].text.startswith("TAMBAHAN LEMBARAN NEGARA")


def test_every_country_and_language_has_a_tradition() -> None:
    assert all(of_country(country) != TRADITIONS for country in COUNTRIES)
    assert {language for one in TRADITIONS for language in one.languages} == set(LANGUAGES)
    assert of_country(None) == TRADITIONS


def test_no_pattern_takes_forever_on_hostile_lines() -> None:
    hostile = "\n".join(["Pasal " + "1 " * 200, "A" * 5000, "1" * 5000, "(" * 3000, "Điều " * 900, "Section 1." * 500])
    for one in TRADITIONS:
        patterns = [label.pattern for label in one.labels] + list(one.divisions)
        patterns += [value for name in one.__slots__ if isinstance(value := getattr(one, name), re.Pattern)]
        for pattern in patterns:
            pattern.search(hostile)
