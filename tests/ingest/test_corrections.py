"""Corrections meet what is read: passages are made anew, places stay, what does not fit is named."""

from dataclasses import replace

from ingest.corrections import apply, passages_of
from ingest.passages import LIMITS
from kb.corrected import NOTHING_CORRECTED, Reading, Revision, corrected, digest
from kb.types import Box, Document, Facts, Page, Passage, Provision, ReadBy, Role, Span, Verdict

TEXT = "Pasal 1\nUpah pekerja adalah hak."
READ = Provision("art_1", "Pasal 1", "1", None, (), Role.MAIN, None, (Span(1, 0, len(TEXT)),), TEXT, "ind")
NEXT = replace(READ, key="art_2", label="Pasal 2", article="2", text="Pasal 2\nCukup.")
LONG = "Pasal 1\n" + "\n".join(f"({n}) Pemberi kerja wajib membayar upah pekerja." for n in range(1, 60))


def box(y: float) -> Box:
    return Box(1, ((10.0, y, 90.0, y + 9),))


def passage(of: Provision, part: int = 1, text: str | None = None, y: float = 0.0) -> Passage:
    return Passage(of.key, part, text or of.text, of.spans, (box(y),), of.language)


def document(text: str = TEXT) -> Document:
    read = replace(READ, text=text)
    page = Page(1, f"{text}\n{NEXT.text}", 595, 842, ReadBy.TEXT, Verdict.OK)
    return Document("a.pdf", "a" * 64, Facts("ID", "ind"), (page,), (read, NEXT), (passage(read), passage(NEXT)))


def revision(field: str, after: str | None, *, number: int = 1, undo: bool = False, key: str = "art_1") -> Revision:
    return Revision(
        number, "2026-01-02T03:04:05+00:00", "Siti", "salah baca", "a" * 64, key, "/akn/id/act/1", "/akn/id/act/1/ind@",
        undo, field, getattr(READ, field), after, getattr(READ, field), digest(TEXT),
    )  # fmt: skip


def test_a_document_without_corrections_stays_as_it_is() -> None:
    assert apply(document(), ()) == (document(), NOTHING_CORRECTED)


def test_a_corrected_text_is_what_is_embedded_and_stored() -> None:
    shown, applied = apply(document(), [revision("text", "Pasal 1\nUpah pekerja adalah wajib.")])
    assert [one.text for one in shown.passages] == ["Pasal 1\nUpah pekerja adalah wajib.", NEXT.text]
    assert shown.provisions[0].text == shown.passages[0].text
    assert shown.passages[0].boxes == document().passages[0].boxes
    assert [one.provision for one in applied.readings] == [READ]
    assert applied.readings[0].passages == document().passages[:1]
    assert applied.last == 1
    assert shown.warnings == ()


def test_another_reading_keeps_the_correction_and_says_so() -> None:
    other = document(TEXT.replace("hak", "hak semua"))
    shown, applied = apply(other, [revision("heading", "Upah")])
    assert shown.provisions == other.provisions
    assert applied.readings == ()
    assert applied.last == 1
    (warning,) = shown.warnings
    assert "art_1" in warning
    assert "Siti" in warning
    assert "not applied" in warning


def test_a_provision_that_is_not_read_any_more_is_named() -> None:
    made = [revision("heading", "Upah", key="art_9"), revision("label", "Pasal 8", number=2, key="art_8"),
            revision("label", READ.label, number=3, undo=True, key="art_8")]  # fmt: skip
    shown, _ = apply(document(), made)
    assert [warning.split()[0] for warning in shown.warnings] == ["art_9"]


def test_a_long_corrected_text_is_cut_and_cites_the_whole_provision() -> None:
    reading = Reading(READ, (passage(READ, 1, y=0), passage(READ, 2, y=20), passage(READ, 3, y=20)))
    changes = {"text": LONG}
    found = passages_of(corrected(READ, changes), reading, changes)
    assert len(found) > 1
    assert [one.part for one in found] == list(range(1, len(found) + 1))
    assert all(one.text in LONG and len(one.text) <= LIMITS["latin"] for one in found)
    assert all(line in "\n".join(one.text for one in found) for line in LONG.splitlines())
    assert {one.spans for one in found} == {READ.spans}
    assert {one.boxes for one in found} == {(Box(1, (*box(0).rects, *box(20).rects)),)}


def test_a_corrected_label_leaves_the_places_of_each_passage() -> None:
    read = replace(READ, text=LONG)
    reading = Reading(read, (passage(read, 1, LONG[:900], 0), passage(read, 2, LONG[900:], 20)))
    changes = {"label": "Pasal 10"}
    first, second = passages_of(corrected(read, changes), reading, changes)
    assert first.text.startswith("Pasal 10\n(1)")
    assert (first.boxes, second.boxes, second.text) == ((box(0),), (box(20),), LONG[900:])


def test_a_heading_too_long_for_its_passage_is_not_cut_off() -> None:
    read = replace(READ, heading="Upah", text=f"Upah\n{TEXT}")
    changes = {"heading": "Upah " * 400}
    shown = corrected(read, changes)
    found = passages_of(shown, Reading(read, (passage(read),)), changes)
    assert len(found) > 1
    assert "hak." in found[-1].text
