"""Articles, quotations, scopes, keys, holes: on short texts of our own."""

import time

import pytest

from ingest.chain import Candidate, best_chain
from ingest.misread import mended
from ingest.numbers import Number, follows, number_of
from ingest.structure import Structure, structure
from kb.types import Page, ReadBy, Role, Verdict

BODY = "Setiap pemberi kerja wajib memberi upah, tempat tinggal dan makanan kepada pekerja yang dipekerjakannya."


def read(text: str, country: str | None = "ID", machine: bool = False) -> Structure:
    by = ReadBy.OCR if machine else ReadBy.TEXT
    verdict = Verdict.OCR if machine else Verdict.OK
    pages = [Page(n, one.strip("\n"), 595, 842, by, verdict) for n, one in enumerate(text.split("\f"), 1)]
    return structure(pages, country, ())


def numbers(read: Structure, role: Role = Role.MAIN) -> list[str | None]:
    return [one.article for one in read.provisions if one.role is role]


def test_a_catchword_that_differs_from_the_next_page_is_cut() -> None:
    found = read(
        "Pasal 1\na. satu hal;\nb. Dua hal\nb. penyampaian . . .\f-2-\nb. Penyampaian daftar.\nPasal 2\nTamat."
    )
    assert "..." not in found.provisions[0].text.replace(" ", "")


def test_what_stands_before_the_first_article_is_front_matter() -> None:
    first, second = read(f"PERATURAN CONTOH\nNOMOR 1\nBAB I\nUMUM\nPasal 1\n{BODY}").provisions
    assert (first.role, first.key, first.text) == (Role.FRONT, "front", "PERATURAN CONTOH\nNOMOR 1")
    assert (second.key, second.label, second.path) == ("art_1", "Pasal 1", ("BAB I UMUM",))


def test_the_body_beats_the_list_of_contents() -> None:
    contents = "\n".join(f"{n}. Heading {n}" for n in range(1, 6))
    body = "\n".join(f"Heading {n}\n{n}. Every employer shall keep the register number {n} at the place of work "
                     "and shall show it to an inspector at any time on request." for n in range(1, 6))  # fmt: skip
    found = read(f"ARRANGEMENT OF SECTIONS\nSection\n{contents}\nAN ACT\n{body}", "MY")
    assert numbers(found) == ["1", "2", "3", "4", "5"]
    assert [one.heading for one in found.provisions if one.article] == [f"Heading {n}" for n in range(1, 6)]
    assert [one.key for one in found.provisions if one.role is Role.FRONT] == ["contents", "preamble"]


def test_a_cross_reference_that_begins_a_line_is_no_article() -> None:
    found = read(
        f"Pasal 1\n{BODY}\nPasal 2\nKewajiban itu berlaku sesuai dengan ketentuan sebagaimana dimaksud dalam\n"
        f"Pasal 1\nPasal 3\n{BODY}"
    )
    assert numbers(found) == ["1", "2", "3"]


def test_a_quoted_article_is_a_child_and_stays_in_the_text() -> None:
    found = read(
        f"Pasal 1\n1. Ketentuan Pasal 42 diubah sehingga berbunyi sebagai berikut:\nPasal 42\n(1) {BODY}\n"
        f"2. Ketentuan Pasal 43 diubah sehingga berbunyi sebagai berikut:\nPasal 43\n{BODY}\nPasal 2\n{BODY}"
    )
    assert numbers(found) == ["1", "2"]
    quoted = [one for one in found.provisions if one.role is Role.QUOTED]
    assert [(one.key, one.parent) for one in quoted] == [("art_1__art_42", "art_1"), ("art_1__art_43", "art_1")]
    assert quoted[0].text == f"Pasal 42\n(1) {BODY}"
    assert quoted[0].text in next(one.text for one in found.provisions if one.key == "art_1")


def test_roman_articles_of_an_amendment_make_the_others_quoted() -> None:
    found = read(
        f"Pasal I\nBeberapa ketentuan diubah sebagai berikut:\n1. Di antara Pasal 5 dan Pasal 6 disisipkan 2 (dua) "
        f"pasal sehingga berbunyi sebagai berikut:\nPasal 5A\n{BODY}\nPasal 5B\n{BODY}\nPasal II\n{BODY}"
    )
    assert numbers(found) == ["I", "II"]
    assert numbers(found, Role.QUOTED) == ["5A", "5B"]


def test_quotation_marks_hold_articles_of_another_law() -> None:
    found = read(
        "Điều 1. Phạm vi\nNghị định này quy định về giấy phép lao động.\nĐiều 2. Sửa đổi Luật khác\n"
        "1. Sửa đổi, bổ sung Điều 54 như sau:\n“Điều 54. Điều kiện\n1. Người lao động đủ tuổi.”;\n"
        "2. Bãi bỏ Điều 55.\nĐiều 3. Hiệu lực\nNghị định này có hiệu lực từ ngày ký.",
        "VN",
    )
    assert numbers(found) == ["1", "2", "3"]
    (quoted,) = [one for one in found.provisions if one.role is Role.QUOTED]
    assert (quoted.article, quoted.heading, quoted.parent) == ("54", "Điều kiện", "art_2")
    assert "Bãi bỏ" not in quoted.text


