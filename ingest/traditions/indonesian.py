"""Indonesian: Pasal, BAB, Penjelasan; amendments quote after "berbunyi sebagai berikut:"."""

from ingest.traditions.base import Label, Tradition, lines, words
from ingest.traditions.marks import LATIN, NUMBERS, Mark, Marks, starts

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
    units=_UNITS,
)  # fmt: skip
