"""The gate lets real text pass and stops glyph soup."""

import pytest

from ingest.gate import has_legacy_font, judge

REAL = {
    "ind": "Pemberi kerja yang mempekerjakan tenaga kerja asing wajib memiliki rencana yang disahkan oleh Menteri "
    "dan dalam jangka waktu tertentu harus melaporkan pelaksanaannya kepada dinas pada setiap tahun.",
    "msa": "Majikan yang menggaji pekerja asing hendaklah mendapatkan kelulusan Ketua Pengarah dan tidak boleh "
    "menamatkan kontrak perkhidmatan itu melainkan dengan notis bertulis mengikut seksyen ini.",
    "eng": "No person shall employ a foreign worker unless the worker holds a valid permit issued under this Part, "
    "and the employer shall keep a copy of the permit at the place of work for the whole of its term.",
    "fil": "Ang bawat manggagawa na nagtatrabaho sa ibang bansa ay dapat may kasulatan na pinagtibay ng kagawaran, "
    "at hindi maaaring bawasan ang kanyang sahod maliban kung may pahintulot niya.",
    "vie": "Người sử dụng lao động phải báo cáo việc sử dụng người lao động nước ngoài với cơ quan có thẩm quyền "
    "trong thời hạn mười ngày kể từ ngày người lao động bắt đầu làm việc tại doanh nghiệp.",
    "por": "O empregador que contrate um trabalhador estrangeiro deve comunicar o facto à autoridade competente no "
    "prazo de dez dias, com a indicação da duração do contrato e das funções que este exerce.",
    "tet": "Ema hotu-hotu ne'ebé servisu iha territóriu nasionál iha direitu atu simu saláriu ho dignidade no la "
    "bele hetan diskriminasaun tanba nia nasaun ka relijiaun iha fatin servisu.",
    "tha": "นายจ้างซึ่งจ้างคนต่างด้าวทำงานต้องแจ้งให้นายทะเบียนทราบภายในสิบห้าวันนับแต่วันที่จ้าง "
    "และต้องเก็บสำเนาใบอนุญาตไว้ ณ สถานที่ทำงานนั้น เพื่อให้พนักงานเจ้าหน้าที่ตรวจสอบได้ตลอดเวลา",
    "lao": "ຜູ້ໃຊ້ແຮງງານທີ່ຈ້າງແຮງງານຕ່າງປະເທດຕ້ອງແຈ້ງໃຫ້ຂະແໜງການແຮງງານຊາບພາຍໃນສິບຫ້າວັນ "
    "ນັບແຕ່ວັນທີ່ຈ້າງເປັນຕົ້ນໄປ ແລະ ຕ້ອງເກັບຮັກສາສຳເນົາໃບອະນຸຍາດໄວ້ທີ່ບ່ອນເຮັດວຽກ",
    "khm": "និយោជកដែលប្រើប្រាស់ពលករបរទេសត្រូវជូនដំណឹងទៅក្រសួងក្នុងរយៈពេលដប់ប្រាំថ្ងៃ "
    "គិតចាប់ពីថ្ងៃដែលពលករនោះចាប់ផ្តើមធ្វើការ ហើយត្រូវរក្សាទុកច្បាប់ចម្លងនៃប័ណ្ណការងារ។",
    "mya": "နိုင်ငံခြားသားအလုပ်သမားကို ခန့်ထားသော အလုပ်ရှင်သည် ခန့်ထားသည့်နေ့မှစ၍ ဆယ့်ငါးရက်အတွင်း "
    "ဝန်ကြီးဌာနသို့ အကြောင်းကြားရမည်။ ခွင့်ပြုချက်မိတ္တူကိုလည်း ထိန်းသိမ်းထားရမည်။",
}
LIMON = (
    "maRta 1>- RKb;GgÁPaBsaFarNTaMgGs; EdlmanCnbreTseFVIkarkñúgRBHraCaNacRkkm<úCa RtUvEtCUndMNwg eTARksYgkarBarkñúg "
    "ry³eBl15éf ¬éf f TI 1¦ KitBIéf EdlcUleFVIkar ehIyRtUvrkSaTukc,ab; cmøgénb½NÑkargarenaHCanic©"
)
TCVN3 = (
    "C¬ quan cã thÈm quyÒn ph¶i xem xÐt hå s¬ cña ng­êi lao ®éng n­íc ngoµi trong thêi h¹n m­êi ngµy kÓ tõ ngµy "
    "nhËn ®­îc ®Çy ®ñ giÊy tê theo quy ®Þnh cña ph¸p luËt ViÖt Nam"
)
VNI = (
    "Ngöôøi söû duïng lao ñoäng phaûi baùo caùo vieäc söû duïng ngöôøi lao ñoäng nöôùc ngoaøi vôùi cô quan coù "
    "thaåm quyeàn trong thôøi haïn möôøi ngaøy keå töø ngaøy baét ñaàu"
)
ZAWGYI = "ႏိုင္ငံျခားသားအလုပ္သမားကို ခန္႔ထားေသာ အလုပ္ရွင္သည္ ဆယ့္ငါးရက္အတြင္း ဝန္ႀကီးဌာနသို႔ အေၾကာင္းၾကားရမည္။"


