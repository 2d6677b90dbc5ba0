"""What the quality gate says reaches the reader: in the ingest report, on a terminal, while it reads."""

import json
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from api.cli import main
from api.progress import PageProgress, duration
from api.verdicts import doubtful_lines
from kb.types import DoubtfulPages, Verdict


def test_reasons_that_differ_in_numbers_share_a_line() -> None:
    doubtful = [
        DoubtfulPages(Verdict.OCR, ("48% of the words cannot be words, 5% are known",), (1, 4), 0.65),
        DoubtfulPages(Verdict.OCR, ("a scan",), (2,), 0.9),
        DoubtfulPages(Verdict.OCR, ("9% of the words cannot be words, 5% are known",), (3,), 0.35),
        DoubtfulPages(Verdict.REPAIRED, ("a scan",), (7, 9), None),
    ]
    assert doubtful_lines(doubtful) == [
        "p. 1, 3-4 machine-read (confidence from 35%): 9-48% of the words cannot be words, 5% are known",
        "p. 2 machine-read (confidence from 90%): a scan",
        "p. 7, 9 repaired: a scan",
    ]


def test_ingest_reports_every_page_that_is_not_ok(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "act.pdf"
    canvas = Canvas(str(path))
    canvas.drawString(72, 780, "1. This Act may be cited as the Example Act and is about the foreign worker.")
    canvas.showPage()
    for _ in range(2):
        canvas.drawImage(ImageReader(Image.new("L", (400, 600), 90)), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    main(["ingest", str(path), "--home", str(tmp_path / "home"), "--dry-run", "--ocr", "never", "--json"])
    out, err = capsys.readouterr()
    (result,) = json.loads(out)["results"]
    assert result["verdicts"] == {"ok": 1, "rejected": 2}
    (doubt,) = result["doubtful"]
    assert (doubt["verdict"], doubt["pages"], doubt["confidence"]) == ("rejected", [2, 3], None)
    assert "a scan" in doubt["reasons"][0]
    assert err.count("a scan") == 1
    assert "p. 2-3 not read" in err


def test_progress_tells_pages_and_time_left(capsys: pytest.CaptureFixture[str]) -> None:
    now = [0.0]
    shown: list[str] = []
    progress = PageProgress(shown.append, lambda: now[0])
    for seconds, done in ((0, 40), (1, 0), (31, 10), (61, 20)):  # the text layers first, then the images
        now[0] = seconds
        progress("laws/evil\x1b.pdf", done, 100)
    assert shown[1] == "evil\N{REPLACEMENT CHARACTER}.pdf: 0 of 100 pages"
    assert shown[-1] == "evil\N{REPLACEMENT CHARACTER}.pdf: 20 of 100 pages, about 4 min left"


def test_without_a_terminal_a_line_is_printed_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    now = [0.0]
    progress = PageProgress(None, lambda: now[0])
    for second in range(65):
        now[0] = float(second)
        progress("act.pdf", second, 200)
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(" pages")[0] for line in lines] == [f"act.pdf: {n} of 200" for n in (20, 40, 60)]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(5, "under a minute"), (61, "about 2 min"), (3599, "about 1 h 00 min"), (4800, "about 1 h 20 min")],
)
def test_durations_are_rounded_up(seconds: float, words: str) -> None:
    assert duration(seconds) == words
