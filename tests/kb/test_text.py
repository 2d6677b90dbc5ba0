"""Keys for comparing, and scripts."""

from kb.text import ascii_digits, nfc, script, search_key


def test_two_spellings_of_lao_have_one_key() -> None:
    assert search_key("ກໍານົດ ຫມວດ ຫນ້າ") == search_key("ກຳນົດ ໝວດ ໜ້າ")


def test_the_place_of_a_tone_mark_by_sara_am_does_not_count() -> None:
    assert search_key("น\u0e49\u0e33") == search_key("น\u0e4d\u0e49\u0e32") == search_key("น\u0e49\u0e4d\u0e32")


def test_invisible_characters_and_case_do_not_count() -> None:
    assert search_key("Undang\u00ad-Un\u200bdang") == search_key("UNDANG-UNDANG")


def test_native_digits_become_ascii_in_place() -> None:
    assert ascii_digits("มาตรา ๕๙/๑ ၁၂ ៣៤ ໕໖") == "มาตรา 59/1 12 34 56"


def test_composition_keeps_vulgar_fractions() -> None:
    assert nfc("½ e\u0301") == "½ é"


def test_the_script_is_that_of_most_letters() -> None:
    assert script("มาตรา 5 ABC") == "thai"
    assert script("Pasal 5 ก") == "latin"
    assert script("12 (3)") is None
