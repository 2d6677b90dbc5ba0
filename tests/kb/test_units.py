"""Which units a passage gives, how they are cited, and which one a question names."""

import pytest

from kb.types import Unit
from kb.units import covered, named, place_of, realigned, units_from, units_json

LINES = (
    ("para_1", "(1)", "1", "ayat (1)", 0, 400),
    ("para_1__point_a", "a.", "a", "ayat (1) huruf a", 100, 240),
    ("para_1__point_b", "b.", "b", "ayat (1) huruf b", 250, 400),
    ("para_2", "(2)", "2", "ayat (2)", 410, 800),
    ("para_3", "(3)", "3", "ayat (3)", 810, 900),
)
UNITS = tuple(
    Unit(f"art_42__{key}", label, number, name, f"Pasal 42 {name}", start, end)
    for key, label, number, name, start, end in LINES
)
SECTION = (
    Unit("sec_5__para_2", "(2)", "2", "subsection (2)", "section 5(2)", 0, 50),
    Unit("sec_5__para_2__point_a", "(a)", "a", "subsection (2)(a)", "section 5(2)(a)", 10, 30),
)


def test_units_are_stored_as_they_are() -> None:
    assert units_from(units_json(UNITS)) == UNITS


@pytest.mark.parametrize(
    ("start", "end", "place"),
    [
        (0, 900, "Pasal 42 ayat (1)-(3)"),
        (410, 900, "Pasal 42 ayat (2)-(3)"),
        (300, 900, "Pasal 42 ayat (2)-(3)"),  # what is repeated of ayat (1) is not cited
        (200, 900, "Pasal 42 ayat (1)-(3)"),
        (450, 700, "Pasal 42 ayat (2)"),
        (90, 245, "Pasal 42 ayat (1) huruf a"),
        (90, 400, "Pasal 42 ayat (1) huruf a-b"),
    ],
)
def test_a_passage_cites_the_units_it_gives(start: int, end: int, place: str) -> None:
    assert place_of(covered(UNITS, start, end)) == place


def test_what_stands_before_the_first_unit_cites_none() -> None:
    later = [Unit("art_1__para_1", "(1)", "1", "ayat (1)", "Pasal 1 ayat (1)", 500, 600)]
    assert place_of(covered(later, 0, 400)) is None


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("Pasal 42 ayat (1)", "art_42__para_1"),
        ("Apa bunyi Pasal 42 ayat 2?", "art_42__para_2"),
        ("pasal 42 ayat (1) huruf b", "art_42__para_1__point_b"),
        ("Pasal 42", None),
        ("Pasal 42 ayat (12)", None),
    ],
)
def test_a_question_names_a_unit(question: str, key: str | None) -> None:
    unit = named(UNITS, "42", question)
    assert (unit and unit.key) == key


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("section 5(2)", "sec_5__para_2"),
        ("s. 5 (2)(a)", "sec_5__para_2__point_a"),
        ("subsection (2) of section 5", "sec_5__para_2"),
        ("section 15(2)", None),
    ],
)
def test_sections_are_cited_in_brackets(question: str, key: str | None) -> None:
    unit = named(SECTION, "5", question)
    assert (unit and unit.key) == key


def test_units_keep_their_text_where_a_correction_changed_another_part_of_it() -> None:
    read = "Pasal 42\n(1) Satu.\n(2) Dva.\n(3) Tiga."
    spans = {"1": (9, 18), "2": (19, 27), "3": (28, 37)}
    units = [
        Unit(f"art_42__para_{n}", f"({n})", n, f"ayat ({n})", f"Pasal 42 ayat ({n})", *at) for n, at in spans.items()
    ]
    shown = read.replace("Dva", "Dua puluh").replace("Pasal 42", "Pasal 43")
    found = realigned(units, read, shown, ("Pasal 42", "42"), ("Pasal 43", "43"))
    assert [(one.cited, shown[one.start : one.end]) for one in found] == [("Pasal 43 ayat (3)", "(3) Tiga.")]
    shown = read.replace("Dva", "Dua puluh")
    found = realigned(units, read, shown, ("Pasal 42", "42"), ("Pasal 42", "42"))
    assert [shown[one.start : one.end] for one in found] == ["(1) Satu.", "(2) Dua puluh.", "(3) Tiga."]