def test_a_quotation_without_its_closing_mark_does_not_swallow_the_law() -> None:
    articles = "\n".join(f"Điều {n}. Tên {n}\nNội dung của điều này là như vậy." for n in range(3, 30))
    found = read(f"Điều 1. Tên\nNội dung.\nĐiều 2. Sửa đổi\nNhư sau:\n“Điều 9. Tên\nNội dung.\n{articles}", "VN")
    assert numbers(found) == [str(n) for n in range(1, 30)]


def test_the_elucidation_has_its_own_numbering() -> None:
    found = read(
        f"Pasal 1\n{BODY}\nPasal 2\n{BODY}\nDisahkan di Kota Contoh\nPENJELASAN\nATAS\nPERATURAN CONTOH\n"
        "I. UMUM\nPeraturan ini penting.\nII. PASAL DEMI PASAL\nPasal 1\nCukup jelas.\nPasal 2\nCukup jelas."
    )
    assert numbers(found) == ["1", "2"]
    explained = [one for one in found.provisions if one.role is Role.ELUCIDATION]
    assert [(one.key, one.parent) for one in explained] == [
        ("elucidation", None), ("elucidation__art_1", "art_1"), ("elucidation__art_2", "art_2")
    ]  # fmt: skip
    assert [one.key for one in found.provisions if one.role is Role.APPENDED] == ["closing"]


def test_schedules_follow_the_articles_and_hold_none() -> None:
    found = read(
        "Title\n1. This Act may be cited as the Example Act 2026 and applies to every place of work.\n"
        "Duty\n2. The employer shall keep the register in the form that is set out in the Schedule.\n"
        "FIRST SCHEDULE\n[Section 2]\nFORM\n1. Name of the worker\n2. Age\nSECOND SCHEDULE\n[Section 2]\nFEES\n1. Fee",
        "SG",
    )
    assert numbers(found) == ["1", "2"]
    assert [one.key for one in found.provisions if one.role is Role.SCHEDULE] == ["schedule_1", "schedule_2"]


def test_a_chapter_of_transition_makes_its_articles_transitional() -> None:
    found = read(f"Pasal 1\n{BODY}\nBAB II\nKETENTUAN PERALIHAN\nPasal 2\n{BODY}")
    assert [one.role for one in found.provisions] == [Role.MAIN, Role.TRANSITIONAL]


def test_no_text_is_lost_and_none_is_double_outside_quotations() -> None:
    text = f"JUDUL\nPasal 1\n{BODY}\nteks tanpa nomor\nBAB II\nLAIN\nPasal 2\n{BODY}\nDisahkan di Kota\npejabat"
    found = read(text)
    kept = " ".join(one.text for one in found.provisions) + " ".join(found.provisions[-2].path)
    assert sorted("".join(kept.split())) == sorted("".join(text.split()))


def test_the_text_of_a_provision_is_the_text_of_its_spans() -> None:
    found = read(f"JUDUL\nBAB I\nUMUM\nPasal 1\n{BODY}\n\fPasal 2\n(1) {BODY}\n\f(2) {BODY}")
    for one in found.provisions:
        assert found.flow.of(one.spans).text == one.text


def test_holes_in_the_numbering_are_reported_with_their_pages() -> None:
    found = read(f"Pasal 1\n{BODY}\n\fPasal 2\n{BODY}\n\fPasal 5\n{BODY}\nPasal 6\n{BODY}")
    assert any("3-4 (p. 2-3)" in warning for warning in found.warnings)


def test_a_text_without_articles_is_kept_whole_and_reported() -> None:
    found = read(f"PENGUMUMAN\n{BODY}")
    assert [one.role for one in found.provisions] == [Role.MAIN]
    assert "no articles" in found.warnings[0]


def test_an_extract_keeps_articles_between_wide_gaps() -> None:
    found = read("\n".join(f"Pasal {n}\n{BODY}" for n in (36, 37, 50, 65, 90, 91, 92)))
    assert numbers(found) == ["36", "37", "50", "65", "90", "91", "92"]


def test_articles_that_begin_again_under_each_rule_have_keys_of_their_own() -> None:
    rule = "SECTION 1. Title. - These Rules apply to every employer.\nSECTION 2. Scope. - They apply everywhere."
    found = read(f"RULE I\nGENERAL\n{rule}\nRULE II\nPERMITS\n{rule}\nRULE III\nFEES\n{rule}", "PH")
    assert numbers(found) == ["1", "2"] * 3
    assert len({one.key for one in found.provisions}) == len(found.provisions)
    assert [one.path[0] for one in found.provisions if one.article == "2"] == [
        "RULE I GENERAL", "RULE II PERMITS", "RULE III FEES"
    ]  # fmt: skip


