"""Machine reading: words with places, kept readings, and a clear word where tesseract is missing."""

import json
import shutil
import subprocess
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from ingest import imagepages, ocr, ocrcache, poorlayer
from ingest.ocr import Reader, find_reader
from ingest.pdf import OcrMode, boxes, read_pages
from ingest.tsv import Reading, parse_tsv
from kb.errors import NoText
from kb.types import Page, ReadBy, Span, Verdict, Word

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
THAI_FONT = "/usr/share/fonts/truetype/tlwg/Garuda.ttf"

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="TESSERACT MISSING: install tesseract-ocr to test machine reading"
)


def tsv(*words: tuple[int, int, int, int, int, float, str]) -> str:
    """TSV of words given as line, left, top, width, height, confidence, text."""
    rows = [f"5\t1\t1\t1\t{line}\t1\t{x}\t{y}\t{w}\t{h}\t{conf}\t{text}" for line, x, y, w, h, conf, text in words]
    return "\n".join([HEAD, "4\t1\t1\t1\t1\t0\t0\t0\t900\t40\t-1\t", *rows])


def test_words_become_lines_with_ranges_places_and_confidence() -> None:
    read = parse_tsv(
        tsv((1, 100, 200, 80, 40, 96, "Pasal"), (1, 200, 200, 40, 40, 90, "42"), (2, 100, 260, 60, 40, 60, '"TKA"')),
        scale=4,
    )
    assert read.text == 'Pasal 42\n"TKA"'
    assert [read.text[word.start : word.end] for word in read.words] == ["Pasal", "42", '"TKA"']
    assert read.words[1] == Word(6, 8, (50, 50, 60, 60), 0.9)
    assert read.confidence == pytest.approx((5 * 0.96 + 2 * 0.9 + 5 * 0.6) / 12)


def test_thai_is_joined_unless_the_gap_is_wide() -> None:
    read = parse_tsv(
        tsv(
            (1, 0, 0, 40, 50, 90, "มา"), (1, 42, 0, 40, 50, 90, "ตรา"), (1, 102, 0, 20, 50, 90, "๔๒"),
            (1, 124, 0, 5, 50, 90, ")"), (1, 149, 0, 60, 50, 90, "ABC"), (1, 215, 0, 60, 50, 90, "DEF"),
        ),
        scale=1,
    )  # fmt: skip
    assert read.text == "มาตรา ๔๒) ABC DEF"


def test_an_empty_or_damaged_table_is_an_empty_reading() -> None:
    assert parse_tsv("", 1) == Reading("", (), 0.0)
    assert parse_tsv(HEAD, 1) == Reading("", (), 0.0)
    assert parse_tsv(HEAD + "\n5\t1\t1", 1) == Reading("", (), 0.0)


def test_a_reading_is_kept_by_file_page_and_settings(tmp_path: Path) -> None:
    reading = Reading("Điều 5", (Word(0, 4, (1.5, 2, 3, 4), 0.9), Word(5, 6, (5, 2, 6, 4), 0.5)), 0.82)
    place = ocrcache.place(tmp_path, "ab" * 32, 7, "tesseract 5 vie")
    assert ocrcache.load(place) is None
    ocrcache.save(place, reading)
    assert ocrcache.load(place) == reading
    assert [path.name for path in place.parent.iterdir()] == [place.name]
    others = [ocrcache.place(tmp_path, "ab" * 32, 8, "tesseract 5 vie"), ocrcache.place(tmp_path, "ab" * 32, 7, "vie")]
    assert place not in others


@pytest.mark.parametrize("content", ["", "{", "[]", '{"text": "x"}', '{"text": 1, "words": [[1]], "confidence": 0}'])
def test_a_damaged_kept_reading_is_no_reading(tmp_path: Path, content: str) -> None:
    (tmp_path / "0001.json").write_text(content)
    assert ocrcache.load(tmp_path / "0001.json") is None


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "ocr").write_text("a file where a folder should be")
    ocrcache.save(ocrcache.place(tmp_path, "ab" * 32, 1, "x"), Reading("x", (), 0))


