"""``kb``: the command line. Parses, calls, prints; exit 0 ok, 1 error, 2 usage, 3 some files failed."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from api import commands, correct, evaluation
from api.inspect import inspect
from ingest.pdf import MAX_PAGES
from kb.errors import BadRequest, KbError
from kb.settings import load_settings
from kb.types import Mode

Command = Callable[[argparse.Namespace], int]


def build_parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--home", metavar="DIR", help="data folder (default: KB_HOME)")
    output = argparse.ArgumentParser(add_help=False)
    output.add_argument("--json", action="store_true", help="one JSON document on standard output")
    limits = argparse.ArgumentParser(add_help=False)
    limits.add_argument("--country", action="append", default=[], metavar="TH", help="only laws of this country")
    limits.add_argument("--language", action="append", default=[], metavar="tha", help="only passages in this language")
    limits.add_argument("--work", action="append", default=[], metavar="WORK", help="only this law")
    limits.add_argument("--status", action="append", default=[], metavar="STATUS", help="only laws of this status")
    limits.add_argument("--in-force-on", metavar="DATE", help="only laws in force on this day (YYYY-MM-DD)")
    limits.add_argument("--mode", type=Mode, choices=list(Mode), default=Mode.HYBRID, help="which legs rank")

    parser = argparse.ArgumentParser(prog="kb", description="Regulations on foreign workers in ASEAN, with citations.")
    commands_of = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, run: Command, about: str, *parents: argparse.ArgumentParser) -> argparse.ArgumentParser:
        one = commands_of.add_parser(name, help=about, description=about, parents=[common, *parents])
        one.set_defaults(run=run)
        return one

    one = command("ingest", commands.ingest, "read PDFs, folders or ZIP files, store and index them", output)
    one.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    one.add_argument("--laws", type=Path, metavar="FILE.csv", help="facts of the laws, one row a file")
    one.add_argument("--jobs", type=_count, default=max(1, (os.cpu_count() or 2) // 2), help="files read side by side")
    one.add_argument("--ocr", choices=["auto", "never", "always"], default="auto", help="machine-read pages")
    one.add_argument("--dry-run", action="store_true", help="read and report, store nothing")

    one = command("inspect", inspect, "read PDFs, store nothing, and write a report to look at", output)
    one.add_argument("files", nargs="+", type=Path, metavar="FILE")
    one.add_argument("--out", type=Path, metavar="FILE.html", help="where the report goes (default: FILE.inspect.html)")
    one.add_argument("--laws", type=Path, metavar="FILE.csv", help="facts of the laws, one row a file")
    one.add_argument("--ocr", choices=["auto", "never", "always"], default="auto", help="machine-read pages")
    one.add_argument("--pages", type=_pages, metavar="1-20,35", help="pages to show; the doubts are of the whole file")

    one = command("search", commands.search, "ask a question", output, limits)
    one.add_argument("question")
    one.add_argument("-k", type=_count, default=10, help="number of provisions")
    one.add_argument("--explain", action="store_true", help="show how the ranking came about")

    one = command("compare", commands.compare, "one question, the best provisions of every country", limits)
    one.add_argument("question")
    one.add_argument("-k", type=_count, default=3, help="provisions for each country")
    form = one.add_mutually_exclusive_group()
    for name in ("json", "csv", "markdown"):
        form.add_argument(f"--{name}", action="store_const", dest="form", const=name)

    one = command("show", commands.show, "a provision in full, with its citation", output)
    one.add_argument("provision", metavar="PROVISION")
    one.add_argument("--as-read", action="store_true", help="what was read from the file, without corrections")
    correct.add_commands(command, output)
    command("laws", commands.laws, "the laws held", output)
    one = command("provisions", commands.provisions, "the provisions of a law in document order", output)
    one.add_argument("law", metavar="WORK-or-FILE")
    one = command(
        "relations", commands.relations, "what a law changes, repeals and rests on, and what changes it", output
    )
    one.add_argument("law", metavar="WORK")
    command("coverage", commands.coverage, "what is held for each country", output)
    one = command("remove", commands.remove, "remove a law; the history of its corrections stays", output)
    one.add_argument("work", metavar="WORK")
    one = command("reindex", commands.reindex, "embed everything again; goes on where it was interrupted", output)
    one.add_argument("--dry-run", action="store_true", help="only say what would be embedded")
    command("verify", commands.verify, "check every invariant of store and index", output)

    one = command("eval", evaluation.run, "measure retrieval on judged questions", output)
    one.add_argument("--beir", type=Path, required=True, metavar="DIR", help="corpus.jsonl, queries.jsonl, qrels.tsv")
    one.add_argument("--query-lang", metavar="X", help="only questions in this language")
    one.add_argument("--doc-lang", metavar="Y", help="only documents in this language")
    one.add_argument("--pairs", action="store_true", help="each question asked of each language by itself: the matrix")
    one.add_argument("--mode", choices=[*(mode.value for mode in Mode), "all"], default="hybrid")
    one.add_argument("--failures", type=_count, default=0, metavar="N", help="list the N worst questions")
    one.add_argument(
        "--outside", type=Path, metavar="FILE.jsonl", help="questions without an answer (in DIR by itself)"
    )
    one.add_argument("--save-baseline", type=Path, metavar="FILE.json", help="keep every question's values")
    one.add_argument("--baseline", type=Path, metavar="FILE.json", help="show the difference from kept values")

    one = command("serve", commands.serve, "serve the page and the API")
    one.add_argument("--host", default="127.0.0.1")
    one.add_argument("--port", type=int, default=8000)
    return parser


def _count(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return value


def _pages(text: str) -> list[int]:
    """E.g. "1-3,7" -> 1, 2, 3, 7."""
    numbers: list[int] = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        numbers += range(_count(first), min(_count(last or first), MAX_PAGES) + 1)
    if not numbers:
        raise argparse.ArgumentTypeError("write pages as 1-20,35")
    return numbers


def main(argv: Sequence[str] | None = None) -> int:
    arguments = build_parser().parse_args(argv)
    arguments.settings = load_settings(arguments.home)
    try:
        return int(arguments.run(arguments))
    except BadRequest as error:
        return _fail(arguments, error, 2)
    except KbError as error:
        return _fail(arguments, error, 1)
    except KeyboardInterrupt:
        print("kb: stopped; what was reported as new is stored", file=sys.stderr)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _fail(arguments: argparse.Namespace, error: KbError, code: int) -> int:
    if getattr(arguments, "json", False):
        print(json.dumps({"error": type(error).__name__, "detail": str(error)}, ensure_ascii=False))
    print(f"kb: {error}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
