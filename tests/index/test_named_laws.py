"""Laws that a question names by title: held, catalogued and not held, in neither; generic mentions are no names."""

import pytest

from index.law_names import Law, law_names
from index.named_laws import missing
from index.outcome import judge
from index.question import analyse_question
from index.rank import rank
from index.search import Searcher
from index.titles import mentions
from kb.catalogue import catalogue
from kb.types import Outcome, Query


def law(work: str, title: str, title_en: str | None = None, number: str | None = None) -> Law:
    titles = (title, title_en) if title_en else (title,)
    return Law(work, work.split("/")[2].upper(), law_names(number, title, title_en, work), titles)


LAWS = [
    law("/akn/id/act/uu/2003/13", "Undang-Undang tentang Ketenagakerjaan", "Manpower Act", "13/2003"),
    law("/akn/id/act/uu/2020/11", "Undang-Undang tentang Cipta Kerja", "Job Creation Act", "11/2020"),
    law("/akn/my/act/1955/265", "Akta Kerja 1955", "Employment Act 1955", "Act 265"),
    law("/akn/my/act/1959/155", "Akta Imigresen 1959/63", "Immigration Act 1959/63", "Act 155"),
    law("/akn/sg/act/1990/EFMA1990", "Employment of Foreign Manpower Act 1990"),
    law("/akn/th/act/2562/labour-protection-in-fishing-work", "พระราชบัญญัติคุ้มครองแรงงานในงานประมง พ.ศ. ๒๕๖๒"),
    law("/akn/th/act/2551/tourist-business-and-guide", "พระราชบัญญัติธุรกิจนำเที่ยวและมัคคุเทศก์ พ.ศ. ๒๕๕๑"),
    law("/akn/vn/act/bo-luat/2019/45-2019-qh14", "Bộ luật Lao động", "Labour Code", "45/2019/QH14"),
    law("/akn/vn/act/luat/2015/84-2015-qh13", "Luật An toàn, vệ sinh lao động"),
    law("/akn/ph/act/pd/1974/442", "Labor Code of the Philippines", None, "Presidential Decree No. 442"),
    law("/akn/ph/act/ra/2012/10173", "Data Privacy Act of 2012", None, "Republic Act No. 10173"),
    law("/akn/kh/act/law/1997/kram-cs-rkm-0397-01", "ច្បាប់ស្តីពីការងារ", "Labour Law"),
    law("/akn/la/act/2013/43", "ກົດໝາຍວ່າດ້ວຍແຮງງານ", "Labour Law (amended) 2013", "43/ສພຊ"),
    law("/akn/mm/act/2016/40", "မြန်မာနိုင်ငံရင်းနှီးမြှုပ်နှံမှုဥပဒေ (၂၀၁၆)", "Myanmar Investment Law 2016", "40/2016"),
]


