"""How the drafting traditions call their laws: data for ``index/named_laws.py``.

Patterns are written as people write; those of scripts without capitals are compiled on search keys.
"""

import re

from kb.text import search_key, spelling_key


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


HOME = {
    "ind": ("ID",),
    "msa": ("MY", "BN", "SG"),
    "tha": ("TH",),
    "vie": ("VN",),
    "khm": ("KH",),
    "lao": ("LA",),
    "mya": ("MM",),
    "por": ("TL",),
}
"""Whose law a title in this language is, where the question says nothing else. English is everybody's."""

_UPPER = "".join(chr(code) for code in range(0x41, 0x1F00) if chr(code).isupper())
_CAPITAL = rf"\b[{_UPPER}](?:[\w’'\-]*\w)?(?:[’'](?!\w))?"


def _run(connectors: str) -> str:
    """Capitalised words, held together by commas and small words."""
    return rf"{_CAPITAL}(?:,?\s+(?:(?:{connectors})\s+){{0,2}}(?:{_CAPITAL}|\([^()]{{1,60}}\)))*"


ENGLISH = re.compile(_run("of|and|for|on|in|to|the|with|by|from|against|concerning|relating"))
"""A capitalised run; a title where one of its words is a kind of law."""

ENGLISH_KINDS = ("act", "ordinance", "enactment", "code", "law", "order", "decree", "regulation", "rule", "prakas")

TOLD_CODES = _set("penal civil criminal revenue tax family commercial land customs insurance")
"""A capitalised "... Code" is a law's title where one of these is in it, catalogued or not."""

ENGLISH_STARTS = _set(
    "a according am an any are as at ano alin ang ayon ba bakit by can could did do does don't for from had has "
    "have how i if in is kailan kapag kung magkano may mga must my need ng o on or our paano please po saan sa say "
    "sino shall should since so tell that the their these this those to under upon was we were what when where "
    "whether which while who whom whose why will with would you your puwede pwede ilang ilan gaano alinsunod batay base"
)
"""Words that are capitalised because a question begins with them."""

SMALL = _set(
    "a an and as at by concerning for from in into of on or relating regarding respect that the thereof to with "
    "tentang mengenai dan atau atas bagi dari pada yang dalam di untuk serta ke dengan oleh nomor tahun "
    "de da do das dos e o em sobre contra para que no na nos nas "
    "republic republik indonesia kingdom states "
    "act ordinance enactment code law order decree regulation rule bill "
    "akta ordinan enakmen kanun undang undangan uu perppu bab cap chapter "
    "lei código regulamento decreto n ri b be series"
)
"""Words of titles that tell no law from another."""

SAME = {
    "labor": "labour",
    "organization": "organisation",
    "workmen": "worker",
    "employee": "worker",
    "perlindungan": "pelindungan",
}
LABOUR = {"labour", "employment", "work", "manpower"}
"""What the one main law on work is called; in English titles one of them may stand for another."""

CAPITALISED = {
    "ind": re.compile(
        r"\b(?:UU|Undang-[Uu]ndang|Kitab Undang-[Uu]ndang|Perppu)(?:\s+(?:RI|Republik Indonesia))?(?:\s+tentang)?\s+"
        rf"({_run('dan|atas|bagi|dari|pada|yang|dalam|di|untuk|serta|tentang')})"
    ),
    "msa": re.compile(
        rf"\b(?:Akta|Ordinan|Enakmen|Kanun)\s+({_run('dan|atas|bagi|dari|dalam|di|untuk|serta')})(?:\s+(?:19|20)\d\d)?"
    ),
    "por": re.compile(
        r"\b(?:Lei|Código|Decreto-Lei)\s+(?:(?:de|da|do|das|dos|sobre)\s+)?"
        rf"({_run('de|da|do|das|dos|e|a|o|em|sobre|contra')})"
    ),
}
"""Kinds that stand before a capitalised title (group 1)."""

CODE_WORDS = {
    "KUHP": ("ind", "hukum pidana"),
    "KUHPidana": ("ind", "hukum pidana"),
    "KUHAP": ("ind", "hukum acara pidana"),
    "KUHPerdata": ("ind", "hukum perdata"),
    "ရာဇသတ်ကြီး": ("mya", "ရာဇသတ်ကြီး"),
}
"""Codes that nobody calls by their full titles: the language and the words of these."""

CODES = re.compile(r"\bKUH(?:P|AP|Perdata|Pidana)\b|ရာဇသတ်ကြီး")

