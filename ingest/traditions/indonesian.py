"""Indonesian: Pasal, BAB, Penjelasan; amendments quote after "berbunyi sebagai berikut:"."""

from ingest.traditions.base import Label, Tradition, lines, words
from ingest.traditions.changes import Changes, Clause
from ingest.traditions.marks import LATIN, NUMBERS, Mark, Marks, starts
from kb.types import RelationKind

_UNITS = Marks(
    article="Pasal {number}",
    marks=(
        Mark(
            starts(r"(?:Ayat\s*)?\(\s?(?P<n>\d{1,2}?[a-zA-Z]?)\s?(?:\)|1(?=\s))"),
            NUMBERS,
            "ayat ({n})",
            "para",
            top=True,
        ),
        Mark(starts(r"Huruf\s(?P<n>[a-z]{1,2})\b"), LATIN, "huruf {n}", "point"),
        Mark(starts(r"(?P<n>[a-z]{1,2})\s?\."), LATIN, "huruf {n}", "point"),
        Mark(starts(r"Angka\s(?P<n>\d{1,3}[a-z]?)\b"), NUMBERS, "angka {n}", "point"),
        Mark(starts(r"(?P<n>\d{1,3}[a-z]?)\s?\.(?!\d)"), NUMBERS, "angka {n}", "point"),
        Mark(starts(r"(?P<n>\d{1,2})\)"), NUMBERS, "angka {n}", "point"),
        Mark(starts(r"(?P<n>[a-z])\)"), LATIN, "huruf {n}", "point"),
    ),
    reference=words(
        r"(?:\b(?:ayat|huruf|angka|pasal(?:\s+\d+\w?)?|pada|dan|atau|dari|sampai dengan|s\.d\.|dan/atau|nomor)|,)\s*\Z"
    ),
)

_LAW = (
    r"(?P<name>(?P<kind>Undang-Undang|Peraturan Pemerintah(?: Pengganti Undang-Undang)?|Peraturan Presiden"
    r"|Keputusan Presiden|Instruksi Presiden|(?:Peraturan|Keputusan) Menteri [A-Z][\w ]{3,60}?)"
    r"(?:\s+Republik Indonesia)?\s+(?:Nomor|No\.)\s*:?\s*(?P<number>[\w./-]*\d[\w./-]*)(?:\s+Tahun\s+(?P<year>\d{4}))?)"
)
_CHANGES = Changes(
    law=lines(_LAW),
    article=lines(r"P\s?asal\s*(?P<n>\d{1,3})\s?(?P<letter>[A-Z]{1,2})?(?![\w])"),
    clauses=(
        Clause(
            RelationKind.INSERTS,
            lines(
                r"[Dd]i\s?antara\s+P\s?asal[^;:]{1,80}?disisipkan[^;:]{1,60}?(?:yakni|yaitu)\s*(?P<refs>P\s?asal[^;:]{1,200}?)"
                r"\s*(?=,?\s*(?:sehingga|yang|dan\s+Pasal\s+\d+[A-Z]?\s+berbunyi)|:)"
            ),
        ),
        Clause(
            RelationKind.AMENDS,
            lines(
                r"(?P<refs>(?:Ketentuan|Judul|Penjelasan|[Dd]i\s?antara\s+(?:ayat|huruf|angka))\s[^;:]{0,120}?P\s?asal\s*\d+\s?[A-Z]?\b[^;:]{0,60}?)"
                r"\s*,?\s*(?:diubah|ditambah(?:kan)?|disisipkan)\b"
            ),
        ),
        Clause(
            RelationKind.REPEALS,
            lines(r"(?P<refs>(?:Ketentuan\s)?[^;:.\n]{0,60}?P\s?asal\s*\d+\s?[A-Z]?)\s+dihapus\b"),
        ),
    ),
    whole=words(r"\b(?:ayat|huruf|angka|judul)\b"),
    intro=lines(r"[Kk]etentuan\s+dalam\s+"),
    repealed=words(r"dicabut\s+dan\s+dinyatakan\s+tidak\s+berlaku|dinyatakan\s+dicabut"),
    aside=words(
        r"(?:\bdiubah(?:\s+\w+){0,4}\s+dengan|\batas|\bdalam|\bdari|berdasarkan|\bpelaksanaan|\bpengganti|pasal\s+\d+\w?(?:\s+ayat\s*\(\d+\))?)\s*\Z"
    ),
    based=lines(r"Mengingat\b[\s\S]+?(?=MEMUTUSKAN|Memutuskan|Menetapkan|\Z)"),
)

