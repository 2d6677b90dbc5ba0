"""Answers as JSON (the names other tools rely on) and as plain text for a terminal."""

import json
import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from api.tables import table_json, table_text
from api.verdicts import WORDS, doubtful_lines, verdict_text
from index.compare import Cell
from kb import uri
from kb.reading import units_of
from kb.revisions import correction
from kb.types import Citation, Correction, Coverage, FileReport, Hit, Provision, Result, Unit, Verdict

Json = dict[str, Any]

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """Text safe for a terminal: no escape sequences, no overriding of writing direction."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def correction_json(mark: Correction | None) -> Json | None:
    return None if mark is None else {**asdict(mark), "fields": list(mark.fields)}


def correction_text(mark: Correction) -> str:
    """Who corrected what, and why, on one line."""
    return plain(f"corrected by {mark.by} on {mark.at[:10]} ({', '.join(mark.fields)}): {mark.reason}")


def citation_json(citation: Citation) -> Json:
    return {
        **asdict(citation),
        "pages": list(citation.pages),
        "printed_pages": list(citation.printed_pages),
        "reasons": list(citation.reasons),
        "boxes": [{"page": box.page, "rects": [list(rect) for rect in box.rects]} for box in citation.boxes],
        "corrected": correction_json(citation.corrected),
        "units": [asdict(unit) for unit in citation.units],
        "formatted": citation.formatted,
    }


def hit_json(hit: Hit) -> Json:
    return {
        "rank": hit.rank,
        "score": hit.score,
        "similarity": hit.similarity,
        "lexical": hit.lexical,
        "dense_rank": hit.dense_rank,
        "lexical_rank": hit.lexical_rank,
        "exact": hit.exact,
        "provision": hit.provision,
        "passage": hit.passage,
        "heading": hit.heading,
        "path": list(hit.path),
        "role": hit.role.value,
        "text": hit.text,
        "corrected": correction_json(hit.citation.corrected),
        "unit": {**asdict(hit.unit), "why": hit.unit_why} if hit.unit else None,
        "citation": citation_json(hit.citation),
        "tables": [table_json(one) for one in hit.tables],
    }


def coverage_json(coverage: Coverage) -> Json:
    return {**asdict(coverage), "languages": list(coverage.languages), "titles": list(coverage.titles)}


def result_json(result: Result) -> Json:
    answer: Json = {
        "query": result.query.text,
        "query_language": result.query_language,
        "mode": result.query.mode.value,
        "outcome": result.outcome.value,
        "reason": result.reason,
        "coverage": [coverage_json(one) for one in result.coverage],
        "hits": [hit_json(hit) for hit in result.hits],
    }
    return {**answer, "explanation": result.explanation} if result.query.explain else answer


def compare_json(question: str, cells: Sequence[Cell]) -> Json:
    return {
        "query": question,
        "countries": [
            {"country": cell.country, "empty": cell.empty, "hits": [hit_json(hit) for hit in cell.hits]}
            for cell in cells
        ],
    }


def law_json(row: sqlite3.Row) -> Json:
    names = (
        "work", "country", "language", "title", "title_en", "number", "date", "expression_date", "status",
        "text_state", "source_url", "issuer", "provenance", "file", "sha256", "read_at", "pages",
        "doubtful_pages", "provisions", "kind", "year", "year_printed", "gazette",
    )  # fmt: skip
    parsed = {name: json.loads(row[name]) for name in ("warnings", "facts_confidence")}
    return {"expression": row["uri"], **{name: row[name] for name in names}, **parsed}


def provision_json(row: sqlite3.Row) -> Json:
    spans = json.loads(row["spans"])
    return {
        "key": row["key"],
        "label": row["label"],
        "article": row["article"],
        "role": row["role"],
        "heading": row["heading"],
        "path": json.loads(row["path"]),
        "parent": row["parent"],
        "language": row["language"],
        "text": row["text"],
        "pages": sorted({page for page, _, _ in spans}),
        "corrected": correction_json(correction(row["corrected"])),
        "units": [asdict(unit) for unit in units_of(row)],
    }


def unit_json(law: sqlite3.Row, row: sqlite3.Row, unit: Unit) -> Json:
    """A paragraph or point with its identifier and text."""
    return {**asdict(unit), "id": uri.provision(law["uri"], unit.key), "text": row["text"][unit.start : unit.end]}


def shown_json(law: sqlite3.Row, row: sqlite3.Row, unit: Unit | None) -> Json:
    """A provision with its law and the text of its units; ``unit`` is the one asked for, if one was."""
    return {
        **provision_json(row),
        "units": [unit_json(law, row, one) for one in units_of(row)],
        "unit": unit_json(law, row, unit) if unit else None,
        "law": law_json(law),
    }


def relation_text(one: Mapping[str, Any]) -> str:
    """One line about what a provision does to another law."""
    law = one["target"] or one["target_law"] or "a law it does not name"
    held = "" if one["target_held"] else ", not held"
    return f"{one['provision']} {one['kind']} {law} ({one['confidence']:.0%}{held}): {' '.join(one['words'].split())}"


def as_read_json(read: Provision) -> Json:
    """What can be corrected of a provision, as read from its file."""
    return {"label": read.label, "article": read.article, "heading": read.heading, "text": read.text}


def report_json(report: FileReport) -> Json:
    doubtful = [
        {**asdict(one), "reasons": list(one.reasons), "pages": list(one.pages)} for one in report.doubtful
    ]  # fmt: skip
    return {**asdict(report), "warnings": list(report.warnings), "doubtful": doubtful}


def report_text(report: FileReport) -> str:
    """What became of one file of a run: a line, then its warnings and the pages that are not ``ok``, indented.

    Rejected pages are among the warnings, so they are not named a second time.
    """
    if report.outcome != "new":
        first = f"{report.outcome:9} {report.file}  {report.error or ''}".rstrip()
    else:
        counts = [f"{count} {WORDS[Verdict(name)]}" for name, count in report.verdicts.items() if name != Verdict.OK]
        pages = ", ".join([f"{report.pages} pages", *counts])
        first = f"new       {report.file}  {report.provisions} provisions, {pages}"
    doubtful = doubtful_lines([one for one in report.doubtful if one.verdict is not Verdict.REJECTED])
    return "\n".join([first, *(f"      {line}" for line in (*report.warnings, *doubtful))])


def result_text(result: Result) -> str:
    """Hits for a person at a terminal: citation first, then the passage."""
    lines: list[str] = []
    if result.outcome.value != "found":
        lines.append(str(result.reason) if result.hits else f"{result.outcome.value}: {result.reason}")
        held = [f"{one.country} {one.works}" for one in result.coverage if one.works]
        lines.append(f"laws held: {', '.join(held) or 'none'}")
    for hit in result.hits:
        lines.append(f"{hit.rank}. {hit.citation.formatted}")
        lines += [f"   {line}" for line in hit.text.splitlines()]
        lines += [f"   {line}" for table in hit.tables for line in table_text(table)]
        lines += [f"   {line}" for line in [verdict_text(hit.citation)] if line]
        where = hit.citation.source_url or hit.citation.file
        lines.append(f"   source: {where}   {hit.provision}")
        lines.append("")
    for name, value in result.explanation.items():
        lines.append(f"{name}: {value}")
    return plain("\n".join(lines).rstrip())


def compare_rows(cells: Sequence[Cell]) -> list[Mapping[str, str]]:
    """One row a provision (or an empty country), for CSV and Markdown."""
    rows: list[Mapping[str, str]] = []
    for cell in cells:
        if cell.empty:
            rows.append({"country": cell.country, "rank": "", "citation": cell.empty, "text": "", "provision": ""})
        rows += [
            {
                "country": cell.country,
                "rank": str(hit.rank),
                "citation": hit.citation.formatted,
                "text": hit.text,
                "provision": hit.provision,
            }
            for hit in cell.hits
        ]
    return rows


def csv_cell(text: str) -> str:
    """A spreadsheet must not take a law's text for a formula."""
    return "'" + text if text[:1] in "=+-@\t\r" and text else text


def markdown_table(rows: Sequence[Mapping[str, str]]) -> str:
    def cell(text: str) -> str:
        for mark in "\\`*_[]<>|":
            text = text.replace(mark, "\\" + mark)
        return plain(" ".join(text.split()))

    lines = ["| country | rank | citation | text |", "|---|---|---|---|"]
    for row in rows:
        lines.append("| " + " | ".join(cell(row[name]) for name in ("country", "rank", "citation", "text")) + " |")
    return "\n".join(lines)
