"""What each ``kb`` command does: call the rooms, print the answer, return the exit code."""

import argparse
import csv
import json
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from tqdm import tqdm

from api import render
from api.compose import notify, open_searcher, open_store, problems, run_ingest, to_embed
from api.compose import reindex as reindex_store
from api.progress import PageProgress
from api.tables import table_json, table_text
from api.verdicts import verdict_text
from index.compare import compare as compare_countries
from kb import reading
from kb.errors import BadRequest
from kb.language import normalise_country, normalise_language
from kb.relations import of_provision, of_work
from kb.revisions import reading_of
from kb.tables import tables_of
from kb.types import COUNTRIES, FileReport, Query, Status


def _print_json(value: Any) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    print()


def _query(arguments: argparse.Namespace) -> Query:
    return Query(
        arguments.question,
        k=arguments.k,
        countries=tuple(normalise_country(one) for one in arguments.country),
        languages=tuple(normalise_language(one) for one in arguments.language),
        works=tuple(arguments.work),
        statuses=tuple(_status(one) for one in arguments.status),
        in_force_on=arguments.in_force_on,
        mode=arguments.mode,
        explain=getattr(arguments, "explain", False),
    )


def _status(name: str) -> Status:
    try:
        return Status(name)
    except ValueError:
        raise BadRequest(f"unknown status {name!r}: one of {', '.join(Status)}") from None


def ingest(arguments: argparse.Namespace) -> int:
    from ingest.pdf import OcrMode

    started = time.monotonic()
    reports: list[FileReport] = []

    bar = tqdm(unit=" files", disable=not sys.stderr.isatty(), file=sys.stderr)

    def report(one: FileReport) -> None:
        reports.append(one)
        bar.update()
        bar.set_postfix_str(f"{sum(each.pages for each in reports)} pages", refresh=False)
        bar.write(render.plain(f"[{len(reports)}] {render.report_text(one)}"), file=sys.stderr)

    run_ingest(
        arguments.settings,
        arguments.paths,
        laws=arguments.laws,
        jobs=arguments.jobs,
        ocr=OcrMode(arguments.ocr),
        dry_run=arguments.dry_run,
        report=report,
        tell=PageProgress(bar.set_postfix_str if sys.stderr.isatty() else None),
    )
    bar.close()
    summary_of_run = {
        "files": len(reports),
        **{name: sum(one.outcome == name for one in reports) for name in ("new", "unchanged", "failed")},
        **{
            name: sum(getattr(one, name) for one in reports)
            for name in ("pages", "ocr_pages", "rejected_pages", "provisions", "passages")
        },
        "seconds": round(time.monotonic() - started, 2),
    }
    if arguments.json:
        _print_json({**summary_of_run, "results": [render.report_json(one) for one in reports]})
    else:
        print(", ".join(f"{name} {value}" for name, value in summary_of_run.items()))
    return 3 if summary_of_run["failed"] else 0


def search(arguments: argparse.Namespace) -> int:
    query = _query(arguments)
    with open_searcher(arguments.settings) as searcher:
        result = searcher.search(query)
    if arguments.json:
        _print_json(render.result_json(result))
    else:
        print(render.result_text(result))
    return 0


def compare(arguments: argparse.Namespace) -> int:
    query = _query(arguments)
    with open_searcher(arguments.settings) as searcher:
        cells = compare_countries(searcher, query)
    rows = render.compare_rows(cells)
    if arguments.form == "json":
        _print_json(render.compare_json(query.text, cells))
    elif arguments.form == "csv":
        writer = csv.DictWriter(sys.stdout, ["country", "rank", "citation", "text", "provision"])
        writer.writeheader()
        writer.writerows({name: render.csv_cell(value) for name, value in row.items()} for row in rows)
    elif arguments.form == "markdown":
        print(render.markdown_table(rows))
    else:
        for row in rows:
            print(render.plain(f"{row['country']} {row['rank']:>2} {row['citation']}\n      {row['text']}"))
    return 0


