"""Citations in a question: article words of every tradition, laws by number, initials and title."""

import pytest

from index.law_names import Law, law_names
from index.question import analyse_question

EFMA = Law(
    "/akn/sg/act/1990/EFMA1990",
    "SG",
    law_names("", "Employment of Foreign Manpower Act 1990", None, "/akn/sg/act/1990/EFMA1990"),
)
UU13 = Law(
    "/akn/id/act/uu/2003/13",
    "ID",
    law_names("13/2003", "Undang-Undang tentang Ketenagakerjaan", "Manpower Act", "/akn/id/act/uu/2003/13"),
)
ACT265 = Law("/akn/my/act/1955/265", "MY", law_names("Act 265", "Employment Act 1955", None, "/akn/my/act/1955/265"))
LAWS = [EFMA, UU13, ACT265]


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("UU 13/2003 Pasal 42", ("42",)),
        ("มาตรา ๕๙", ("59",)),
        ("มาตรา ๙/๑", ("9/1",)),
        ("section 5 EFMA", ("5",)),
        ("seksyen 60K", ("60K",)),
        ("Điều 12a", ("12A",)),
        ("ມາດຕາ ໑໒", ("12",)),
        ("មាត្រា ១២", ("12",)),
        ("ပုဒ်မ ၃၆", ("36",)),
        ("Artigo 7", ("7",)),
        ("Who pays the levy?", ()),
    ],
)
def test_articles_are_read_in_every_script(text: str, articles: tuple[str, ...]) -> None:
    assert analyse_question(text, LAWS).articles == articles


@pytest.mark.parametrize(
    ("text", "work"),
    [
        ("UU 13/2003 Pasal 42", UU13.work),
        ("Undang-Undang Nomor 13 Tahun 2003", None),
        ("section 5 EFMA", EFMA.work),
        ("Act 265 section 60K", ACT265.work),
        ("What does the Employment of Foreign Manpower Act say on levies?", EFMA.work),
    ],
)
def test_laws_are_found_under_their_names(text: str, work: str | None) -> None:
    if work is not None:
        assert analyse_question(text, LAWS).works == (work,)


def test_a_law_that_is_not_held_is_told() -> None:
    assert analyse_question("PP 34/2021 Pasal 6", LAWS).absent is not None
    assert analyse_question("UU 13/2003 Pasal 42", LAWS).absent is None
    assert analyse_question("May the employer pay 13 months?", LAWS).absent is None


def test_a_number_inside_a_number_is_no_law() -> None:
    assert analyse_question("UU 113/2003", LAWS).works == ()
    assert analyse_question("Act 2651", LAWS).works == ()
