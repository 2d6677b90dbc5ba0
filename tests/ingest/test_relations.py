"""What articles of our own say they do to other laws, in every drafting tradition."""

import pytest

from ingest.structure import structure
from kb.types import Page, ReadBy, Relation, RelationKind, Verdict

ID_LAW = "Undang-Undang Nomor 13 Tahun 2003 tentang Ketenagakerjaan (Lembaran Negara Tahun 2003 Nomor 39)"
SEE = "sebagaimana telah diubah dengan Undang-Undang Nomor 6 Tahun 2023"


def read(text: str, country: str) -> tuple[Relation, ...]:
    page = Page(1, text, 595, 842, ReadBy.TEXT, Verdict.OK)
    return structure([page], country, ()).relations


def short(found: tuple[Relation, ...]) -> list[tuple[str, str, str | None, str | None]]:
    return [(one.provision, one.kind.value, one.work or one.law, one.article) for one in found]


AMENDMENT = (
    f"Pasal I\nBeberapa ketentuan dalam {ID_LAW} {SEE} diubah sebagai berikut:\n"
    "1. Ketentuan ayat (2) Pasal 42 diubah sehingga berbunyi sebagai berikut:\nPasal 42\n(1) Satu.\n(2) Dua.\n"
    "2. Di antara Pasal 42 dan Pasal 43 disisipkan 1 (satu) pasal, yakni Pasal 42A sehingga berbunyi sebagai berikut:\n"
    "Pasal 42A\nKetentuan Pasal 7 diubah dengan peraturan.\n3. Pasal 44 dihapus.\nPasal II\nMulai berlaku."
)


def test_an_amendment_says_which_articles_it_changes_and_how() -> None:
    work = "/akn/id/act/uu/2003/13"
    assert short(read(AMENDMENT, "ID")) == [
        ("art_I", "amends", work, "art_42"),
        ("art_I", "inserts", work, "art_42A"),
        ("art_I", "repeals", work, "art_44"),
    ]


def test_a_relation_rests_on_words_of_its_provision() -> None:
    page = Page(1, AMENDMENT, 595, 842, ReadBy.TEXT, Verdict.OK)
    found = structure([page], "ID", ())
    texts = {one.key: one.text for one in found.provisions}
    assert found.relations
    for one in found.relations:
        assert texts[one.provision][one.start : one.end] == one.words
        assert one.law == "Undang-Undang Nomor 13 Tahun 2003"
    assert found.relations[0].words == "Ketentuan ayat (2) Pasal 42 diubah"
    assert found.relations[0].confidence == 0.9


def test_machine_reading_lowers_the_confidence() -> None:
    page = Page(1, AMENDMENT, 595, 842, ReadBy.OCR, Verdict.OCR, ("a scan",))
    assert {one.confidence for one in structure([page], "ID", ()).relations} == {0.6}