def show(arguments: argparse.Namespace) -> int:
    with open_store(arguments.settings) as store:
        law, provision, unit = reading.find_unit(store, arguments.provision)
        passages = reading.passages_of(store, provision["id"])
        read = reading_of(store.connection, provision)
        tables = tables_of(store.connection, provision["id"])
        related = of_provision(store.connection, law["id"], provision["key"])
    answer = {**render.shown_json(law, provision, unit), "relations": related}
    cited = reading.of_unit(passages, unit) if unit else reading.of_whole(passages)
    citation = cited.citation if cited else None
    if arguments.as_read:
        answer |= render.as_read_json(read.provision)
        if citation:
            citation = replace(citation, label=answer["label"], article=answer["article"], corrected=None)
    if arguments.json:
        answer |= {"as_read": render.as_read_json(read.provision)}
        answer["tables"] = [table_json(one) for one in tables]
        _print_json({**answer, "citation": render.citation_json(citation) if citation else None})
    else:
        print(render.plain(citation.formatted if citation else law["title"]))
        for line in filter(None, dict.fromkeys(verdict_text(one.citation) for one in passages)):
            print(render.plain(line))
        part = answer["unit"] if unit and not arguments.as_read else None
        print(render.plain(part["text"] if part else answer["text"]))
        if read.correction:
            shown = "as read from the file; " if arguments.as_read else ""
            hint = "" if arguments.as_read else "; --as-read shows what was read"
            print(f"[{shown}{render.correction_text(read.correction)}{hint}]")
        for table in tables:
            print(render.plain("\n".join(["", *table_text(table)])))
    return 0


def relations(arguments: argparse.Namespace) -> int:
    with open_store(arguments.settings) as store:
        law = reading.find_law(store, arguments.law)
        found = of_work(store.connection, law["id"])
    if arguments.json:
        _print_json({"law": render.law_json(law), "relations": found})
    else:
        for one in found:
            print(render.plain(render.relation_text(one)))
    return 0


def laws(arguments: argparse.Namespace) -> int:
    with open_store(arguments.settings) as store:
        rows = reading.laws(store)
    if arguments.json:
        _print_json({"laws": [render.law_json(row) for row in rows]})
    else:
        for row in rows:
            about = f"{row['provisions']} provisions, {row['pages']} pages, {row['status']}"
            print(render.plain(f"{row['country']} {row['uri']}  {row['title']} ({about})"))
    return 0


def provisions(arguments: argparse.Namespace) -> int:
    with open_store(arguments.settings) as store:
        name = arguments.law
        if Path(name).is_file():
            name = str(Path(name).resolve())
        law = reading.find_law(store, name)
        rows = reading.provisions(store, law["id"])
    if arguments.json:
        _print_json({"law": render.law_json(law), "provisions": [render.provision_json(row) for row in rows]})
    else:
        for row in rows:
            print(render.plain(f"{row['role']:12} {row['key']:20} {row['label']}  {row['heading'] or ''}"))
    return 0


def coverage(arguments: argparse.Namespace) -> int:
    with open_store(arguments.settings) as store:
        held = reading.coverage(store, COUNTRIES)
    if arguments.json:
        _print_json({"coverage": [render.coverage_json(one) for one in held]})
    else:
        for one in held:
            languages = ", ".join(one.languages)
            print(f"{one.country}  {one.works:4} laws  {one.provisions:6} provisions  {languages}")
    return 0


def remove(arguments: argparse.Namespace) -> int:
    with open_store(arguments.settings) as store:
        removed = store.remove(arguments.work)
    if arguments.json:
        _print_json({"removed": removed})
    else:
        print("\n".join(f"removed {one}" for one in removed))
    return 0


def reindex(arguments: argparse.Namespace) -> int:
    if arguments.dry_run:
        model, waiting, held = to_embed(arguments.settings)
        if arguments.json:
            _print_json({"model": model, "to_embed": waiting, "held": held})
        else:
            print(f"{waiting} of {held} passages would be embedded with {model}")
        return 0
    done = reindex_store(arguments.settings, lambda at, total: notify(f"{at} of {total} passages"))
    if arguments.json:
        _print_json({"passages": done})
    else:
        print(f"{done} passages embedded")
    return 0


def verify(arguments: argparse.Namespace) -> int:
    found = problems(arguments.settings)
    if arguments.json:
        _print_json({"problems": found})
    else:
        print("\n".join(found) or "store and index are whole")
    return 1 if found else 0


def serve(arguments: argparse.Namespace) -> int:
    import uvicorn

    from api.app import build_app

    with open_searcher(arguments.settings) as searcher:
        notify(f"http://{arguments.host}:{arguments.port}/ (API under /api/v1, documentation at /docs)")
        uvicorn.run(build_app(searcher), host=arguments.host, port=arguments.port, log_level="warning")
    return 0