CONSTITUTION = re.compile(
    spelling_key(
        r"\bConstitution\b(?! of (?!(?:the )?(?:Republic|Kingdom|Union|Democratic|Philippines|Lao|Malaysia|Singapore"
        r"|Thailand|Viet|Indonesia|Cambodia|Myanmar|Brunei|Timor)))|\b(?:UUD|Undang-[Uu]ndang Dasar)\b|\bPerlembagaan\b"
        r"|(?<!Tòa án )(?<!Toà án )[Hh]iến pháp\b"
        r"|\bSaligang Batas\b|(?<!Mahkamah )\bKonstitu(?:si|syon)\b|\bConstituição\b|(?<!ศาล)รัฐธรรมนูญ"
        r"|(?<!ສານ)ລັດຖະທຳມະນູນ|រដ្ឋធម្មនុញ្ញ|ဖွဲ့စည်းပုံ\s*အခြေခံ\s*ဥပဒေ"
    )
)
"""The one law that every state has and calls by one word, so that titles in any language can be compared."""

PARTS = {"sabah", "sarawak"}
"""Parts of a state that have laws of their own: in a title they tell one law from another."""

NO_LAWS = re.compile(
    r"akta (?:kelahiran|kematian|nikah|perkawinan|cerai|perceraian|pendirian|notaris|hibah|tanah|jual|autentik|otentik)"
    r"|lei (?:geral|nova|antiga)\b|kanun kota"
)
"""Deeds and other things that are called as laws are, as search keys."""

VIETNAMESE = re.compile(rf"\b(?:[Bb]ộ luật|[Ll]uật|[Pp]háp lệnh)\s+(?:về\s+)?((?!Sư\b){_CAPITAL}[^.?!;:()\"“”\n]*)")
VIETNAMESE_ENDS = _set(
    "quy thì cho của năm số bao phải được yêu áp ở tại không nói có là hiện mới bắt cấm ai mấy nào điều khi nếu "
    "với để theo do bị trong chỉ xử phạt buộc"
)
"""Syllables at which what is said of a law begins. ``same`` does not need them: titles have some inside."""


def _heads(pattern: str) -> re.Pattern[str]:
    return re.compile(spelling_key(pattern))


UNSPACED = {
    "tha": _heads(
        r"(?<!ร่าง)(?:พระราชบัญญัติ|พระราชกำหนด|พระราชกฤษฎีกา|ประมวลกฎหมาย\s?|พ\.?\s?ร\.?\s?(?:บ|ก|ฎ)\.?\s*)(?:ว่าด้วย)?"
        r"(?![\s.]*(?:ฉบับ|นี้|นั้น|ใด|ไหน|อะไร|ดัง|ที่|ใหม่|เก่า|ของ|เดิม|หลัก|ทั้ง|เหล่า|จาก|เมื่อ|ให้|กำหนด|เป็น|ต้อง|มี|ไทย|ฯ))"
        r"([^\s.][^?!;:()\"“”\n]{3,90})"
    ),
    "lao": _heads(r"(?:ກົດໝາຍ\s*ວ່າ\s*ດ້ວຍ|ດຳລັດ\s*ວ່າ\s*ດ້ວຍ|ປະມວນ\s*ກົດໝາຍ)\s*([^?!;:()\"“”\n]{4,90})"),
    "khm": _heads(r"(?:(?:ច្បាប់|អនុក្រឹត្យ)\s*ស្[តដ]ីពី\s*|ក្រម(?=ព្រហ្មទណ្ឌ|រដ្ឋប្បវេណី|នីតិវិធី))([^?!;:()\"“”។\n]{4,120})"),
}
"""Kinds before a title (group 1) that is written without spaces and runs on into what is said of the law."""

UNSPACED_STARTS = {
    "tha": _heads(r"^(?:การ|ความ|ว่าด้วย|ควบคุม|คุ้มครอง|ส่งเสริม|บริหารจัดการ|ธุรกิจ|ป้องกันและปราบปราม)+"),
    "lao": _heads(r"^(?:ການ|ວ່າດ້ວຍ|ຄຸ້ມຄອງ|ປົກປ້ອງ|ສົ່ງເສີມ|ອາກອນ)+"),
    "khm": _heads(r"^(?:ការ|គ្រប់គ្រង|ការពារ)+"),
}
"""How titles of all subjects begin."""