def absent(text: str, *countries: str) -> str | None:
    """What the question names that is not held, as ``judge`` asks it, with no provisions near."""
    question = analyse_question(text, LAWS)
    found = missing(question.titles, countries or question.countries.jurisdictions, ())
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Siapa membayar biaya penempatan menurut UU Pelindungan Pekerja Migran Indonesia?", ()),
        ("Menurut Undang-Undang Pelayaran, siapa nakhoda kapal?", ("ID",)),
        ("Apa hukuman memalsukan paspor menurut KUHP?", ()),
        ("Menurut UUD 1945, bolehkah orang asing memiliki tanah?", ("ID",)),
        ("Mengikut Ordinan Buruh Sarawak, berapa jam kerja sehari?", ()),
        ("Di bawah Akta Pasport 1966, apakah hukuman memalsukan pasport?", ("MY",)),
        ("Apa kata Akta Perikanan 1985 tentang nelayan asing?", ("MY",)),
        ("พ.ร.บ.คนเข้าเมืองให้แจ้งที่พักภายในกี่ชั่วโมง", ()),
        ("พรบ.โรงงาน กำหนดอะไรกับคนงานต่างด้าว", ("TH",)),
        ("พระราชบัญญัติคุ้มครองแรงงานให้ลาคลอดกี่วัน", ("TH",)),
        ("Theo Luật Quốc tịch, bao nhiêu năm thì được nhập tịch?", ("VN",)),
        ("Luật Bảo hiểm xã hội quy định người nước ngoài đóng bao nhiêu?", ()),
        ("Ayon sa Philippine Immigration Act, ilang araw puwedeng manatili ang turista?", ("PH",)),
        ("Ano ang parusa sa ilalim ng Anti-Dummy Law?", ()),
        ("Magkano ang puhunan ayon sa Foreign Investments Act?", ("PH",)),
        ("តើច្បាប់ស្តីពីអន្តោប្រវេសន៍កំណត់ពិន័យប៉ុន្មាន?", ("KH",)),
        ("តើច្បាប់ស្ដីពីសហជីពអនុញ្ញាតជនបរទេសទេ?", ("KH",)),
        ("ກົດໝາຍວ່າດ້ວຍສັນຊາດລາວ ກຳນົດໃຫ້ຢູ່ຈັກປີ", ("LA",)),
        ("ຕາມປະມວນກົດໝາຍອາຍາ ການຄ້າມະນຸດຖືກໂທດຈັກປີ", ("LA",)),
        ("လူမှုဖူလုံရေးဥပဒေအရ နိုင်ငံခြားသား ထည့်ဝင်ရမလား", ("MM",)),
        ("၁၉၅၁ ခုနှစ် အလုပ်ရုံများ အက်ဥပဒေ အရ ဘယ်နှစ်နာရီ အလုပ်လုပ်ရမလဲ", ("MM",)),
        ("Under the Labour Ordinance of Sabah, who needs a licence?", ()),
        ("What does the Passports Act say about forged visas?", ("MY",)),
        ("Under the Prakas on Private Recruitment Agencies, who may be licensed?", ("KH",)),
        ("How long is the ban under Singapore's Passports Act?", ("SG",)),
        ("Segundo a Lei de Migração e Asilo, quanto tempo vale o visto?", ()),
        ("O que diz a Lei do Trabalho?", ("TL",)),
    ],
)
def test_a_law_named_by_a_title_that_is_not_held_is_absent(text: str, countries: tuple[str, ...]) -> None:
    assert absent(text, *countries) is not None


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Berapa jam lembur menurut undang-undang ketenagakerjaan?", ("ID",)),
        ("UU Ketenagakerjaan mengatur cuti berapa hari?", ()),
        ("Siapa yang mengesahkan Peraturan Perusahaan?", ("ID",)),
        ("Apakah Akta Kelahiran anak diperlukan untuk izin tinggal?", ("ID",)),
        ("Apa isi Putusan Mahkamah Konstitusi tentang Cipta Kerja?", ("ID",)),
        ("Mengikut Akta Kerja, berapa hari cuti sakit?", ("MY",)),
        ("Adakah undang-undang buruh benarkan potong gaji?", ("MY",)),
        ("พ.ร.บ.คุ้มครองแรงงานประมงให้พักกี่ชั่วโมง", ()),
        ("พ.ร.บ.มัคคุเทศก์ห้ามคนต่างด้าวไหม", ("TH",)),
        ("กฎหมายแรงงานให้ลาป่วยกี่วัน", ("TH",)),
        ("พ.ร.บ.นี้ใช้กับใคร", ("TH",)),
        ("Luật Lao động quy định giờ làm thêm bao nhiêu?", ("VN",)),
        ("luật lao động quy định giờ làm thêm bao nhiêu?", ("VN",)),
        ("Theo Luật An toàn lao động, ai phải huấn luyện?", ("VN",)),
        ("Người nước ngoài phải theo Luật Việt Nam không?", ("VN",)),
        ("Ilang oras ang trabaho ayon sa Labor Code?", ("PH",)),
        ("Ano ang sinasabi ng batas sa imigrasyon?", ("PH",)),
        ("តើច្បាប់ស្តីពីការងារកំណត់ម៉ោងធ្វើការប៉ុន្មាន?", ("KH",)),
        ("ធ្វើការខុសច្បាប់ ត្រូវទោសអ្វី?", ("KH",)),
        ("ກົດໝາຍວ່າດ້ວຍແຮງງານ ກຳນົດຈັກຊົ່ວໂມງ", ("LA",)),
        ("ເຮັດວຽກຜິດກົດໝາຍ ຖືກປັບໄໝເທົ່າໃດ", ("LA",)),
        ("အလုပ်သမားဥပဒေအရ ဘယ်နှစ်နာရီ အလုပ်လုပ်ရမလဲ", ("MM",)),
        ("ရင်းနှီးမြှုပ်နှံမှုဥပဒေအရ ဘယ်လို လျှောက်ရမလဲ", ("MM",)),
        ("Does the Act apply to domestic workers?", ("SG",)),
        ("What does the labour law say about overtime?", ("SG",)),
        ("Is immigration law strict on overstaying?", ("TH",)),
        ("What does the Foreign Manpower Act say on the levy?", ("SG",)),
        ("What is the levy under the Employment of Foreign Manpower Act?", ("MY",)),
        ("Does the company need a Code of Conduct?", ("SG",)),
        ("Can a Removal Order be appealed?", ("MY",)),
        ("Quantas horas permite a Lei do Trabalho?", ()),
        ("ทุกคนมีสิทธิที่รัฐธรรมนูญหรือกฎหมายให้ไว้ไหม", ()),
        ("Tòa án Hiến pháp có xử việc này không?", ("VN",)),
        ("Qual é a multa por infração à lei de acidentes de trabalho?", ("TH",)),
    ],
)
def test_a_held_law_and_a_generic_mention_are_not_absent(text: str, countries: tuple[str, ...]) -> None:
    assert absent(text, *countries) is None


