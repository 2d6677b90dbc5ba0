"""The report of ``kb inspect``: what was read of a file, as one HTML page for a person and as JSON."""

import base64
import os
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined, Template

from api.render import plain
from api.reviewpage import anchor, linked, page_views, tag
from api.verdicts import WORDS
from ingest.inspect import Review, page_images
from ingest.pageimage import FORMAT
from ingest.review import Doubt, DoubtKind
from ingest.sources import Source
from ingest.verdicts import verdict_counts
from kb.errors import BadRequest
from kb.types import Role, Verdict

MAX_IMAGES = 200  # in a report for which no pages were named
SUFFIX = ".inspect.html"
GENERATOR = '<meta name="generator" content="kb inspect">'
"""By this line an earlier report is told from other files; nothing else is ever overwritten."""

HEADINGS = {
    DoubtKind.UNREAD: "Not usable",
    DoubtKind.REJECTED: "Pages not read",
    DoubtKind.NO_ARTICLES: "No articles",
    DoubtKind.HOLE: "Holes in the numbering",
    DoubtKind.DUPLICATE: "Numbers that stand twice",
    DoubtKind.LOW_CONFIDENCE: "Machine readings of low confidence",
    DoubtKind.OUTSIDE: "Text outside any provision",
    DoubtKind.TITLE: "Chapter titles that read like text",
    DoubtKind.LONG: "Suspiciously long",
    DoubtKind.SHORT: "Suspiciously short",
    DoubtKind.LANGUAGE: "In another language than the law",
    DoubtKind.OCR: "Machine-read pages",
    DoubtKind.REPAIRED: "Repaired pages",
    DoubtKind.FACTS: "Unknown facts",
}


def is_unread(review: Review) -> bool:
    """Whether nothing of the file could be stored."""
    return any(one.kind is DoubtKind.UNREAD for one in review.doubts)


def count_articles(review: Review) -> int:
    articles = (Role.MAIN, Role.TRANSITIONAL)
    return sum(one.article is not None and one.role in articles for one in review.document.provisions)


def review_json(review: Review, report: Path) -> dict[str, Any]:
    """The facts and doubts of the report that was written to ``report``."""
    document = review.document
    begin: dict[int, list[str]] = {}
    for mark in review.marks:
        begin.setdefault(mark.page, []).append(mark.provision)
    return {
        "file": printable(review.name),
        "outcome": "failed" if is_unread(review) else "read",
        "error": next((printable(one.text) for one in review.doubts if one.kind is DoubtKind.UNREAD), None),
        "sha256": document.sha256,
        "report": printable(str(report)),
        "facts": asdict(document.facts),
        "pages": len(document.pages),
        "verdicts": verdict_counts(document.pages),
        "provisions": len(document.provisions),
        "articles": count_articles(review),
        "doubts": [{**asdict(one), "text": printable(one.text), "pages": list(one.pages)} for one in review.doubts],
        "warnings": list(document.warnings),
        "page_list": [
            {
                "page": page.number,
                "printed": page.printed,
                "read_by": page.read_by.value,
                "verdict": page.verdict.value,
                "reasons": list(page.reasons),
                "confidence": page.confidence,
                "begin": begin.get(page.number, []),
            }
            for page in document.pages
        ],
    }


def printable(text: str) -> str:
    """Without what is no character: file names may hold any bytes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def shown_pages(review: Review, wanted: Sequence[int] | None) -> tuple[list[int], list[int]]:
    """(pages in the report, those of them with images): all, or the 1-based pages ``wanted``.

    Of a long file the pages with doubts are the first to get images. Raises BadRequest if none of the
    pages wanted exists.
    """
    every = [page.number for page in review.document.pages]
    if wanted is not None:
        chosen = sorted(set(wanted) & set(every))
        if not chosen:
            raise BadRequest(f"{review.name} has pages 1-{len(every)}: none of them is among --pages")
        return chosen, chosen
    doubted = dict.fromkeys(number for one in review.doubts for number in one.pages)
    first = [*doubted, *(number for number in every if number not in doubted)]
    return every, sorted(first[:MAX_IMAGES])


def report_html(review: Review, source: Source, wanted: Sequence[int] | None) -> str:
    """The report, whole in itself: no script, nothing loaded from elsewhere, everything escaped."""
    document = review.document
    shown, drawn = shown_pages(review, wanted)
    images: dict[int, str] = {}
    faults = dict.fromkeys(shown, f"not drawn: a report has at most {MAX_IMAGES} page images unless --pages names more")
    for number, picture in page_images(source, drawn):
        if isinstance(picture, bytes):
            images[number] = f"data:{FORMAT};base64,{base64.b64encode(picture).decode('ascii')}"
        else:
            faults[number] = picture
    links = frozenset(shown)
    doubts: dict[str, list[tuple[Doubt, list[tuple[str, str | None]]]]] = {}
    for doubt in review.doubts:
        doubts.setdefault(HEADINGS[doubt.kind], []).append((doubt, linked(doubt.pages, links)))
    by_verdict = {
        WORDS[verdict]: (len(numbers), linked(numbers, links))
        for verdict in Verdict
        if (numbers := [page.number for page in document.pages if page.verdict is verdict])
    }
    places = {mark.provision: mark for mark in review.marks}
    return _template().render(
        review=review,
        document=document,
        facts=asdict(document.facts),
        law=tag(document.facts.language),
        articles=count_articles(review),
        by_verdict=by_verdict,
        doubts=doubts,
        contents=[
            (one, places[one.key].page, f"#{anchor(places[one.key])}" if places[one.key].page in links else None)
            for one in document.provisions
        ],
        pages=page_views(review, shown, images, faults),
        shown=shown,
        drawn=drawn,
    )


def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, finalize=_visible, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["tag"] = tag
    return environment.from_string(files("api").joinpath("page", "inspect.html").read_text("utf-8"))


def _visible(value: object) -> object:
    """What is no character, or would turn the writing direction, as a mark; line ends as HTML has them."""
    if not isinstance(value, str):
        return value
    text = value.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-").replace("\x02", "-")
    return plain(printable(text))


def report_path(source: Source, out: Path | None, taken: set[Path]) -> Path:
    """Where the report of a file goes: ``out``, or its stem in the current folder, numbered where that is taken.

    Raises BadRequest rather than overwrite anything but an earlier report.
    """
    stem = Path(source.name).stem
    numbered = (Path(f"{stem}{f'-{count}' if count > 1 else ''}{SUFFIX}") for count in range(1, len(taken) + 2))
    path = out or next(one for one in numbered if one not in taken)
    taken.add(path)
    try:
        if not path.exists() or GENERATOR.encode() in path.open("rb").read(2000):
            return path
    except OSError as error:
        raise BadRequest(f"{path}: {error.strerror}; name another file with --out") from error
    raise BadRequest(f"{path} exists and is no report of kb inspect: name another file with --out")


def write_report(path: Path, html: str) -> None:
    """Put the report in its place, whole or not at all. Raises BadRequest."""
    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
            file.write(html)
        os.chmod(file.name, 0o644)
        os.replace(file.name, path)
    except OSError as error:
        raise BadRequest(f"{path}: cannot be written ({error.strerror}); name another file with --out") from error
