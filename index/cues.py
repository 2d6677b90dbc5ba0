"""Words beside a country's name that tell what the country is to the question: data, one entry a language.

Each field is a pattern on the search key (lower case, NFKC), matched next to the name. The longest
cue before the name decides ("mula sa" before "sa"), then what follows it.
"""

from typing import NamedTuple


class Cues(NamedTuple):
    """Before the name unless the field says ``after``; an empty pattern matches nothing."""

    inside: str  # its law is asked for: "in", "deported from"
    toward: str  # someone goes there: "to", "enter"
    origin: str  # someone or something comes from there, or only was there: "from", "born in"
    person: str  # people of it: "orang", "citizens of"
    law: str  # its rules: "undang-undang", "visa for"
    state: str  # may stand between cue and name: "the", "negara"
    sending: str  # anywhere: recruitment for abroad, which the law of home also rules
    both: str  # between two names of one role: "and"
    after_inside: str = ""
    after_toward: str = ""
    after_origin: str = ""
    after_person: str = ""
    after_law: str = ""


_ENGLISH_LAW = (
    r"laws?|legislation|rules?|regulations?|acts?|codes?|statutes?|ordinances?|decrees?|constitution|government|"
    r"authorit(?:y|ies)|courts?|ministry|police|visas?|permits?|pass(?:es)?|minimum wages?|immigration|border|"
    r"tax(?:es)?|levy|embassy|consulate|public holidays?|overtime|licen[cs]es?"
)
_ENGLISH_MODIFIER = (
    r"(?:(?:work|working|labou?r|employment|immigration|migration|domestic|foreign|national|minimum|tourist|student|"
    r"training|social|security|criminal|civil|tax|residence|entry|control|act|holiday|migrant|skilled|unskilled|male|"
    r"female|construction|fishing|seasonal|young|new)\s+)"
)
_ENGLISH_PERSON = (
    r"workers?|nationals?|citizens?|employees?|staff|labou?rers?|maids?|helpers?|nurses?|men|man|women|woman|people|"
    r"persons?|wife|wives|husbands?|spouses?|children|seafarers?|sailors?|crew|fishermen|investors?|directors?|"
    r"managers?|experts?|engineers?|teachers?|students?|trainees?|interns?|tourists?|visitors?|passports?|language|"
    r"company|companies|firms?|employers?|embassy|refugees?|migrants?|guides?|chefs?|cooks?|drivers?|origin|-speaking"
)

ENGLISH = Cues(
    inside=r"in|within|inside|throughout|across|under|(?:deport|expel|remov|repatriat|bann?)(?:ed|s|ing)? from|"
    r"leav(?:e|es|ing)|left|exit(?:ing|s)?|(?:laws?|legislation|rules?|regulations?|government|constitution) (?:of|in)",
    toward=r"to|into|for|towards?|enter(?:s|ing)?|visit(?:s|ing)?|reach(?:es|ing)?",
    origin=r"from|(?:embassy|consulate|obtained|earned|issued|awarded|granted|born|graduated|married|incorporated|"
    r"registered|headquarter(?:s|ed)|parent company|head office|degree|diploma|family|relatives?) (?:\w+ ){0,2}?in|"
    r"embassy of|consulate of|made in|passports? of|language of",
    person=r"(?:citizens?|nationals?|natives?|subjects?|people|residents?|workers?) of|citizenship of|nationality of",
    law=r"(?:visas?|permits?|pass) (?:for|to)(?: (?:enter|work in|live in))?|minimum wage (?:of|in|for)",
    state=r"the|mainland|kingdom of|republic of|state of|country of|rural|all of|whole of",
    sending=r"\b(?:recruit\w*|placement|deploy\w*|brokers?|agenc(?:y|ies)|agents?|sent|sends?|sending|"
    r"embass(?:y|ies)|overseas employment|repatriat\w*|before departure|pre-departure|departure)\b",
    both=r",|/|and|or|&|and in|or in|and the|or the",
    after_person=rf"(?:'s|s')?[\s-]+{_ENGLISH_MODIFIER}*(?:{_ENGLISH_PERSON})\b",
    after_law=rf"(?:'s|s')?\s+{_ENGLISH_MODIFIER}*(?:{_ENGLISH_LAW})\b|'s\b",
)

