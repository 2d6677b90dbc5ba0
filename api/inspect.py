"""``kb inspect``: files read as ``kb ingest`` reads them, nothing stored, a report of each for a person."""

import argparse
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from api.progress import PageProgress
from api.render import plain
from api.reviewreport import count_articles, is_unread, printable, report_html, report_path, review_json, write_report
from api.verdicts import WORDS
from ingest.inspect import Review, review
from ingest.laws import facts_for, load_laws
from ingest.pdf import OcrMode
from ingest.sources import find_sources
from ingest.verdicts import verdict_counts
from kb.errors import BadRequest, NoText, UnreadablePdf
from kb.settings import Settings
from kb.text import page_list
from kb.types import FileReport, Verdict


def inspect(arguments: argparse.Namespace) -> int:
    """Exit code 0, or 3 if a file could not be read or has no usable text."""
    settings: Settings = arguments.settings
    laws = load_laws(arguments.laws) if arguments.laws else {}
    results: list[dict[str, Any]] = []
    taken: set[Path] = set()
    with TemporaryDirectory(prefix="kb-") as work:
        sources = list(find_sources(arguments.files, Path(work)))
        if arguments.out and len(sources) > 1:
            raise BadRequest(f"--out names one report, but there are {len(sources)} files: leave it out")
        for source in sources:
            if isinstance(source, FileReport):
                results.append(_failed(source.file, source.error or "", arguments.json))
                continue
            path = report_path(source, arguments.out, taken)
            facts = facts_for(source.name, laws)
            try:
                one = review(source, facts, OcrMode(arguments.ocr), settings.cache, PageProgress())
            except (UnreadablePdf, NoText) as error:
                results.append(_failed(source.name, str(error), arguments.json))
                continue
            write_report(path, report_html(one, source, arguments.pages))
            results.append(review_json(one, path))
            if not arguments.json:
                print(plain(_text(one, path)))
    if arguments.json:
        json.dump({"files": results}, sys.stdout, ensure_ascii=False, indent=1)
        print()
    return 3 if any(result["outcome"] == "failed" for result in results) else 0


def _failed(name: str, error: str, quiet: bool) -> dict[str, Any]:
    if not quiet:
        print(plain(f"kb: {error}"), file=sys.stderr)
    return {"file": printable(name), "outcome": "failed", "error": printable(error)}


def _text(one: Review, path: Path) -> str:
    """The report in short, for a terminal."""
    verdicts = verdict_counts(one.document.pages)
    counts = [f"{count} {WORDS[Verdict(name)]}" for name, count in verdicts.items() if name != Verdict.OK]
    pages = ", ".join([f"{len(one.document.pages)} pages", *counts])
    state = "failed" if is_unread(one) else f"{count_articles(one)} articles"
    lines = [f"{one.name}: {state}, {pages}; report: {path}"]
    for doubt in one.doubts:
        where = f" (p. {page_list(doubt.pages)})" if doubt.pages else ""
        lines.append(f"  {doubt.kind.value:14} {doubt.text}{where}")
    return printable("\n".join(lines))