OTHERS = [
    (
        "ID",
        "Pasal 1\nPada saat Undang-Undang ini mulai berlaku:\na. Undang-Undang Nomor 1 Tahun 1967 tentang Penanaman"
        f" Modal {SEE};\nb. ketentuan dalam Pasal 16 Undang-Undang Nomor 5 Tahun 1983 tentang Zona; dan\n"
        "c. Peraturan Menteri Ketenagakerjaan Nomor 10 Tahun 2018 tentang Tata Cara,\ndicabut dan dinyatakan tidak"
        " berlaku.\nPasal 2\nSelesai.",
        [("repeals", "/akn/id/act/uu/1967/1", None), ("repeals", "/akn/id/act/permenaker/2018/10", None)],
    ),
    (
        "MY",
        "Pindaan\n1. Akta Kerja 1955 [Akta 265], yang disebut “Akta ibu” dalam Akta ini, dipinda dalam seksyen 2.\n"
        "Seksyen 4\n2. Seksyen 4 Akta ibu dipinda dengan memotong perkataan itu.\n"
        "Seksyen 44a\n3. Akta ibu dipinda dengan memotong seksyen 44A.\nAm\n4. Am.",
        [("amends", "/akn/my/act/1955/265", "sec_4"), ("repeals", "/akn/my/act/1955/265", "sec_44A")],
    ),
    (
        "MY",
        "Repeal\n1. The Immigration Ordinance 1952 [Ord. 68 of 1952], and the Sarawak Immigration Ordinance [Cap. 15]"
        " are repealed.\nEnd\n2. Anything done under the Pensions Act 1980 continues.",
        [
            ("repeals", "The Immigration Ordinance 1952 [Ord. 68 of 1952]", None),
            ("repeals", "Sarawak Immigration Ordinance [Cap. 15]", None),
        ],
    ),
    (
        "PH",
        "SECTION 1. Amendment. – Section 7 of Republic Act No. 9372 is hereby amended to read as follows:\n"
        "SEC. 2. Repeal. – All laws inconsistent with this Act are hereby repealed or modified accordingly.\n"
        "SEC. 3. Effect. – Republic Act No. 1234 is hereby repealed.",
        [("amends", "Republic Act No. 9372", "sec_7"), ("repeals", "Republic Act No. 1234", None)],
    ),
    (
        "VN",
        "Điều 1. Sửa đổi, bổ sung một số điều của Luật Bảo hiểm xã hội số 58/2014/QH13 đã được sửa đổi theo Luật số"
        " 35/2018/QH14\n1. Sửa đổi, bổ sung khoản 1 Điều 73 như sau:\n“1. Mức lương.”\n2. Bãi bỏ Điều 80.\n"
        "Điều 2. Hiệu lực\n1. Bãi bỏ toàn bộ Thông tư số 55/2015/TT-BLĐTBXH ngày 16 tháng 12 năm 2015.\n"
        "2. Không được sửa đổi, bổ sung hợp đồng theo khoản 2 Điều 1 của Luật này.",
        [
            ("amends", "/akn/vn/act/luat/2014/58-2014-qh13", "art_73"),
            ("repeals", "/akn/vn/act/luat/2014/58-2014-qh13", "art_80"),
            ("repeals", "/akn/vn/act/thong-tu/2015/55-2015-tt-bldtbxh", None),
        ],
    ),
    (
        "TH",
        "มาตรา ๑ ให้ยกเลิกพระราชบัญญัติบัตรประจำตัวประชาชน พ.ศ. ๒๕๐๕\n"
        "มาตรา ๒ ให้ยกเลิกความในมาตรา ๕ แห่งพระราชบัญญัติสัญชาติ พ.ศ. ๒๕๐๘ และให้ใช้ความต่อไปนี้แทน\n“มาตรา ๕ ใหม่”\n"
        "มาตรา ๓ จบ",
        [
            ("repeals", "พระราชบัญญัติบัตรประจำตัวประชาชน พ.ศ. ๒๕๐๕", None),
            ("amends", "พระราชบัญญัติสัญชาติ พ.ศ. ๒๕๐๘", "art_5"),
        ],
    ),
    (
        "LA",
        "ມາດຕາ 1 ຜົນສັກສິດ\nກົດໝາຍສະບັບນີ້ ປ່ຽນແທນກົດໝາຍວ່າດ້ວຍແຮງງານ ສະບັບເລກທີ 06/ສພຊ, ລົງວັນທີ 27.\nມາດຕາ 2 ທ້າຍ\nຈົບ.",
        [("repeals", "ກົດໝາຍວ່າດ້ວຍແຮງງານ ສະບັບເລກທີ 06/ສພຊ", None)],
    ),
    (
        "MM",
        "၁။ မြန်မာ့သတ္တုတွင်းဥပဒေ ပုဒ်မ ၂၂ ကို ပယ်ဖျက်ရမည်။\n၂။ မြန်မာ့သတ္တုတွင်းဥပဒေ ပုဒ်မ ၄ ကို အောက်ပါအတိုင်း အစားထိုးရမည်။\n၃။ ပြီး၏။",
        [("repeals", "မြန်မာ့သတ္တုတွင်းဥပဒေ", "sec_22"), ("amends", "မြန်မာ့သတ္တုတွင်းဥပဒေ", "sec_4")],
    ),
    (
        "TL",
        "Artigo 1.º\nTexto\nOs artigos 5.º e 7.º da Lei n.º 9/2003, de 15 de outubro, passam a ter outra redação.\n"
        "Artigo 2.º\nRevogação\nÉ revogado o Decreto-Lei n.º 4/2004, de 1 de março.\nArtigo 3.º\nFim\nAplica-se.",
        [
            ("amends", "/akn/tl/act/lei/2003/9", "art_5"),
            ("amends", "/akn/tl/act/lei/2003/9", "art_7"),
            ("repeals", "/akn/tl/act/decreto-lei/2004/4", None),
        ],
    ),
]


@pytest.mark.parametrize(
    ("country", "text", "expected"), OTHERS, ids=[f"{at}-{one[0]}" for at, one in enumerate(OTHERS)]
)
def test_relations_are_read_in_every_tradition(
    country: str, text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert [one[1:] for one in short(read(text, country))] == expected


def test_what_a_law_rests_on_is_read_from_its_preamble() -> None:
    text = (
        "PERATURAN\nMengingat : 1. Undang-Undang Nomor 39 Tahun 2008 tentang Kementerian;\n2. Peraturan Presiden Nomor"
        " 95 Tahun 2020 tentang Kementerian;\nMEMUTUSKAN:\nPasal 1\nSatu.\nPasal 2\nDua."
    )
    assert [one[1:3] for one in short(read(text, "ID"))] == [
        (RelationKind.BASED_ON, "/akn/id/act/uu/2008/39"),
        (RelationKind.BASED_ON, "/akn/id/act/perpres/2020/95"),
    ]


def test_a_law_that_is_not_named_is_not_guessed() -> None:
    assert read("Pasal 1\nKetentuan Pasal 7 diubah oleh Menteri.\nPasal 2\nCukup.", "ID") == ()
    text = "Điều 1. A\nKhông sửa đổi, bổ sung nội dung tại khoản 2 Điều 3.\nĐiều 2. B\nHết."
    assert read(text, "VN") == ()
