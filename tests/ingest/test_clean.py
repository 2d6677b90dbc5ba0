"""Running heads, catchwords, footnotes, page numbers and the joining of lines."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.clean import clean
from ingest.flow import Flow
from ingest.notes import divide
from kb.types import Page, ReadBy, Span, Verdict

ARTICLE = re.compile(r"^Pasal \d+$", re.MULTILINE)
NOTE = re.compile(r"^(?P<note>\d{1,3})\s+(?=[A-Z])")
LONG = "yang dimaksud dengan ketentuan ini adalah setiap orang yang bekerja di negara ini"


def pages(*texts: str) -> list[Page]:
    return [
        Page(number, text.replace("\n", "\r\n"), 595, 842, ReadBy.TEXT, Verdict.OK)
        for number, text in enumerate(texts, 1)
    ]


def lines(raw: Sequence[Page]) -> list[list[str]]:
    return [[line.text for line in page] for page in clean(raw, [ARTICLE], []).lines]


def flow(raw: Sequence[Page]) -> Flow:
    return Flow(divide(clean(raw, [ARTICLE], []).lines, None, [], {}), machine_read=False)


def whole(raw: Sequence[Page]) -> str:
    read = flow(raw)
    return read.of(read.spans(0, len(read.text))).text


def test_running_heads_are_cut_whatever_their_numbers() -> None:
    raw = pages(*(f"Gazette No. 7\n- {n} -\ntext {chr(96 + n)} of this page\nwww.example.org" for n in range(1, 9)))
    assert lines(raw) == [[f"text {chr(96 + n)} of this page"] for n in range(1, 9)]


def test_heads_of_odd_and_even_pages_are_cut() -> None:
    raw = pages(*(f"{n} Laws\nbody {chr(96 + n)}" if n % 2 else f"Act {n}\nbody {chr(96 + n)}" for n in range(1, 11)))
    assert all(len(page) == 1 for page in lines(raw))


def test_an_article_heading_that_begins_many_pages_is_no_running_head() -> None:
    raw = pages(*(f"Pasal {n}\nIsi pasal {chr(96 + n)}" for n in range(1, 10)))
    assert all(page[0].startswith("Pasal") for page in lines(raw))


def test_a_repeated_line_inside_the_page_stays() -> None:
    raw = pages(*("\n".join([f"x{n}a", f"x{n}b", "berikut:", f"x{n}c", f"x{n}d"]) for n in "abcdefgh"))
    assert all("berikut:" in page for page in lines(raw))


def test_running_heads_of_machine_read_pages_need_only_be_alike() -> None:
    words = ["a duty of employers", "permits are renewed", "who may appeal"]
    bodies = ["\n".join(f"{word} {n * n}" for n in range(40, 52)) for word in words]
    heads = ["Royal Gazette, Act on Samples 1", "RoyaI Gazette Act on Sarnples 2", "Royal Gazotte, Act on Samples 3"]
    raw = [
        replace(page, read_by=ReadBy.OCR, verdict=Verdict.OCR)
        for page in pages(*(f"Ra\nI)\n{head}\n{body}" for head, body in zip(heads, bodies, strict=True)))
    ]
    assert lines(raw) == [body.split("\n") for body in bodies]
    as_typed = [replace(page, read_by=ReadBy.TEXT) for page in raw]
    assert all("Act on S" in " ".join(page) for page in lines(as_typed))


def test_a_heading_beyond_a_running_head_of_a_machine_read_page_is_no_dirt() -> None:
    raw = [
        replace(page, read_by=ReadBy.OCR) for page in pages(*(f"Pasal {n}\nThe Sample Gazette\n{n}x" for n in "123"))
    ]
    assert [page[0] for page in lines(raw)] == ["Pasal 1", "Pasal 2", "Pasal 3"]


def test_a_catchword_is_cut() -> None:
    raw = pages("a. satu hal;\nb. bahwa …", "b. bahwa hal lain;\nc. tiga")
    assert lines(raw) == [["a. satu hal;"], ["b. bahwa hal lain;", "c. tiga"]]


def test_printed_page_numbers_are_those_that_count_up() -> None:
    raw = pages(*(f"Act 265, {n + 20}\nbody {n}" for n in range(1, 8)))
    assert [page.printed for page in clean(raw, [], []).pages] == [str(n + 20) for n in range(1, 8)]


def test_lines_of_a_sentence_are_joined_and_items_begin_paragraphs() -> None:
    raw = pages(f"{LONG}\ndan menerima upah:\n(1) yang pertama;\n(2) yang kedua.")
    assert whole(raw) == f"{LONG} dan menerima upah:\n(1) yang pertama;\n(2) yang kedua."


def test_scripts_without_word_spaces_are_joined_without_one() -> None:
    line = "นายจ้างต้องจัดให้มีเอกสารเกี่ยวกับการจ่ายค่าจ้าง"
    assert whole(pages(f"{line}\n{line}\nจบ")) == f"{line}{line}จบ"


def test_a_sentence_goes_on_across_a_page() -> None:
    raw = pages("Kepala 1\nsatu", "Kepala 2\ndua", f"Kepala 3\n{LONG}", "Kepala 4\nlanjutannya.")
    assert f"{LONG} lanjutannya." in whole(raw)


def test_a_hyphen_at_the_line_end_stays_where_it_is_the_word_s_own() -> None:
    raw = pages(f"{LONG} Undang\ufffe\nUndang ini dan Undang-Undang lain")
    assert "Undang-Undang ini" in whole(raw)


def test_a_hyphen_that_the_line_end_made_is_dropped() -> None:
    raw = pages(f"os trabalhadores e os empregadores e todos ou\u2010\ntros; os outros\n{LONG}")
    assert "todos outros" in whole(raw)


def test_composed_letters_keep_their_places() -> None:
    raw = pages("Die\u0302\u0300u 1 la\u0300 va\u0306n ba\u0309n")
    read = flow(raw)
    place = read.text.index("văn")
    (span,) = read.spans(place, place + 3)
    assert raw[0].text[span.start : span.end] == "va\u0306n"


def test_the_text_of_the_spans_of_a_part_is_that_part() -> None:
    raw = pages(f"Kepala 1\n(1) {LONG}\nsehingga cukup;\n(2) kedua.", f"Kepala 2\n(3) {LONG}\nsampai selesai.")
    read = flow(raw)
    text = read.of(read.spans(0, len(read.text)))
    for paragraph in re.finditer(r"[^\n]+", text.text):
        spans = read.spans_of(text, paragraph.start(), paragraph.end())
        assert read.of(spans).text == paragraph.group()


def test_touching_spans_are_two_paragraphs() -> None:
    raw = pages(f"Heading of it\n{LONG}")
    read = flow(raw)
    assert read.of([Span(1, 0, 13), Span(1, 15, 15 + len(LONG))]).text == f"Heading of it\n{LONG}"


def test_a_footnote_is_cut_out_of_the_sentence_with_its_mark() -> None:
    raw = pages(f"{LONG}1\n1 Amended by Law 5 of 2020.", "dan seterusnya2 berlaku.\n2 Deleted by Law 6.")
    parts = divide(clean(raw, [], []).lines, NOTE, [], {})
    read = Flow(parts, machine_read=False)
    assert read.of(read.spans(0, read.body_stop)).text == f"{LONG} dan seterusnya berlaku."
    assert [line.text for line in parts.notes] == ["1 Amended by Law 5 of 2020.", "2 Deleted by Law 6."]


def test_a_numbered_line_without_a_mark_is_no_footnote() -> None:
    assert not divide(clean(pages(f"{LONG}\n1 Januari 2020."), [], []).lines, NOTE, [], {}).notes