_MALAY_LAW = (
    r"(?:undang[- ]undang|akta|hukum|peraturan|perundangan|kerajaan|pemerintah|visa|izin|permit|pas|imigrasi|imigresen|"
    r"upah minimum|gaji minimum|umr|jabatan buruh|ketenagakerjaan)(?: (?:kerja|buruh|magang|pekerja|imigresen|imigrasi|"
    r"turis|pelajar|tinggal|masuk|tenaga|perburuhan|ketenagakerjaan|keimigrasian)){0,2}"
)
_MALAY_PERSON = (
    r"(?:orang|warga|warganegara|warga negara|wn|rakyat|bangsa|pekerja|buruh|tenaga kerja|tka|tki|pmi|karyawan|pegawai|"
    r"pembantu|pembantu rumah|art|amah|perawat|jururawat|nelayan|ahli|direktur|pengarah|manajer|pengurus|investor|"
    r"pelabur|pelaut|abk|anak kapal|pelajar|mahasiswa|suami|istri|isteri|perempuan|wanita|lelaki|gadis|anak|"
    r"ekspatriat|ekspat|turis|pelancong|keturunan|kewarganegaraan|kerakyatan|paspor|pasport|bahasa|perusahaan|syarikat|"
    r"majikan|bos|restoran|kedutaan|kedutaan besar|konsulat)(?: (?:asing|migran|domestik|kontrak|tangga))?"
)
MALAY = Cues(
    inside=r"di|negara|dalam|didalam|di dalam|menurut (?:hukum|undang-undang)|mengikut undang-undang|"
    r"(?:dideportasi|diusir|dihantar pulang|keluar|meninggalkan|dideportasikan)(?: dari| daripada)?",
    toward=r"ke|menuju|masuk|memasuki|tujuan|untuk",
    origin=r"dari|daripada|asal|berasal dari|lahir di|lulusan|(?:ijazah|diploma|kantor pusat|ibu pejabat|kedutaan|"
    r"konsulat|didaftarkan|terdaftar)(?: \w+){0,2} di",
    person=_MALAY_PERSON,
    law=_MALAY_LAW,
    state=r"negara|negeri|republik|wilayah|tanah|kerajaan",
    sending=r"\b(?:penempatan|agen|agensi|ejen|calo|perekrutan|merekrut|p3mi|bp2mi|(?:di)?berangkat\w*|pemberangkatan|"
    r"pmi|tki|dikirim|mengirim|penghantaran|dihantar|kedutaan|kbri)\b",
    both=r",|/|dan|atau|serta|dan di|atau di|maupun",
)

VIETNAMESE = Cues(
    inside=r"ở|nước|tại|trong|bên|trên|trên đất|ở bên|(?:trục xuất|rời|ra|xuất cảnh|đuổi)(?: ra)? ?(?:khỏi)?|theo luật",
    toward=r"sang|đi|đến|tới|qua|vào|về",
    origin=r"từ|đến từ|sinh ra ở|(?:bằng cấp|bằng|tốt nghiệp|cấp|trụ sở|công ty mẹ|đại sứ quán|đăng ký)"
    r"(?: \S+){0,2} (?:ở|tại)",
    person=r"(?:người|công dân|lao động|công nhân|chuyên gia|thuyền viên|nhân viên|giám đốc|quản lý|vợ|chồng|con|khách|"
    r"sinh viên|học sinh|quốc tịch|dân|tiếng|hộ chiếu|công ty|doanh nghiệp|chủ|ông chủ|đại sứ quán|gốc|thợ|"
    r"nhà đầu tư|giúp việc|kỹ sư|giáo viên)",
    law=r"(?:luật|pháp luật|bộ luật|nghị định|visa|thị thực|giấy phép lao động|lương tối thiểu|chính phủ|quy định|"
    r"nhập cư|xuất nhập cảnh|thuế)(?: (?:lao động|làm việc|nhập cư|việc làm|du lịch|kỹ năng))?(?: (?:của|đi|sang|ở))?",
    state=r"nước|đất nước|đất|vương quốc|cộng hòa|xứ",
    sending=r"đưa người lao động|đưa đi|phái cử|môi giới|xuất khẩu lao động|dịch vụ đưa|tuyển|công ty dịch vụ|"
    r"đại sứ quán",
    both=r",|/|và|hoặc|hay|và ở|hay ở",
)