def test_without_tesseract_a_scan_says_so(pdfs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr.shutil, "which", lambda _name: None)
    with pytest.raises(NoText, match=r"tesseract or its pack .* not installed.*install tesseract"):
        read_pages(pdfs.scan("scan.pdf"), country="SG", languages=None, ocr=OcrMode.AUTO, cache=None)


def test_only_installed_packs_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr.shutil, "which", lambda _name: "/bin/tesseract")
    monkeypatch.setattr(
        ocr, "_output", lambda _program, option: "tesseract 5.3\n" if "version" in option else "eng\npor"
    )
    assert find_reader(("por", "tet", "eng")) == Reader("/bin/tesseract", "tesseract 5.3", ("por", "eng"))
    assert find_reader(("khm",)) is None


def test_a_run_that_hangs_or_fails_is_an_error_of_the_page(monkeypatch: pytest.MonkeyPatch, pdfs) -> None:
    path = pdfs.scan("scan.pdf")
    faults = (
        (subprocess.TimeoutExpired("tesseract", 120), "took over 120 seconds"),
        (subprocess.CalledProcessError(1, "tesseract", stderr=b"Error\nout of memory\n"), "out of memory"),
        (OSError(8, "Exec format error"), "Exec format error"),
    )
    for fault, message in faults:

        def run(*_args: object, fault: Exception = fault, **_kwargs: object) -> None:
            raise fault

        monkeypatch.setattr(ocr.subprocess, "run", run)
        reader = Reader("tesseract", "5", ("eng",))
        [(number, reading)] = reader.read(pdfium.PdfDocument(path), path, [1], None)
        assert number == 1
        assert message in (reading.error or "")


def test_the_surer_of_a_plain_and_a_softened_reading_is_kept(
    monkeypatch: pytest.MonkeyPatch, pdfs, tmp_path: Path
) -> None:
    sure = iter([50, 80])
    monkeypatch.setattr(Reader, "_run", lambda *_: parse_tsv(tsv((1, 0, 0, 9, 9, next(sure), "ក")), 1))
    path = pdfs.scan("scan.pdf")
    for _ in range(2):  # the second time from the cache
        [(_, reading)] = Reader("t", "5", ("khm",)).read(pdfium.PdfDocument(path), path, [1], tmp_path)
        assert reading.confidence == pytest.approx(0.8)
    assert len(list(tmp_path.rglob("*.json"))) == 1


def test_an_unsure_reading_does_not_replace_anything() -> None:
    page = Page(1, "", 100, 100, ReadBy.TEXT, Verdict.REJECTED, ("a scan",))
    words = (Word(0, 3, (0, 0, 9, 9), 0.1),)
    read = imagepages._better(page, Reading("law", words, 0.1), ("eng",))
    assert (read.verdict, read.text) == (Verdict.REJECTED, "")
    assert read.reasons == ("the page image is hardly readable (confidence 10%)", "a scan")


def test_a_good_text_layer_is_only_replaced_by_a_better_reading() -> None:
    page = Page(1, "Pasal4T tahun 2O2I tentang kerja", 100, 100, ReadBy.TEXT, Verdict.OK)
    better = Reading("Pasal 47 tahun 2021 tentang kerja", (), 0.95)
    assert poorlayer.surpasses(better, page)
    assert not poorlayer.surpasses(Reading(better.text, (), 0.6), page)
    assert not poorlayer.surpasses(Reading("Pasal 47", (), 0.95), page)
    assert not poorlayer.surpasses(Reading("Pasal47 tahun 2O2O tentang I0 kerja", (), 0.95), page)