@pytest.mark.parametrize("language", REAL)
def test_real_text_passes_with_and_without_an_expected_language(language: str) -> None:
    for languages in (None, (language,), (language, "eng")):
        found = judge(REAL[language], fonts=["TimesNewRoman"] * 20, languages=languages)
        assert found.verdict_ok, found.reasons
        assert found.score == 1
        assert found.reasons == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "REPUBLIK INDONESIA\r\n",
        "LAWS OF MALAYSIA\r\n\r\nREPRINT\r\n\r\nAct 999\r\n\r\nMODEL ACT 2020",
        "Nama : ....................\r\nTempat/Tgl Lahir : ....................\r\nNo. Paspor : ............",
        "1.250.000  3,75  2.500.000\r\n1.500.000  4,00  3.000.000\r\n" * 12,
        "Nguyễn Văn An 1980 Hà Nội\r\nTrần Thị Bình 1975 Huế\r\nLê Quốc Cường 1990 Cần Thơ\r\n" * 8,
        "S. RAJARATNAM  TAN AH KOW  MUHD. FAIZ B. ABD. RAHMAN  NG ENG HENG  LIM YEW HOCK  KHAW BOON WAN",
        "(1) RM5,000 (2) RM10,000 HS Code 8471.30 ISO/IEC 17065 MS 1500:2019 Cap. 17 No. 4/2019",
        "P E N J E L A S A N\r\nATAS\r\nPERATURAN PEMERINTAH NOMOR 1 TAHUN 2020",
        "\u2022 kontrak kerja\r\n\uf0b7 paspor yang masih berlaku\r\n\uf0b7 bukti polis asuransi\r\n",
        "Undang\ufffe\r\nUndang ini mulai berlaku pada tanggal diundangkan dan berlaku surut sejak bulan itu",
    ],
    ids=["blank", "one line", "title", "form", "numbers", "names", "initials", "codes", "spaced", "bullets", "hyphen"],
)
def test_a_page_that_says_little_is_not_garbage(text: str) -> None:
    assert judge(text, fonts=[], languages=("ind", "eng")).reasons == ()


@pytest.mark.parametrize("text", [LIMON, TCVN3, VNI], ids=["Limon", "TCVN3", "VNI"])
def test_legacy_letters_are_garbage_even_when_the_font_hides_its_name(text: str) -> None:
    found = judge(text, fonts=["Font1"] * 20, languages=None)
    assert not found.verdict_ok
    assert found.score < 0.7
    assert found.reasons


def test_a_legacy_font_condemns_a_page_by_its_name() -> None:
    fonts = ["ABCDEF+LimonS1"] * 30 + ["Arial"] * 10
    found = judge("bBaØtþi", fonts=fonts, languages=("khm",))
    assert found.reasons == ("the text is in the legacy font ABCDEF+LimonS1, which is not Unicode",)


@pytest.mark.parametrize("font", [".VnTime", "VNI-Times", "Zawgyi-One", "Saysettha OT", "Win Innwa", "ABC-TEXT-05A"])
def test_known_legacy_fonts(font: str) -> None:
    assert has_legacy_font([font])
    assert not has_legacy_font([font, "Arial", "Arial", "Arial"])
    assert not has_legacy_font(["", ""])


@pytest.mark.parametrize(
    "font", ["TimesNewRomanPSMT", "KhmerOSSiemreap", "Pyidaungsu", "Phetsarath OT", "THSarabunPSK"]
)
def test_unicode_fonts_are_not_legacy(font: str) -> None:
    assert not has_legacy_font([font] * 10)


def test_zawgyi_is_told_from_burmese() -> None:
    found = judge(ZAWGYI, fonts=[], languages=("mya",))
    assert found.reasons == ("the Burmese is in the Zawgyi encoding, which is not Unicode",)


@pytest.mark.parametrize("language", ["tha", "lao", "khm", "mya"])
def test_marks_torn_from_their_letters_are_garbage(language: str) -> None:
    marks = (
        "\u0e34\u0e35\u0e48\u0e49\u0eb4\u0eb5\u0ec8\u0ec9\u17b6\u17b7\u17b8\u17bb\u17d2\u102d\u102f\u1030\u103a\u1038"
    )
    torn = "".join(f" {char}" if char in marks else char for char in REAL[language])
    assert not judge(torn, fonts=[], languages=(language,)).verdict_ok


def test_a_broken_map_is_found_by_letters_of_no_language() -> None:
    soup = "ƙពះǍជǁចƙកកមពុជ មƙǂ ៦ ƙពះមǓកƞƙត ƙទង់ ƙគងǍជយសមបតិ ƎបុៃនƙទងƎ"
    assert "letters belong to no language" in judge(soup, fonts=[], languages=("khm",)).reasons[0]


def test_unmapped_glyphs_are_found() -> None:
    for glyph in ("\ufffd", "\ue123", "\x05", "(cid:17)"):
        assert not judge(REAL["eng"][:60] + f" {glyph}" * 10, fonts=[], languages=None).verdict_ok


def test_a_script_of_another_country_is_not_expected() -> None:
    found = judge(REAL["tha"], fonts=[], languages=("khm",))
    assert found.reasons == ("100% of the letters are not Khmer or Latin",)


def test_text_read_across_its_lines_is_garbage() -> None:
    assert not judge("a c co\r\nn i\r\nr t u b\r\n" * 10, fonts=[], languages=("ind",)).verdict_ok
