"""Lao: ມາດຕາ under ໝວດ and ພາກ; ຫມ and ໝ are two spellings of one letter."""

from ingest.traditions.base import HeadingAt, Label, Tradition, lines
from ingest.traditions.changes import Changes
from ingest.traditions.marks import NUMBERS, Mark, Marks, parenthesised, starts

_NOTE = r"(?:\s*\((?:ໃໝ່|ໃຫມ່|ປັບປຸງ|ສະບັບປັບປຸງ)\))?"
_CHAPTER = r"(?:ໝວດ|ຫມວດ|ໜວດ)"

_LETTERS = "ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢຣລວຫອຮ"
_UNITS = Marks(
    marks=(
        Mark(starts(r"(?P<n>\d{1,3})\s?[.)](?!\d)"), NUMBERS, "ຂໍ້ {n}", "point"),
        Mark(starts(r"(?P<n>[ກ-ຮ])\s?[.)]"), _LETTERS, "ຂໍ້ {n}", "point"),
        Mark(starts(r"\d{1,2}\.(?P<n>\d{1,2})\.?(?![\d.])"), NUMBERS, "ຂໍ້ {label}", "point"),
        Mark(parenthesised(r"\d{1,2}"), NUMBERS, "({n})", "point"),
        Mark(parenthesised("[ກ-ຮ]"), _LETTERS, "({n})", "point"),
    ),
    reference=lines(r"(?:ມາດຕາ|ຂໍ້|ວັກ|ແລະ|ຫຼື|ຫລື|ໃນ|ທີ|ເລກທີ|ຂອງ|,)\s*\Z"),
    unmarked="ວັກ {n}",
    unmarked_after=lines(r"[.;]\s*\Z"),
)

_CHANGES = Changes(
    law=lines(
        r"(?P<name>(?:ກົດໝາຍ|ກົດຫມາຍ|ດຳລັດ|ດໍາລັດ|ຂໍ້ຕົກລົງ)\s*ວ່າດ້ວຍ[^\n,.;]{2,80}?(?:\s*ສະບັບເລກທີ|\s*ເລກທີ)\s*(?P<number>[\d/]+\s*\S*))"
    ),
    repeal=lines(r"(?:ປ່ຽນແທນ|ທົດແທນ|ຍົກເລີກ)\s*(?=ກົດໝາຍ|ກົດຫມາຍ|ດຳລັດ|ດໍາລັດ|ຂໍ້ຕົກລົງ)"),
)

LAO = Tradition(
    name="Lao",
    countries=("LA",),
    languages=("lao",),
    labels=(
        Label("art", lines(rf"^(?P<quote>[“\"])?(?P<label>ມາດຕາ\s*(?P<n>\d{{1,3}})){_NOTE}[.:]?(?!\d)")),
    ),
    divisions=(
        lines(r"^ພາກ\s*(?:ທີ\s*)?(?:[IVXL]+|\d+)(?![\d.,])\s?.{0,100}$"),
        lines(rf"^{_CHAPTER}\s*(?:ທີ\s*)?(?:[IVXL]+|\d+)(?![\d.,])\s?.{{0,100}}$"),
        lines(r"^(?:ສ່ວນ|ຕອນ)\s*(?:ທີ\s*)(?:[IVXL]+|\d+)(?![\d.,])\s?.{0,100}$"),
    ),
    heading=HeadingAt.SAME_LINE,
    schedule=lines(r"^(?:ເອກະສານຊ້ອນທ້າຍ|ເອກະສານຄັດຕິດ|ບັນຊີຄັດຕິດ|ຕາຕະລາງຄັດຕິດ)(?:\s.{0,60})?$"),
    closing=lines(r"^(?:ປະທານສະພາແຫ່ງຊາດ|ປະທານປະເທດ|ນາຍົກລັດຖະມົນຕີ|ລັດຖະມົນຕີ)$"),
    quotes=lines(r"(?:ດັ່ງລຸ່ມນີ້|ດັ່ງນີ້)\s*[:]\s*[“\"]\Z"),
    reference=lines(r"^\s*(?:ຂອງ|ແຫ່ງ|ແລະ|ຫຼື|ຫລື|ຂໍ້\s*\d|ວັກ|ຫາ|,|ເທິງນີ້|ຂ້າງເທິງ|ລຸ່ມນີ້|ໃນ|ນີ້|\.|;)"),
    leads=lines(r"(?:ຕາມ|ໃນ|ແລະ|ຫຼື|ຫລື|ຂອງ|ທີ່|ແຫ່ງ|ຫາ|ໄວ້ໃນ|ຈາກ|,)\Z"),
    transitional=lines(r"ຂ້າມຜ່ານ|ບົດບັນຍັດສຸດທ້າຍ(?!.)"),
    furniture=(lines(r"^(?:\d+\s+)?ຈົດໝາຍເຫດທາງລັດຖະການ(?:\s+\d+)?$"),),
    changes=_CHANGES,
    units=_UNITS,
)  # fmt: skip
