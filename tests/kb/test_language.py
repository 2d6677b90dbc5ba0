"""The language of laws, of parts of laws and of short questions, and the codes people write."""

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from kb.errors import BadRequest
from kb.language import identify, normalise_country, normalise_language

SHARED = Path(os.environ.get("KB_SHARED") or Path(__file__).parents[2].parent / "shared")

QUESTIONS = {
    "ind": "Berapa denda perusahaan yang mempekerjakan orang asing tanpa izin?",
    "msa": "Berapakah denda majikan yang menggaji pekerja asing tanpa permit?",
    "eng": "How long may a foreign worker stay after the permit has ended?",
    "fil": "Magkano ang multa kapag walang permit ang dayuhang manggagawa?",
    "vie": "Người lao động nước ngoài cần giấy phép gì?",
    "por": "Quanto custa a autorização de trabalho de um estrangeiro?",
    "tet": "Traballadór estranjeiru tenke iha lisensa molok hahú servisu?",
    "tha": "นายจ้างต้องแจ้งภายในกี่วันเมื่อแรงงานต่างด้าวลาออก",
    "lao": "ແຮງງານຕ່າງປະເທດຕ້ອງມີໃບອະນຸຍາດຫຍັງແດ່",
    "khm": "តើនិយោជិតបរទេសត្រូវមានប័ណ្ណអ្វីខ្លះ",
    "mya": "နိုင်ငံခြားသားအလုပ်သမားများ ဘာလက်မှတ်လိုသလဲ",
}


@pytest.mark.parametrize(("language", "question"), QUESTIONS.items())
def test_a_short_question_is_told_without_a_prior(language: str, question: str) -> None:
    assert identify(question)[0] == language


def test_indonesian_and_malay_are_told_apart_by_their_words() -> None:
    assert identify("bahwa karena kantor itu berbeda, uang dikembalikan kepada perusahaan")[0] == "ind"
    assert identify("bahawa kerana pejabat itu berlainan, wang dipulangkan kepada syarikat")[0] == "msa"


def test_the_prior_decides_what_words_leave_open() -> None:
    assert identify("Permohonan", ("msa", "eng"))[0] == "msa"
    assert identify("Permohonan", ("ind",))[0] == "ind"


def test_the_prior_does_not_overrule_a_sentence() -> None:
    text = "The employer shall pay the wages of the worker not later than the seventh day of the month."
    assert identify(text, ("msa",))[0] == "eng"


def test_latin_names_in_thai_do_not_make_it_english() -> None:
    assert identify("บริษัท Example Holdings ในเขต EEC ขอใบอนุญาต")[0] == "tha"


@pytest.mark.parametrize("text", ["", "   ", "12/2003 (4)", "§ 5 — 1.000,00"])
def test_a_text_without_letters_is_undetermined(text: str) -> None:
    assert identify(text, ("ind",)) == ("und", 0.0)


def test_an_unknown_language_is_not_called_english() -> None:
    german = "Der Arbeitgeber muss dem Arbeitnehmer den Lohn am Ende des Monats auszahlen und bescheinigen."
    assert identify(german)[0] == "und"


def test_identifying_twice_gives_the_same_answer() -> None:
    assert identify("Kaun oti pe zulo marit") == identify("Kaun oti pe zulo marit")


@pytest.mark.parametrize(
    ("code", "language"),
    [("th", "tha"), ("tgl", "fil"), ("tl", "fil"), ("zsm", "msa"), ("id", "ind"), ("IND", "ind"), ("pt-PT", "por"),
     ("Vietnamese", "vie"), ("my", "mya"), ("km", "khm")],
)  # fmt: skip
def test_codes_and_names_of_languages_are_understood(code: str, language: str) -> None:
    assert normalise_language(code) == language


@pytest.mark.parametrize("code", ["", "xx", "fra", "klingon", "e" * 500])
def test_other_languages_are_refused_with_the_list(code: str) -> None:
    with pytest.raises(BadRequest, match="tha"):
        normalise_language(code)


def test_countries_are_understood_by_code_and_name() -> None:
    assert [normalise_country(one) for one in ("th", "Viet Nam", "Timor-Leste", "lao")] == ["TH", "VN", "TL", "LA"]
    with pytest.raises(BadRequest, match="BN"):
        normalise_country("France")


def test_judged_questions_are_told_without_a_prior() -> None:
    path = SHARED / "bench" / "foreign_worker" / "queries.jsonl"
    if not path.exists():
        pytest.skip(f"no shared folder at {SHARED}: set KB_SHARED to measure on the judged questions")
    wrong: Counter[tuple[str, str]] = Counter()
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for row in rows:
        found = identify(row["text"])[0]
        if found != row["lang"]:
            wrong[row["lang"], found] += 1
    assert wrong.total() <= 0.02 * len(rows), wrong