INDONESIAN = Tradition(
    name="Indonesian",
    countries=("ID",),
    languages=("ind",),
    labels=(
        Label("art", lines(r"^(?P<label>P\s?asal\s+(?P<roman>[IVX]{1,5}))\s*\.?$"), wins=True),
        Label("art", lines(
            r"^(?P<quote>[“\"])?(?P<label>P\s?asal\s*(?P<n>[\dl][\dlOo ]{0,3})\s?(?P<letter>[A-Z]{1,2})?)\s*\.?$"
        )),
    ),
    divisions=(
        lines(r"^BUKU\s+KE[A-Z]+$"),
        lines(r"^BAB\s*[IVXLC]+\s*[A-Z]?(?:\s[A-Z][A-Z ,]{3,80})?$"),
        lines(r"^B\s?agian\s+(?:Ke\w+(?:\s+\w+)?|Pertama)$|^BAGIAN\s+(?:KE[A-Z]+|PERTAMA)$"),
        lines(r"^Paragraf\s+(?:\d+|Ke\w+|Pertama)$"),
    ),
    schedule=lines(r"^LAMPIRAN(?:\s+[IVXL]+)?\b(?!.*\bini\b)"),
    elucidation=lines(r"^P\s?E\s?N\s?J\s?E\s?L\s?A\s?S\s?A\s?N$(?=\n(?:.*\n){0,3}?.*(?:ATAS|UMUM|TENTANG))"),
    closing=lines(
        r"^(?:Agar (?:setiap|semua) orang|Disahkan di\b|Ditetapkan di\b|Diundangkan di\b"
        r"|[A-Z]\w+ ini mulai berlaku pada tanggal diundangkan\.\s*\nAgar)"
        r"|^TAMBAHAN LEMBARAN NEGARA\b.{0,40}$(?![\s\S]*^Pasal\s+\d)"
    ),
    contents=words(r"^daftar isi$"),
    quotes=words(r"(?:(?:se)?bagai\s*berikut\s*[:;]?|^Angka\s+\d+)\s*\Z"),
    instruction=lines(
        r"^(?:\d{1,3}|[a-z])\s?[.)]?\s+(?:Ketentuan|Di ?antara|Pasal|Setelah|Judul|Penjelasan|Bagian|BAB|Bab|Menambah"
        r"|Menghapus|Mengubah|Lampiran|Sesudah|Substansi|Nomenklatur|Beberapa)\b"
    ),
    leads=words(r"(?:\b(?:dalam|pada|dan|atau|dari|dengan|ketentuan|menurut|oleh|sampai|serta|di)|,|dan/atau)\Z"),
    transitional=words(r"\b(?:ketentuan|aturan) peralihan\b"),
    furniture=(
        lines(r"^[\w(][^.\n]{0,30}(?:\.[^.\n]{1,20})?\s?(?:\. ?\. ?\.|…)$"),  # the catchword of the next page
        lines(r"^(?:PRESIDEN|REPUBLIK INDONESIA)$"),
        lines(r"^www\.\S+(?:\s*www\.\S+)?$"),
        lines(r"^SK\s*No\.?\s*\w+\s*\w?$"),
        lines(r"^[-–—]\s?\w{1,4}\s?[-–—]$"),
        lines(r"^\d{4},\s*No\.?\s*\d+(?:\s+[-–]?\d+[-–]?)?$"),
    ),
    changes=_CHANGES,
    units=_UNITS,
)  # fmt: skip