FILIPINO = Cues(
    inside=r"sa|bansang|nasa|sa loob ng|dito sa|doon sa|loob ng|"
    r"(?:(?:i?pina)?deport|(?:pina)?alis|palayas)\w*(?: mula)? sa",
    toward=r"(?:papunta|patungo|tungo|punta|pumunta|pupunta|pagpunta|lumipat|pumasok|pagpasok|dumating|bumiyahe|byahe)"
    r"(?:ng)?(?: sa)?|pa-?|para sa|tungong|papuntang|patungong",
    origin=r"mula sa|galing sa|buhat sa|mula|galing|taga-?|taga sa|"
    r"(?:ipinanganak|embahada|konsulado|diploma|nagtapos|kinuha|nakuha|inisyu)(?: \w+){0,2} sa",
    person=r"(?:mamamayan|manggagawa|tao|mga tao|pasaporte|wika|wikang|nasyonalidad|kompanya|embahada)(?: ng| na)?",
    law=r"(?:batas|gobyerno|pamahalaan|visa|permit|imigrasyon|patakaran|minimum wage|sahod)(?: sa \w+)?"
    r"(?: ng| para sa| sa)?",
    state=r"bansang|bansa ng|bansa|republika ng|mga bansa",
    sending=r"\b(?:ahen[sc]iy?a\w*|agency|recruiter\w*|recruit\w*|placement|ofws?|poea|dmw|owwa|deploy\w*|embahada|"
    r"ipinadala|magpadala|kakilala)\b",
    both=r",|/|at|o|at sa|o sa",
    after_person=rf"\s+(?:{_ENGLISH_PERSON})\b",
    after_law=rf"\s+{_ENGLISH_MODIFIER}*(?:{_ENGLISH_LAW})\b|'s\b",
)

PORTUGUESE = Cues(
    inside=r"em|no|na|nos|nas|dentro d[eoa]s?|segundo a lei d[eoa]s?|(?:deportad|expuls|expulsad)[oa]s? d[eoa]s?|"
    r"(?:sair|sai|deixar|saída) d[eoa]s?",
    toward=r"para|para [oa]s?|a|à|ao|aos|às|até|entrar (?:em|n[oa]s?)|visitar",
    origin=r"de|do|da|dos|das|vind[oa]s? d[eoa]s?|nascid[oa]s? (?:em|n[oa]s?)|"
    r"(?:embaixada|consulado|obtid[oa]|emitid[oa]|diploma|curso|registad[oa]|sede)(?: \w+){0,2} (?:em|n[oa]s?)",
    person=r"(?:cidadã[oa]s?|cidadãos|nacion(?:al|ais)|trabalhador(?:es|as?)?|passaportes?|língua|"
    r"nacionalidade) d[eoa]s?",
    law=r"(?:leis?|legislação|código|governo|vistos?|autorização|regras|salário mínimo|imigração|direito)"
    r"(?: (?:de|do|laboral|trabalho|da|imigração|migração|turista|estudante)){0,3}"
    r"(?: (?:para|d[eoa]s?|n[oa]s?|em)(?: [oa]s?)?)?",
    state=r"o|a|os|as|república d[eoa]|reino d[eoa]|país",
    sending=r"\b(?:agências?|agentes?|recruta\w*|colocação|envi\w+|embaixada|angaria\w*)\b",
    both=r",|/|e|ou|e n[oa]s?|ou n[oa]s?|e em|ou em",
)

THAI = Cues(
    inside=r"ใน|ประเทศ|ที่|ณ|อยู่|อยู่ที่|ทำงานอยู่|ทำงาน|ฝึกงาน|ภายใน|ตามกฎหมาย|(?:เนรเทศ|ส่งตัว|ไล่|ขับ|เดินทาง)?ออก(?:นอก|ไปจาก|จาก)|"
    r"เรียนต่อ|เปิดร้าน|ลงทุน",
    toward=r"ไป|มา|เข้า|เข้ามา|สู่|ถึง|กลับ|ไปยัง|ไปทำงาน|มาทำงาน|บิน|ส่งไป",
    origin=r"จาก|มาจาก|ที่มาจาก|เกิดที่|เกิดใน|(?:สถานทูต|สถานกงสุล|วุฒิ|ปริญญา|จบ|จดทะเบียน|สำนักงานใหญ่|บริษัทแม่)\S{0,15}(?:ใน|ที่)|"
    r"(?:จบ|วุฒิ)จาก",
    person=r"คน|ชาว|แรงงาน|คนงาน|ลูกจ้าง|ลูกเรือ|สาว|หนุ่ม|แม่บ้าน|คนใช้|คนรับใช้|สัญชาติ|เชื้อชาติ|ต่างด้าว|ต่างชาติ|ภาษา|พลเมือง|"
    r"พนักงาน|หนังสือเดินทาง|พาสปอร์ต|บริษัท|นายจ้าง|เถ้าแก่|เมีย|ผัว|ภรรยา|สามี|นักลงทุน|นักท่องเที่ยว|ทัวร์|อาหาร|ร้านอาหาร|ผู้หญิง|ผู้ชาย|"
    r"สถานทูต|วิศวกร|ครู|พยาบาล|ประชาชน|เงิน|บาท",
    law=r"กฎหมาย|กฎ|ระเบียบ|รัฐบาล|วีซ่า|วีซ่าทำงาน|ใบอนุญาตทำงาน|ค่าแรงขั้นต่ำ|ค่าแรง|ค่าจ้างขั้นต่ำ|ตม\.?|ศาล|"
    r"(?:กฎหมาย|พ\.?ร\.?บ\.?|พระราชบัญญัติ|ระเบียบ|วีซ่า|ใบอนุญาต|ค่าแรง|ค่าจ้าง|รัฐบาล)\S{0,30}ของ|กฎหมายแรงงาน|กฎหมายคนเข้าเมือง",
    state=r"ประเทศ|เมือง|แดน|สาธารณรัฐ|ราชอาณาจักร|ฝั่ง|เกาะ",
    sending=r"นายหน้า|จัดหางาน|คนหางาน|ส่งไป|ส่งคน|สถานทูต|กองทุนช่วยเหลือ",
    both=r",|/|และ|หรือ|กับ|และใน|หรือใน",
)

