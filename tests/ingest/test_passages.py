"""Passages: short provisions whole, long ones cut at paragraphs, every text that of its spans."""

from itertools import pairwise

import pytest

from ingest.passages import LIMITS, passages
from ingest.structure import Structure, structure
from kb.types import Page, Passage, ReadBy, Verdict

SENTENCE = "Pemberi kerja wajib membayar upah pekerja paling lambat pada tanggal tujuh bulan berikutnya; "


def read(text: str, country: str = "ID") -> Structure:
    pages = [Page(n, one.strip("\n"), 595, 842, ReadBy.TEXT, Verdict.OK) for n, one in enumerate(text.split("\f"), 1)]
    return structure(pages, country, ())


def cut(read: Structure, key: str) -> tuple[Passage, ...]:
    return passages(next(one for one in read.provisions if one.key == key), read.flow)


def test_a_short_provision_is_one_passage() -> None:
    found = read(f"Pasal 1\n(1) {SENTENCE}\n(2) {SENTENCE}")
    (passage,) = cut(found, "art_1")
    assert (passage.text, passage.part, passage.provision) == (found.provisions[0].text, 1, "art_1")


def test_a_long_provision_is_cut_at_paragraphs() -> None:
    items = "\n".join(f"({n}) {SENTENCE * 3}".strip() for n in range(1, 30))
    parts = cut(read(f"Pasal 1\n{items}\nPasal 2\nCukup."), "art_1")
    assert len(parts) > 3
    assert [one.part for one in parts] == list(range(1, len(parts) + 1))
    assert all(len(one.text) <= LIMITS["latin"] for one in parts)
    assert all(one.text.startswith("(") for one in parts[1:])


def test_parts_overlap_by_a_paragraph_that_is_short_enough() -> None:
    items = "\n".join(f"({n}) {SENTENCE}".strip() for n in range(1, 60))
    parts = cut(read(f"Pasal 1\n{items}\nPasal 2\nCukup."), "art_1")
    for one, after in pairwise(parts):
        assert one.text.splitlines()[-1] == after.text.splitlines()[0]


def test_a_long_paragraph_is_cut_at_its_clauses() -> None:
    found = read(f"Pasal 1\n{(SENTENCE * 60).strip()}\nPasal 2\nCukup.")
    for passage in cut(found, "art_1"):
        assert len(passage.text) <= LIMITS["latin"]
        assert passage.text.endswith(";")


def test_a_text_without_any_break_is_cut_all_the_same() -> None:
    found = read("มาตรา ๑ " + "ก" * 9000 + "\nมาตรา ๒ จบ", "TH")
    parts = cut(found, "art_1")
    assert max(len(one.text) for one in parts) <= LIMITS["thai"]
    assert sum(one.text.count("ก") for one in parts) >= 9000


@pytest.mark.parametrize("pages", [1, 3])
def test_each_passage_is_the_text_of_its_spans_and_nothing_is_lost(pages: int) -> None:
    lines = [f"({n}) {SENTENCE}".strip() for n in range(1, 91)]
    size = len(lines) // pages
    sheets = ["\n".join(lines[start : start + size]) for start in range(0, len(lines), size)]
    found = read("Pasal 1\n" + "\f".join(sheets))
    parts = cut(found, "art_1")
    for passage in parts:
        assert found.flow.of(passage.spans).text == passage.text
        assert all(span.start < span.end for span in passage.spans)
    kept = "\n".join(one.text for one in parts)
    assert all(line in kept for line in lines)
