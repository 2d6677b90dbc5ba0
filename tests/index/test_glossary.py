"""The glossary: complete in ten languages, found as whole words, and worth something across languages."""

import pytest

from index.expand import official_terms
from index.glossary import concepts, find_terms
from index.search import Searcher
from kb.types import LANGUAGES, Mode, Query

TEN = [language for language in LANGUAGES if language != "tet"]


def names(text: str, language: str) -> list[str]:
    return [found.concept.name for found in find_terms(text, language)]


def test_every_concept_has_an_official_term_in_all_ten_languages() -> None:
    assert len(concepts()) >= 80
    assert len({one.name for one in concepts()}) == len(concepts())
    for one in concepts():
        assert set(one.official) == set(TEN)
        assert not [language for language in TEN if not one.official[language]], one.name


@pytest.mark.parametrize(
    ("language", "text", "concept"),
    [
        ("eng", "My boss keeps my passport, is that allowed?", "passport"),
        ("eng", "Are maids entitled to a day off?", "domestic_worker"),
        ("ind", "Berapa DKPTKA untuk satu orang?", "levy"),
        ("ind", "Majikan tahan paspor saya", "passport_retention"),
        ("msa", "PATI yang ditangkap kena apa?", "undocumented"),
        ("tha", "นายหน้าเก็บค่าหัวคิวเกินไปไหม", "recruitment_fee"),
        ("tha", "คนใช้ต่างชาติต้องมีใบอนุญาตทำงานไหม", "work_permit"),
        ("vie", "Cò thu tiền trước có đúng không?", "recruitment_agency"),
        ("fil", "Puwede bang lumipat ng amo ang katulong?", "change_employer"),
        ("khm", "មេខ្យល់យកលុយច្រើនពេក", "recruitment_agency"),
        ("lao", "ນາຍໜ້າເອົາເງິນ", "recruitment_agency"),
        ("mya", "ပွဲစားက ပိုက်ဆံတောင်းတယ်", "recruitment_agency"),
        ("por", "O patrão pode despedir-me?", "employer"),
        ("tha", "work permit หมดอายุแล้วทำอย่างไร", "work_permit"),
    ],
)
def test_everyday_words_and_mixed_in_english_are_found(language: str, text: str, concept: str) -> None:
    assert concept in names(text, language)


def test_the_longest_term_wins_and_words_are_whole() -> None:
    assert names("Hari libur pembantu rumah", "ind") == ["rest_day", "domestic_worker"]
    assert "visa" not in names("supervisa", "eng")
    assert "recruitment_agency" not in names("Còn bao lâu nữa?", "vie")
    assert [found.words for found in find_terms("ไกด์ผีโดนจับ", "tha")] == ["ไกด์ผี"]


def test_terms_are_those_of_the_languages_asked_of() -> None:
    found = find_terms("bos pegang paspor", "ind")
    assert set(official_terms(found, ["tha", "und"])) == {"tha"}
    assert "นายจ้าง" in official_terms(found, ["tha"])["tha"]
    assert official_terms((), ["tha"]) == {}


def test_words_of_another_language_find_the_clause(searcher: Searcher) -> None:
    query = Query("Pemberi kerja menahan paspor, boleh?", countries=("TH",), mode=Mode.LEXICAL, explain=True)
    result = searcher.search(query)
    assert any("หนังสือเดินทาง" in hit.text for hit in result.hits[:3])
    assert "menahan paspor" in result.explanation["terms"]
    assert set(result.explanation["terms_added"]) == {"tha"}
