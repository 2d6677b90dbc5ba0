"""Burmese: sections as a number and ။ at the start of a line, inserted ones as ၁၁-က."""

from ingest.traditions.base import Label, Tradition, lines
from ingest.traditions.changes import Changes, Clause
from ingest.traditions.marks import NUMBERS, ROMAN, Mark, Marks, parenthesised
from kb.types import RelationKind

_NUMBER = r"(?P<n>[၀-၉]{1,4}|\d{1,4})(?:\s?[-–]\s?(?P<hyphened>[က-ဓ]))?"

_LETTERS = "ကခဂဃငစဆဇဈညဋဌဍဎဏတထဒဓနပဖဗဘမယရလဝသဟဠအ"
_UNITS = Marks(
    marks=(
        Mark(parenthesised("[က-အဉ]"), _LETTERS, "ပုဒ်မခွဲ ({n})"),
        Mark(parenthesised(r"\d{1,2}"), NUMBERS, "အပိုဒ် ({n})"),
        Mark(parenthesised("[ivx]{1,5}"), ROMAN, "({n})", "point"),
    ),
    article="ပုဒ်မ {label}",
    reference=lines(r"(?:ပုဒ်မခွဲ|ပုဒ်မ(?:\s*\d+)?|အပိုဒ်(?:ခွဲ)?|နှင့်|သို့မဟုတ်|အခန်း|၊|\))\s*\Z"),
)

_CHANGES = Changes(
    law=lines(
        r"(?P<name>(?:(?:The\s+)?[A-Z][\w ]+(?:Regulation|Act|Law),\s*\d{4})"
        r"|(?<=\)\s)[^\n။(]{3,120}?ဥပဒေ|(?<![က-႟])[က-႟]{2,80}?ဥပဒေ)(?=\s*(?:ပုဒ်မ|ကို|[။၊.,]|$))"
    ),
    article=lines(rf"ပုဒ်မ\s*{_NUMBER}"),
    kind="sec",
    clauses=(
        Clause(
            RelationKind.AMENDS,
            lines(
                r"[က-႟]{2,80}?ဥပဒေ\s*(?P<refs>ပုဒ်မ\s*[၀-၉\d]+(?:\s?[-–]\s?[က-ဓ])?[^။\n]{0,120}?)(?:ကို|တွင်)\s*[^။\n]{0,80}?အစားထိုး"
            ),
        ),
        Clause(
            RelationKind.INSERTS,
            lines(
                r"[က-႟]{2,80}?ဥပဒေ\s*ပုဒ်မ\s*[၀-၉\d]+[^။\n]{0,60}?နောက်တွင်\s*(?P<refs>(?:ပုဒ်မ\s*[၀-၉\d]+(?:\s?[-–]\s?[က-ဓ])?)[^။\n]{0,60}?)အဖြစ်"
            ),
        ),
        Clause(
            RelationKind.REPEALS,
            lines(r"[က-႟]{2,80}?ဥပဒေ\s*(?P<refs>ပုဒ်မ\s*[၀-၉\d]+(?:\s?[-–]\s?[က-ဓ])?[^။\n]{0,40}?)ကို\s*(?:ပယ်ဖျက်|ပယ်ဖြုတ်)"),
        ),
    ),
    whole=lines(r"ပုဒ်မခွဲ|အပိုဒ်|စကားရပ်"),
    repeal=lines(r"အောက်ပါဥပဒေများကို[^။\n]{0,60}ရုပ်သိမ်း[^\n]*"),
)

BURMESE = Tradition(
    name="Burmese",
    countries=("MM",),
    languages=("mya",),
    labels=(
        Label("sec", lines(rf"^(?P<quote>[“\"‘])?(?P<label>(?:ပုဒ်မ\s*)?{_NUMBER}\s?။)")),
        Label("sec", lines(rf"^(?P<quote>[“\"‘])?(?P<label>(?:ပုဒ်မ\s*)?{_NUMBER}\s?\.)(?=\s)")),
    ),
    divisions=(
        lines(r"^အပိုင်း\s*[(]?\s?\d+\s?[)]?.{0,80}$"),
        lines(r"^အခန်း\s*[(]?\s?(?:\d+|[က-အ])\s?[)]?.{0,80}$"),
    ),
    schedule=lines(r"^(?:ဇယား|နောက်ဆက်တွဲ)\s*[(]?\s?(?:\d+|[က-အ])?\s?[)]?$"),
    closing=lines(r"^(?:ပြည်ထောင်စုသမ္မတမြန်မာနိုင်ငံတော်.{0,60}လက်မှတ်ရေးထိုး|\(?ပုံ\)?|ကျွန်ုပ်လက်မှတ်ရေးထိုး)"),
    reference=lines(r"^\s*(?:နှင့်|သို့မဟုတ်|အရ|ပါ|တွင်)"),
    transitional=lines(r"အကူးအပြောင်း|ကြားကာလ"),
    changes=_CHANGES,
    units=_UNITS,
)