UNSPACED_ENDS = {
    "tha": _heads(
        r"(?<!การ)ให้|(?<!การ)กำหนด|บัญญัติ|ระบุ|ว่า(?!ด้วย)|ต้อง|ไหม|หรือ(?:ไม่|เปล่า)|ของไทย|ของประเทศ|มาตรา|ฉบับ|พ\.ศ|ใคร|ห้าม"
        r"|อนุญาต|บังคับ|ลงโทษ|นายจ้าง|ลูกจ้าง|มี(?:ผล|โทษ|สิทธิ)|ได้|ใน(?:ไทย|ประเทศ)|[12]\d\d\d|\s"
    ),
    "lao": _heads(r"ກຳນົດ|(?<!ການ)ໃຫ້|ຕ້ອງ|ບໍ່|ລະບຸ|ວ່າ(?!ດ້ວຍ)|ຂອງ|ຫ້າມ|ໄດ້|ມາດຕາ|ຜູ້|ນາຍຈ້າງ|[12]\d\d\d|,"),
    "khm": _heads(r"កំណត់|ចែង|បាន|ត្រូវ|ឱ្យ|ឲ្យ|អនុញ្ញាត|តើ|របស់|ហាម|មាត្រា|ឆ្នាំ|[12]\d\d\d|\s|,"),
}
"""Where what is said of the law begins; only the quotation ends there, no comparison rests on it."""

BURMESE = _heads(
    r"(?:(?P<year>[12]\d\d\d)\s*(?:ခုနှစ်|ပြည့်နှစ်)[^\s]{0,2}\s*)?(?P<title>[^?!;:()\"“”။၊\n]{2,80}?)(?P<kind>အက်\s*ဥပဒေ|နည်းဥပဒေ|ဥပဒေ)"
)
BURMESE_TOLD = _heads(r"(?:(?<!အပြည်ပြည်)(?<!နိုင်ငံတကာ)(?<!အလုပ်သမား)ဆိုင်ရာ\s*(?:နည်း)?|အက်\s*)ဥပဒေ$")
"""A Burmese law is called ``... ဥပဒေ`` as every rule is: a title only where it is drafted as one."""

TRIMMED = {
    "tha": _heads(r"(?:พ\.ศ\.|พุทธศักราช|พระพุทธศักราช).*$|\(.*?\)"),
    "lao": _heads(r"\(.*?\)|(?:ຢູ່)?\s*ສປປ\s*ລາວ$"),
    "khm": _heads(r"\(.*?\)|នៃព្រះរាជាណាចក្រកម្ពុជា$"),
    "mya": _heads(r"\(.*?\)|^[12]\d\d\d\s*(?:ခုနှစ်|ပြည့်နှစ်)\S?|^\s*မြန်မာ(?:နိုင်ငံ|့)?|ဥပဒေ(?:များ|ကို.*)?$"),
}
"""What is no part of the words that tell a law from others."""

GENERIC = {
    "eng": _set("labour employment work worker immigration migration foreign foreigner alien migrant manpower"),
    "ind": _set("ketenagakerjaan imigrasi keimigrasian tenaga kerja asing buruh perburuhan orang pekerja"),
    "msa": _set("imigresen buruh kerja pekerja pekerjaan asing imigrasi perburuhan"),
    "vie": _set("lao động di trú nhập cư nhập cảnh xuất cảnh cư trú người nước ngoài việc làm"),
    "por": _set("trabalho laboral imigração migração estrangeiro estrangeira emprego"),
}
"""Words of the subject: a title of these alone may be a name for a held law: only the catalogue tells."""

UNSPACED_GENERIC = {
    "tha": _set(search_key("แรงงาน ต่างด้าว คนต่างด้าว คนเข้าเมือง ตรวจคนเข้าเมือง การทำงาน การจ้างงาน")),
    "lao": _set(search_key("ແຮງງານ ຄົນຕ່າງປະເທດ ຄົນຕ່າງດ້າວ ຄົນເຂົ້າເມືອງ ການເຂົ້າເມືອງ ການຈ້າງງານ")),
    "khm": _set(search_key("ការងារ អន្តោប្រវេសន៍ ជនបរទេស ជនអន្តោប្រវេសន៍ ពលករ")),
}
"""The same, written without spaces."""

LATIN_KINDS = {
    "vie": re.compile(r"^(?:bộ luật|luật|pháp lệnh|nghị định|thông tư)\b"),
    "ind": re.compile(r"^(?:undang-undang|uu|peraturan|keputusan|kitab|instruksi)\b"),
    "msa": re.compile(r"^(?:akta|ordinan|enakmen|kanun|rang undang-undang|perintah)\b"),
    "por": re.compile(r"^(?:lei|código|decreto|regulamento|despacho|orgânica|regularização)\b"),
}
"""What a law's own title begins with, as search keys; any other in Latin script is read as English."""