@needs_tesseract
@pytest.mark.parametrize("mode", [OcrMode.AUTO, OcrMode.ALWAYS])
def test_a_scan_is_read_and_its_words_stand_where_they_are_printed(pdfs, tmp_path: Path, mode: OcrMode) -> None:
    path = pdfs.scan("scan.pdf")
    [page] = read_pages(path, country="SG", languages=None, ocr=mode, cache=tmp_path)
    assert (page.verdict, page.read_by) == (Verdict.OCR, ReadBy.OCR)
    assert page.confidence is not None
    assert page.confidence > 0.85
    assert page.text.splitlines()[:3] == list(pdfs.law)
    assert [page.text[word.start : word.end] for word in page.words] == page.text.split()
    at = page.text.index("holds")
    [box] = boxes(path, {1: page}, [Span(1, at, at + len(pdfs.law[1]))])
    [rect] = box.rects
    assert rect[0] == pytest.approx(100 * 595 / 1240, abs=3)
    assert rect[1] == pytest.approx(210 * 842 / 1754, abs=8)
    [kept] = tmp_path.rglob("*.json")
    assert json.loads(kept.read_text("utf-8"))["text"] == page.text


@needs_tesseract
def test_always_keeps_a_good_text_layer_that_no_reading_surpasses(pdfs) -> None:
    path = pdfs.text("act.pdf", [pdfs.law, []])
    pages = read_pages(path, country="SG", languages=None, ocr=OcrMode.ALWAYS, cache=None)
    assert [page.text.split() for page in pages] == [" ".join(pdfs.law).split(), []]


@needs_tesseract
def test_readings_come_in_page_order(pdfs, tmp_path: Path) -> None:
    document = pdfium.PdfDocument.new()
    for number in range(7):
        document.import_pages(pdfium.PdfDocument(pdfs.scan(f"{number}.pdf", [f"This is the page number {number + 1}"])))
    document.save(tmp_path / "all.pdf")
    steps: list[tuple[int, int]] = []
    pages = read_pages(
        tmp_path / "all.pdf", country="SG", languages=None, ocr=OcrMode.AUTO, cache=None,
        progress=lambda *step: steps.append(step),
    )  # fmt: skip
    assert [f"page number {page.number}" in page.text for page in pages] == [True] * 7
    assert steps[-7:] == [(number, 7) for number in range(1, 8)]


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("มาตรา ๑ พระราชบัญญัตินี้ (Act)", ("tha",)),
        ("ມາດຕາ 1 ຈຸດປະສົງ", ("lao",)),
        ("Điều 1. Phạm vi điều chỉnh", ("vie",)),
        ("Pasal 1 Dalam Peraturan ini", ("eng", "ind")),
    ],
)
def test_a_file_nothing_is_known_of_is_read_in_the_language_of_its_middle_page(
    monkeypatch: pytest.MonkeyPatch, text: str, languages: tuple[str, ...]
) -> None:
    assert _asked(monkeypatch, {5: text * 60}) == [None, [5], languages]


def test_a_table_in_the_middle_does_not_tell_the_language_of_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {5: "1 | 1963 | 11", 3: "Điều 1. Phạm vi điều chỉnh " * 20}
    assert _asked(monkeypatch, texts) == [None, [5], [3], ("vie",)]


def _asked(monkeypatch: pytest.MonkeyPatch, texts: dict[int, str]) -> list[object]:
    """The packs and pages asked for when pages 3, 5 and 9 of a file nothing is known of are images."""
    asked: list[object] = []

    class OnePage:
        def read(self, _document: object, _path: object, numbers: list[int], _cache: object) -> list[object]:
            asked.append(numbers)
            return [(numbers[0], Reading(texts[numbers[0]], (), 0.9))]

    def find(languages: object) -> OnePage | None:
        asked.append(languages)
        return OnePage() if languages is None else None

    monkeypatch.setattr(imagepages, "find_reader", find)
    page = Page(1, "", 100, 100, ReadBy.TEXT, Verdict.REJECTED, ("a scan",))
    imagepages.read_images(pdfium.PdfDocument.new(), Path(), [page] * 9, [3, 5, 9], None, None, lambda *_: None)
    return asked