LAO = Cues(
    inside=r"ຢູ່|ປະເທດ|ໃນ|ທີ່|ຢູ່ໃນ|ຢູ່ທີ່|ເຮັດວຽກ|ພາຍໃນ|ຕາມກົດໝາຍ|(?:ເນລະເທດ|ໄລ່|ຂັບ|ເດີນທາງ)?ອອກຈາກ|ອອກນອກ",
    toward=r"ໄປ|ມາ|ເຂົ້າ|ເຂົ້າມາ|ສູ່|ຮອດ|ກັບ|ໄປເຮັດວຽກ|ມາເຮັດວຽກ|ໄປຍັງ",
    origin=r"ຈາກ|ມາຈາກ|ເກີດຢູ່|(?:ສະຖານທູດ|ປະລິນຍາ|ຈົບ|ຈົດທະບຽນ)\S{0,15}(?:ຢູ່|ໃນ)",
    person=r"ຄົນ|ຊາວ|ແຮງງານ|ກຳມະກອນ|ກໍາມະກອນ|ພົນລະເມືອງ|ສັນຊາດ|ເຊື້ອຊາດ|ພາສາ|ຄົນງານ|ລູກຈ້າງ|ພະນັກງານ|ນັກລົງທຶນ|ນັກທ່ອງທ່ຽວ|"
    r"ຜູ້ຍິງ|ຜູ້ຊາຍ|ບໍລິສັດ|ນາຍຈ້າງ|ເມຍ|ຜົວ|ພາສປອດ|ໜັງສືຜ່ານແດນ|ປະຊາຊົນ|ສະຖານທູດ|ແມ່ບ້ານ",
    law=r"ກົດໝາຍ|ກົດລະບຽບ|ລັດຖະບານ|ວີຊາ|ວີຊ່າ|ໃບອະນຸຍາດເຮັດວຽກ|ຄ່າແຮງຂັ້ນຕໍ່າ|ຄ່າແຮງງານຂັ້ນຕໍ່າ|(?:ກົດໝາຍ|ວີຊາ|ວີຊ່າ|ລັດຖະບານ|ຄ່າແຮງ)\S{0,30}ຂອງ|"
    r"ກົດໝາຍແຮງງານ",
    state=r"ປະເທດ|ເມືອງ|ສປປ|ສາທາລະນະລັດ|ແດນ|ຝັ່ງ|ເກາະ",
    sending=r"ນາຍໜ້າ|ຈັດຫາງານ|ສົ່ງໄປ|ສົ່ງແຮງງານ|ສະຖານທູດ",
    both=r",|/|ແລະ|ຫຼື|ຫລື|ກັບ",
)

