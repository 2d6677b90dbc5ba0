"""Questions of people, in their languages, on the sample laws."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from api.compose import open_searcher
from index.compare import compare
from index.search import Searcher
from kb.errors import BadRequest
from kb.settings import Settings
from kb.store import Store
from kb.types import Mode, Outcome, Query


def test_a_thai_question_finds_the_thai_clause_and_other_countries(searcher: Searcher) -> None:
    question = "นายจ้างรับคนต่างด้าวที่ไม่มีใบอนุญาตเข้าทำงาน มีโทษอะไร"
    hits = searcher.search(Query(question, k=20)).hits
    assert hits[0].citation.country == "TH"
    assert {hit.citation.country for hit in hits} > {"TH"}
    assert "๒๒" in {hit.citation.label.removeprefix("มาตรา ") for hit in hits[:5]}


@pytest.mark.parametrize(
    ("text", "country", "article"),
    [("มาตรา ๙/๑", "TH", "9/1"), ("Pasal 10", "ID", "10"), ("Điều 12", "VN", "12"), ("មាត្រា ៥", "KH", "5")],
)
def test_a_cited_article_comes_first(searcher: Searcher, text: str, country: str, article: str) -> None:
    hit = searcher.search(Query(text, countries=(country,))).hits[0]
    assert hit.exact
    assert hit.citation.article == article


@pytest.mark.parametrize(
    "text",
    ["Foreign Workers (Sample) Act กำหนดเงินประกันเท่าไร", "What does the Foreign Workers (Sample) Act say on levies?"],
)
def test_the_law_that_a_question_names_comes_first(searcher: Searcher, text: str) -> None:
    hits = searcher.search(Query(text, k=5)).hits
    assert {hit.citation.title for hit in hits} <= {
        "Foreign Workers (Sample) Act 2026 (model text, not law)",
        "Akta Pekerja Asing (Contoh) 2026 (teks contoh, bukan undang-undang)",  # of the same title in English
    }


def test_a_question_without_a_country_is_answered_in_its_language_first_then_by_others(searcher: Searcher) -> None:
    hits = searcher.search(Query("Berapa lama izin kerja berlaku?", k=10)).hits
    assert hits[0].citation.country == "ID"
    assert len({hit.citation.country for hit in hits}) >= 5


def test_filters_hold_for_every_hit(searcher: Searcher) -> None:
    result = searcher.search(Query("work permit", k=50, countries=("VN", "KH"), languages=("khm",)))
    assert {(hit.citation.country, hit.citation.language) for hit in result.hits} == {("KH", "khm")}


def test_a_law_that_is_not_held_is_outside_coverage(searcher: Searcher) -> None:
    result = searcher.search(Query("UU 13/2003 Pasal 42"))
    assert result.outcome is Outcome.OUTSIDE_COVERAGE
    assert result.hits == ()
    assert sum(one.works for one in result.coverage) == 14


def test_each_provision_appears_once(searcher: Searcher) -> None:
    hits = searcher.search(Query("employer duties", k=100)).hits
    assert len({hit.provision for hit in hits}) == len(hits)
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert all(a.score >= b.score for a, b in zip(hits, hits[1:], strict=False))


@pytest.mark.parametrize("mode", list(Mode))
def test_a_result_list_is_reproducible(searcher: Searcher, mode: Mode) -> None:
    query = Query("levy for foreign workers", mode=mode)
    assert searcher.search(query).hits == searcher.search(query).hits


def test_compare_fills_or_explains_every_country(searcher: Searcher) -> None:
    cells = compare(searcher, Query("penalty for employing without a permit", k=2))
    assert [cell.country for cell in cells] == ["BN", "ID", "KH", "LA", "MM", "MY", "PH", "SG", "TH", "TL", "VN"]
    assert all(len(cell.hits) == 2 or cell.empty for cell in cells)


@pytest.mark.parametrize(
    "bad",
    [
        {"text": "  "},
        {"text": "x" * 10_000},
        {"countries": ("XX",)},
        {"languages": ("klingon",)},
        {"k": 0},
        {"in_force_on": "yesterday"},
    ],
)
def test_bad_questions_get_a_clear_error(searcher: Searcher, bad: dict[str, object]) -> None:
    with pytest.raises(BadRequest):
        searcher.search(replace(Query("levy"), **bad))


@pytest.mark.parametrize(
    ("text", "country", "place"),
    [
        ("Pasal 4 ayat (1)", "ID", "Pasal 4 ayat (1)"),
        ("มาตรา ๑๐ (๑)", "TH", "มาตรา ๑๐ (๑)"),
        ("khoản 2 Điều 5 quy định gì?", "VN", "Điều 5 khoản 2"),
        ("What does section 5(2)(a) say?", "SG", "section 5(2)(a)"),
    ],
)
def test_a_cited_paragraph_is_named_and_its_article_comes_first(
    searcher: Searcher, text: str, country: str, place: str
) -> None:
    hit = searcher.search(Query(text)).hits[0]
    assert (hit.citation.country, hit.citation.place) == (country, place)
    assert hit.unit is not None
    assert (hit.unit_why, hit.citation.units) == ("cited", (hit.unit,))
    assert f", {place}, p" in hit.citation.formatted


def test_the_paragraph_with_the_words_of_the_question_is_named_only_where_it_is_clear(searcher: Searcher) -> None:
    hits = searcher.search(Query("majikan mesti menyediakan tempat tinggal", k=30)).hits
    named = [hit for hit in hits if hit.unit is not None]
    assert 0 < len(named) < len(hits)
    assert all(hit.unit_why == "words" and not hit.citation.units for hit in named)


def test_a_search_among_few_passages_leaves_none_out(searcher: Searcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.rank.CANDIDATES", 5)
    index = searcher.index
    held = set(index.provisions[index.columns["country"].among(["TH"])].tolist())
    narrow = searcher.search(Query("ใบอนุญาตทำงาน", countries=("TH",), mode=Mode.DENSE, k=1000))
    assert len(narrow.hits) == len(held) > 5
    assert len(searcher.search(Query("ใบอนุญาตทำงาน", mode=Mode.DENSE, k=1000)).hits) <= 5


def test_words_alone_show_the_nearest_passage_of_a_provision_once(searcher: Searcher) -> None:
    hits = searcher.search(Query("levy for a foreign worker", mode=Mode.LEXICAL)).hits
    assert [hit.lexical_rank for hit in hits] == list(range(1, len(hits) + 1))
    assert len({hit.provision for hit in hits}) == len(hits) > 3


def test_compare_sees_what_another_process_has_removed(sample_settings: Settings, tmp_path: Path) -> None:
    home = Path(shutil.copytree(sample_settings.home, tmp_path / "home"))
    with open_searcher(replace(sample_settings, home=home)) as searcher:
        work = next(law.work for law in searcher.laws if law.country == "SG")
        Store(home / "kb.sqlite").remove(work)
        (cell,) = compare(searcher, Query("levy", countries=("SG",)))
    assert cell.empty == "no law held"


def test_compare_refuses_an_unknown_country_as_a_search_does(searcher: Searcher) -> None:
    with pytest.raises(BadRequest, match="JP"):
        compare(searcher, Query("levy", countries=("JP",)))
