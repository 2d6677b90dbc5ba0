"""What revisions make of a provision: pure rules, no store."""

from dataclasses import replace

import pytest

from kb.corrected import Revision, RevisionState, corrected, digest, renumbered, standing
from kb.entries import LONGEST, checked
from kb.errors import BadRequest
from kb.types import UNKNOWN_LANGUAGE, Provision, Role, Span

READ = Provision(
    "sec_3", "3.", "3", "Aplication of Act", (), Role.MAIN, None, (Span(1, 0, 50),),
    "Aplication\nof Act\n3. (1) This Act applies to 3. employers.", "eng",
)  # fmt: skip


def revision(number: int, field: str, after: str | None, *, undo: bool = False, text: str = READ.text) -> Revision:
    read = getattr(READ, field)
    return Revision(
        number, "2026-01-02T03:04:05+00:00", "Siti", "misread", "a" * 64, "sec_3", "/akn/my/act/1",
        "/akn/my/act/1/eng@", undo, field, read, after, read, digest(text),
    )  # fmt: skip


def test_a_corrected_heading_and_label_stand_in_the_text() -> None:
    shown = corrected(READ, {"heading": "Application of Act", "label": "3A."})
    assert shown.text == "Application of Act\n3A. (1) This Act applies to 3. employers."
    assert (shown.heading, shown.label, shown.key, shown.spans) == ("Application of Act", "3A.", "sec_3", READ.spans)


def test_a_heading_in_quotes_is_found_and_one_inside_a_word_is_not() -> None:
    quoted = replace(READ, heading="Act", text="Acting, \u201cAct\u201d\n3. Body.")
    assert corrected(quoted, {"heading": "Law"}).text == "Acting, \u201cLaw\u201d\n3. Body."


def test_a_heading_taken_away_leaves_the_text() -> None:
    shown = corrected(READ, {"heading": None})
    assert (shown.heading, shown.text) == (None, READ.text)


def test_a_corrected_text_is_taken_as_it_is() -> None:
    assert corrected(READ, {"text": "3. All.", "label": "4."}).text == "3. All."


def test_a_text_in_no_known_language_is_told_when_it_is_corrected() -> None:
    read = replace(READ, text="#~ %", language=UNKNOWN_LANGUAGE)
    assert corrected(read, {"text": "มาตรา ๓ นายจ้างต้องจ่ายค่าธรรมเนียม"}).language == "tha"


@pytest.mark.parametrize(
    ("label", "old", "new", "is_"),
    [
        ("มาตรา ๕๙", "59", "60", "มาตรา ๖๐"),
        ("Pasal 4", "4", "42", "Pasal 42"),
        ("មាត្រា ៥", "5", "12A", "មាត្រា ១២A"),
        ("Artigo 7 bis", "7 bis", "7 ter", "Artigo 7 ter"),
        ("Pasal 1O", "10", "11", None),
        ("5. 5.", "5", "6", None),
    ],
)
def test_a_label_gets_its_new_number_in_its_own_digits(label: str, old: str, new: str, is_: str | None) -> None:
    assert renumbered(label, old, new) == is_


def test_the_last_revision_of_a_field_decides() -> None:
    stands = standing(READ, [revision(1, "heading", "A"), revision(2, "heading", "B"), revision(3, "article", "4")])
    assert stands.changes == {"heading": "B", "article": "4"}
    assert stands.states == {1: RevisionState.PAST, 2: RevisionState.SHOWN, 3: RevisionState.SHOWN}
    assert stands.correction is not None
    assert stands.correction.fields == ("article", "heading")


def test_an_undone_correction_leaves_no_mark() -> None:
    stands = standing(READ, [revision(1, "heading", "A"), revision(2, "heading", READ.heading, undo=True)])
    assert (stands.changes, stands.correction, stands.kept) == ({}, None, ())


def test_a_correction_of_another_reading_is_kept_and_not_applied() -> None:
    stands = standing(READ, [revision(1, "heading", "A", text="another text")])
    assert stands.changes == {}
    assert [one.id for one in stands.kept] == [1]
    assert stands.states == {1: RevisionState.NOT_APPLIED}


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("heading", "a\x1b[31m", r"U\+001B"),
        ("heading", "two\nlines", r"U\+000A"),
        ("label", "3\u202e.", r"U\+202E"),
        ("text", "a\x00b", r"U\+0000"),
        ("name", "\udc80", r"U\+DC80"),
        ("reason", " \t ", "empty"),
        ("text", "\n\n", "empty"),
        ("label", "", "empty"),
        ("article", "4; DROP TABLE", "no number"),
        *((name, "x" * (most + 1), f"{most} are the most") for name, most in LONGEST.items()),
    ],
)
def test_what_cannot_be_kept_is_refused(name: str, value: str, says: str) -> None:
    with pytest.raises(BadRequest, match=says):
        checked(name, value)


def test_entries_are_tidied() -> None:
    assert checked("text", "ก\r\nข\rค\n") == "ก\nข\nค"
    assert checked("heading", "Cafe\u0301 ") == "Café"
    assert checked("article", "๕๔/๑๐") == "54/10"
    assert checked("heading", "") is None
    assert checked("heading", "ខ\u200bគ") == "ខ\u200bគ"
