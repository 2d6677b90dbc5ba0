"""Jurisdiction or nationality: questions in ten languages (countries.tsv; ``outside``: with all of ASEAN held)."""

import csv
from pathlib import Path

import pytest

from index.countries import Countries, english_name, name_countries
from index.search import Searcher
from kb.types import COUNTRIES, Outcome, Query

ROWS = list(csv.DictReader(Path(__file__).with_name("countries.tsv").open(encoding="utf-8"), delimiter="\t"))


@pytest.mark.parametrize("row", ROWS, ids=[row["question"] for row in ROWS])
def test_a_country_is_a_jurisdiction_or_a_nationality(row: dict[str, str]) -> None:
    found = name_countries(row["question"], row["language"])
    assert " ".join(found.jurisdictions) == row["jurisdictions"]
    assert " ".join(found.nationalities) == row["nationalities"]
    assert bool(found.unheld(COUNTRIES, ())) == (row["outside"] == "yes")


def test_every_language_has_its_share_of_questions() -> None:
    languages = [row["language"] for row in ROWS]
    assert len(set(languages)) == 10
    assert min(languages.count(one) for one in set(languages)) >= 10


@pytest.mark.parametrize(
    ("countries", "held", "asked", "unheld"),
    [
        (Countries(("JP",)), {"TH"}, ("TH",), ("JP",)),
        (Countries(("JP", "TH")), {"TH"}, (), ()),
        (Countries(("TL",)), {"TH"}, (), ("TL",)),
        (Countries((), ("JP",)), {"TH"}, (), ("JP",)),
        (Countries((), ("JP",)), {"TH"}, ("TH",), ()),
        (Countries(("JP",), (), ("PH",)), {"PH"}, (), ("JP",)),
        (Countries(("JP",), (), ("PH",), sending=True), {"PH"}, (), ()),
        (Countries(("JP",), sending=True), {"PH"}, (), ("JP",)),
        (Countries((), ("JP",), sending=True), {"PH"}, (), ()),
        (Countries((), (), ("JP",)), {"TH"}, (), ()),
    ],
)
def test_what_is_outside_depends_on_what_is_held_and_asked(
    countries: Countries, held: set[str], asked: tuple[str, ...], unheld: tuple[str, ...]
) -> None:
    assert countries.unheld(held, asked) == unheld


def test_another_country_is_outside_coverage_and_named(searcher: Searcher) -> None:
    for query in (Query("What is the minimum wage in Japan?"), Query("ค่าแรงขั้นต่ำในญี่ปุ่น", countries=("TH",))):
        result = searcher.search(query)
        assert result.outcome is Outcome.OUTSIDE_COVERAGE
        assert "Japan" in str(result.reason)
        assert result.hits == ()


def test_the_named_country_comes_first_and_the_others_are_kept(searcher: Searcher) -> None:
    result = searcher.search(Query("May a Burmese worker change employer in Thailand?", k=100, explain=True))
    countries = [hit.citation.country for hit in result.hits]
    first_other = next(at for at, country in enumerate(countries) if country != "TH")
    assert first_other >= 3
    assert len(set(countries)) > 3
    named = result.explanation["countries"]
    assert named["preferred"] == ["TH"]
    assert named["nationalities"] == ["MM"]


def test_other_words_are_no_countries() -> None:
    assert name_countries("Can my boss tell us when we get paid?", "eng").named == set()
    assert name_countries("ຄົນຕ່າງຊາດຢູ່ໃນຊາດ", "lao").named == set()
    assert name_countries("Anh ấy ở với vợ, áo ai mặc?", "vie").named == set()
    assert english_name("HK") == "Hong Kong"