def test_misread_numbers_are_taken_from_their_place_and_reported() -> None:
    names = ["๑", "๒", "๓", "๕", "๕", "๒", "๗", "๘"]
    text = "\n".join(f"มาตรา {n} ให้นายจ้างจ่ายค่าจ้างแก่ลูกจ้างตามกฎหมายนี้" for n in names)
    assert numbers(read(text, "TH", machine=True)) == [str(n) for n in range(1, 9)]
    assert any("misread" in warning for warning in read(text, "TH", machine=True).warnings)
    assert numbers(read(text, "TH")) != [str(n) for n in range(1, 9)]


def test_each_provision_has_its_own_language() -> None:
    found = read(
        "Tajuk ringkas\n1. Akta ini bolehlah dinamakan Akta Contoh 2026 dan hendaklah terpakai bagi majikan.\n"
        "Interpretation\n2. In this Act the employer means any person who has entered into a contract of service.",
        "MY",
    )
    assert [one.language for one in found.provisions] == ["msa", "eng"]


def candidates(*bases: int) -> list[Candidate]:
    return [
        Candidate(500 * place, 500 * place + 9, Number(base, (), base, str(base)), 0.0, False)
        for place, base in enumerate(bases)
    ]


def test_the_chain_prefers_steps_of_one() -> None:
    chain, _ = best_chain(candidates(1, 2, 57, 3, 4, 12, 5), 4000)
    assert [one.number.base for one in chain] == [1, 2, 3, 4, 5]


def test_the_chain_is_quick_on_many_candidates() -> None:
    began = time.process_time()
    chain, _ = best_chain(candidates(*(n for n in range(1, 2001) for _ in range(5))), 5_000_000)
    assert len(chain) == 2000
    assert time.process_time() - began < 5


def test_a_long_law_is_read_in_time_that_grows_with_its_length() -> None:
    text = "\n".join(f"Pasal {n}\n{BODY} Lihat\nPasal {n // 2 + 1}" for n in range(1, 1001))
    began = time.process_time()
    found = read(text)
    assert len(numbers(found)) == 1000
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    ("earlier", "later"),
    [({"n": "12"}, {"n": "13"}), ({"n": "12"}, {"n": "12", "letter": "A"}),
     ({"n": "12", "letter": "A"}, {"n": "12", "letter": "B"}),
     ({"n": "9", "letter": "AA"}, {"n": "9", "letter": "A"}), ({"n": "54", "sub": "9"}, {"n": "54", "sub": "10"}),
     ({"n": "๗", "ordinal": "ทวิ"}, {"n": "๗", "ordinal": "ตรี"}), ({"n": "45", "to": "56"}, {"n": "57"}),
     ({"n": "5", "letter": "AF"}, {"n": "5", "letter": "B"})],
)  # fmt: skip
def test_the_next_number_follows(earlier: dict[str, str | None], later: dict[str, str | None]) -> None:
    assert follows(number_of(earlier), number_of(later))


@pytest.mark.parametrize(
    ("groups", "text"),
    [({"n": "๕๙"}, "59"), ({"n": "12", "letter": "a"}, "12A"), ({"n": "54", "sub": "๑๐"}, "54/10"),
     ({"n": "7", "ordinal": "ทวิ"}, "7 bis"), ({"n": "37", "hyphened": "A"}, "37-A"),
     ({"n": "၁၁", "hyphened": "က"}, "11A"),
     ({"n": "45", "to": "56"}, "45-56"), ({"n": "69", "letter": "b", "to": "69", "toletter": "e"}, "69B-69E"),
     ({"roman": "II"}, "II"), ({"n": "1l"}, "11")],
)  # fmt: skip
def test_numbers_are_written_in_ascii(groups: dict[str, str | None], text: str) -> None:
    assert number_of(groups).text == text


def test_swapped_lookalikes_are_put_in_order() -> None:
    text = "\n".join(f"มาตรา {n} ข้อความของมาตรานี้ยาวพอสมควรและเต็มบรรทัด\nสั้น" for n in "๑๒๓๕๔๖๗")
    assert numbers(read(text, "TH", machine=True)) == ["1", "2", "3", "4", "5", "6", "7"]


def test_labels_misread_or_behind_dirt_are_found() -> None:
    thai = "มาตรา ๑ หนึ่ง\n. สาตรา '๒ สอง\n, มาตรา ๓ สาม"
    assert numbers(read(thai, "TH", machine=True)) == ["1", "2", "3"]
    khmer = "មាត្រា ១.-\nអត្ថបទ។\nបាត្រា២._\nអត្ថបទ។\nាត្រា ៣.-\nអត្ថបទ។\nមាព្រះ ៤ ..\nអត្ថបទ។"
    assert numbers(read(khmer, "KH", machine=True)) == ["1", "2", "3", "4"]


def test_right_numbers_are_not_mended() -> None:
    given = candidates(1, 2, 3, 5, 6)
    assert mended(given, [True] * 5) == given