@pytest.mark.parametrize("held", LAWS, ids=lambda one: one.work)
def test_every_held_title_is_held(held: Law) -> None:
    for title in held.titles:
        assert absent(f"What does the {title} say?", held.country) is None


def test_a_title_in_a_language_of_which_nothing_near_has_one_is_not_judged() -> None:
    question = analyse_question("Apa kata Akta Perlindungan Nelayan 1990?", LAWS)
    assert missing(question.titles, ("MY",), ("/akn/my/act/1955/265",)) is not None
    assert missing(question.titles, ("MY",), ("/akn/my/act/2001/9",)) is None


def test_a_question_full_of_titles_is_read_quickly_and_to_the_end() -> None:
    assert len(list(mentions("Aa Act. Bb Act? " * 120, "eng"))) == 240
    assert not list(mentions("Aa " * 660, "eng"))
    assert len(analyse_question("พ.ร.บ.โรงงาน " * 60, LAWS).titles) >= 1


def test_the_catalogue_is_read_once_and_has_titles() -> None:
    laws = catalogue()
    assert len(laws) > 150
    assert all(one.titles for one in laws)
    assert laws is catalogue()


def test_the_reason_names_the_law_and_its_official_page(searcher: Searcher) -> None:
    result = searcher.search(Query("Ayon sa Philippine Immigration Act, ilang araw ang turista?", countries=("PH",)))
    assert result.outcome is Outcome.OUTSIDE_COVERAGE
    assert not result.hits
    assert "'Philippine Immigration Act', which is not held" in str(result.reason)
    assert "Commonwealth Act No. 613" in str(result.reason)
    assert "official page: https://" in str(result.reason)


def test_a_search_limited_to_a_law_is_not_refused_for_another_name(searcher: Searcher) -> None:
    text = "How many days for an appeal, as in the Passports Act?"
    work = next(law.work for law in searcher.laws if law.country == "SG")
    query = Query(text, works=(work,))
    question = analyse_question(text, searcher.laws)
    outcome, _ = judge(query, question, rank(searcher.index, searcher.encoder, query, question))
    assert outcome is not Outcome.OUTSIDE_COVERAGE
    elsewhere = Query(text, countries=("SG",))
    assert judge(elsewhere, question, rank(searcher.index, searcher.encoder, elsewhere, question))[0] is (
        Outcome.OUTSIDE_COVERAGE
    )