KHMER = Cues(
    inside=r"នៅ|ប្រទេស|ក្នុង|នៅក្នុង|ឯ|នៅឯ|លើ|ធ្វើការ|តាមច្បាប់|(?:បណ្តេញ|បណ្ដេញ|និរទេស|ចាក)?ចេញពី|ចាកចេញពី",
    toward=r"ទៅ|មក|ចូល|ទៅកាន់|ចូលទៅ|ទៅធ្វើការ|មកធ្វើការ|ដល់|ត្រឡប់ទៅ|ចូលមក",
    origin=r"ពី|មកពី|មកអំពី|កើតនៅ|(?:ស្ថានទូត|សញ្ញាបត្រ|រៀនចប់|ចុះបញ្ជី)\S{0,15}(?:នៅ|ក្នុង)",
    person=r"ជនជាតិ|ពលរដ្ឋ|កម្មករ|កម្មការិនី|ពលករ|អ្នក|ប្រជាជន|សញ្ជាតិ|ភាសា|មនុស្ស|បុគ្គលិក|និយោជក|ថៅកែ|ក្រុមហ៊ុន|លិខិតឆ្លងដែន|"
    r"អ្នកបម្រើ|ប្រពន្ធ|ប្តី|ប្ដី|អ្នកវិនិយោគ|ភ្ញៀវទេសចរ|ទេសចរ|ស្ថានទូត|នាវិក",
    law=r"ច្បាប់|រដ្ឋាភិបាល|ទិដ្ឋាការ|ប្រាក់ឈ្នួលអប្បបរមា|(?:ច្បាប់|ទិដ្ឋាការ|រដ្ឋាភិបាល|ប្រាក់ឈ្នួល)\S{0,30}(?:របស់|នៃ)|ច្បាប់ការងារ|ច្បាប់ស្តីពីការងារ",
    state=r"ប្រទេស|ស្រុក|ព្រះរាជាណាចក្រ|សាធារណរដ្ឋ|កោះ|ទឹកដី",
    sending=r"ភ្នាក់ងារ|ឈ្មួញកណ្តាល|ឈ្មួញកណ្ដាល|បញ្ជូន|ជ្រើសរើស|ស្ថានទូត",
    both=r",|/|និង|ឬ|ឬនៅ|និងនៅ",
)

BURMESE = Cues(
    inside="",
    toward="",
    origin="",
    person=r"လူမျိုး",
    law="",
    state="",
    sending=r"အေဂျင်စီ|ပွဲစား|စေလွှတ်|သံရုံး|စုဆောင်း",
    both=r",|/|၊|နဲ့|နှင့်|နှင့်|သို့မဟုတ်|ဒါမှမဟုတ်",
    after_inside=r"(?:နိုင်ငံ|ပြည်|မြို့|ဘက်|ကျွန်း)?(?:ထဲ|အတွင်း|ရှိ)?(?:မှာ|တွင်|၌|အတွင်း|ထဲမှာ|ရှိ)|(?:နိုင်ငံ|ပြည်)?က(?:နေ)?\s*"
    r"(?:နှင်|ပြည်နှင်|ထွက်|စက်ရုံ|ဆိုင်)|မှ\s*(?:နှင်|ပြည်နှင်|ထွက်)",
    after_toward=r"(?:နိုင်ငံ|ပြည်)?(?:ကို|သို့|ဆီ|သွား|ဝင်|\s*သွား|\s*လာ)",
    after_origin=r"(?:နိုင်ငံ|ပြည်)?(?:ကနေ|မှ(?!ာ)|က\s*လာ|က\s*ထုတ်)",
    after_person=r"(?:နိုင်ငံ)?\s*(?:လူမျိုး|နိုင်ငံသား|သား|သူ|အလုပ်သမား|လုပ်သား|စကား|ဘာသာ|ပတ်စပို့|နိုင်ငံကူးလက်မှတ်|ကုမ္ပဏီ|အလုပ်ရှင်|"
    r"သင်္ဘောသား|အိမ်ဖော်|ရွှေ့ပြောင်း|ကျောင်းသား|သံရုံး|မိန်းမ|ယောက်ျား|ဝန်ထမ်း|ခရီးသွား|ဧည့်သည်|ရင်းနှီးမြှုပ်နှံသူ)",
    after_law=r"(?:နိုင်ငံ)?(?:ရဲ့|၏|'s)?\s*(?:အလုပ်သမား\s*|လူဝင်မှု\s*|လုပ်ငန်း\s*)?(?:ဥပဒေ|ဗီဇာ|အစိုးရ|အနိမ့်ဆုံးလုပ်ခ|အနည်းဆုံးလုပ်ခ|လဝက)|"
    r"(?:နိုင်ငံ)?\s*အလုပ်သမား\s*ဥပဒေ",
)

CUES = {
    "eng": ENGLISH,
    "ind": MALAY,
    "msa": MALAY,
    "vie": VIETNAMESE,
    "fil": FILIPINO,
    "por": PORTUGUESE,
    "tet": PORTUGUESE,
    "tha": THAI,
    "lao": LAO,
    "khm": KHMER,
    "mya": BURMESE,
}
