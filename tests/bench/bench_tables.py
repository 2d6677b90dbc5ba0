"""Finds the ruled tables of real laws and prints how many are right, and what looking for them costs.

usage: bench_tables.py SHARED

The pages below were looked at by a person; every other page of these files has no ruled table. The
costs are of one run: reading a page as ``read_pages`` does, of which looking for rules and footnotes,
and cutting up a page that has tables; pdfplumber's own search on the same pages for comparison.
"""

import sys
import time
from pathlib import Path

import pdfplumber
import pypdfium2 as pdfium

from ingest.cells import ruled_tables
from ingest.pdf import OcrMode, read_pages
from ingest.rulings import rulings
from ingest.textlayer import read_layer, view_of
from ingest.typography import footnotes

TABLES: dict[str, dict[int, int]] = {
    "vn/vn-08-2023-tt-bldtbxh-sua-doi-thu-tuc-cu-tru": {
        **dict.fromkeys((7, 8, 9, 10, 11, 12, 25, 26, 27, 28, 32, 33, 42, 45, 46, 48, 49, 52, 54, 55, 58, 60), 1),
        50: 2, 56: 2,
    },
    "vn/vn-09-2020-tt-bldtbxh-lao-dong-chua-thanh-nien": {8: 1, 15: 1, 16: 1, 23: 1},
    "vn/vn-18-2021-tt-bldtbxh-thoi-gio-lam-viec-thoi-vu": {6: 1, 7: 2, 8: 2, 9: 2, 10: 1},
    "vn/vn-18-vbhn-vpqh-2026-bo-luat-lao-dong": {},  # rules of footnotes and struck text
    "my/employment-act-1955-reprint-2023": {},  # crop marks and colour bars on every page, fractions
    "my/contracts-act-1950-reprint-2006": {},
    "id/id-permenaker-8-2021-penggunaan-tka": {},  # shaded text
    "id/id-uu-11-2020-cipta-kerja-klaster-ketenagakerjaan": {},  # framed pages
    "id/id-uu-13-2003-ketenagakerjaan": {},  # no rules
}  # fmt: skip
"""File -> 1-based page -> ruled tables on it."""


def main() -> None:
    """Measure and print."""
    right = found = wanted = 0
    for name, expected in TABLES.items():
        path = Path(sys.argv[1]) / "corpus" / "pdf" / f"{name}.pdf"
        began = time.process_time()
        pages = read_pages(path, country=name[:2].upper(), languages=None, ocr=OcrMode.NEVER, cache=None)
        reading = time.process_time() - began
        looking, cutting, slow = 0.0, 0.0, 0.0
        document = pdfium.PdfDocument(path)
        for page in pages:
            looking += _looking(document, page.number)
            began = time.process_time()
            tables = len(ruled_tables(document, page))
            cutting += time.process_time() - began
            true = expected.get(page.number, 0)
            right, found, wanted = right + min(tables, true), found + tables, wanted + true
            if tables != true:
                print(f"{name}, page {page.number}: {tables} found, {true} printed")
        ruled = [page.number for page in pages if page.rules]
        if expected:
            with pdfplumber.open(path) as plumber:
                began = time.process_time()
                for number in ruled:
                    plumber.pages[number - 1].find_tables()
                slow = time.process_time() - began
        print(
            f"{name}: {len(pages)} pages at {1000 * reading / len(pages):.2f} ms, of which rules and footnotes"
            f" {1000 * looking / len(pages):.2f} ms ({looking / reading:.0%}); {len(ruled)} ruled pages at"
            f" {1000 * cutting / max(1, len(ruled)):.0f} ms (pdfplumber {1000 * slow / max(1, len(ruled)):.0f})"
        )
    print(f"{wanted} tables printed, {found} found, {right} right:", end=" ")
    print(f"precision {right / max(1, found):.3f}, recall {right / max(1, wanted):.3f}")


def _looking(document: pdfium.PdfDocument, number: int) -> float:
    """Seconds that a page's rules and footnotes take."""
    page = document[number - 1]
    text, view, textpage = read_layer(page).text, view_of(page), page.get_textpage()
    began = time.process_time()
    rulings(page, view)
    footnotes(textpage, text)
    return time.process_time() - began


if __name__ == "__main__":
    main()
