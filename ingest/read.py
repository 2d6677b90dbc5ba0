"""One PDF -> its pages, provisions and passages: the whole reading, top to bottom, no side effects."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ingest.bilingual import halves
from ingest.boxes import Places
from ingest.cells import Ruled
from ingest.facts import completed, country_of
from ingest.passages import passages
from ingest.pdf import LANGUAGES_OF, OcrMode, Progress, open_pdf, read_pages
from ingest.structure import Structure
from ingest.tables import Placed, find_tables, place_tables, row_passages
from kb.errors import NoText, UnreadablePdf
from kb.text import page_list
from kb.types import Document, Facts, Page, Passage, Verdict


def read_document(
    path: Path,
    name: str,
    sha256: str,
    facts: Facts | None,
    *,
    ocr: OcrMode,
    cache: Path | None,
    progress: Progress | None = None,
) -> Document:
    """Read ``path``, known to the user as ``name``.

    ``facts`` are what the catalogue says; where it is silent the first pages are asked. ``cache`` is
    where machine readings are kept. Raises UnreadablePdf or NoText, naming the file as the user does.
    """
    known = facts or Facts()
    expected = _expected(known)
    try:
        pages = read_pages(
            path, country=known.country, languages=expected or None, ocr=ocr, cache=cache, progress=progress
        )
    except (UnreadablePdf, NoText) as error:
        error.args = (str(error).replace(path.name, name, 1),)
        raise
    country = known.country or country_of(pages)
    pages, ruled = _with_tables(path, pages)
    parts = halves(pages, country, expected or LANGUAGES_OF.get(country or "", ()))
    text = "\n".join(part.flow.text for part in parts)
    known = completed(known, country, parts[0].language, parts[0].front, text, pages)
    pages = [page for part in parts for page in part.pages]
    provisions = tuple(provision for part in parts for provision in part.provisions)
    placed = place_tables(ruled, provisions)
    cut = [one for part in parts for one in _cut(part, placed)]
    return Document(
        path=str(path),
        sha256=sha256,
        facts=replace(known, language=known.language or parts[0].language),
        pages=tuple(pages),
        provisions=provisions,
        passages=_with_boxes(path, pages, cut),
        warnings=(*_rejected(pages), *(warning for part in parts for warning in part.warnings)),
        tables=tuple(one.table for one in placed),
        relations=tuple(one for part in parts for one in part.relations),
    )


def _expected(facts: Facts) -> tuple[str, ...]:
    """The languages to expect: that of the catalogue, then those of the country; empty if unknown."""
    own = (facts.language,) if facts.language else ()
    return tuple(dict.fromkeys((*own, *LANGUAGES_OF.get(facts.country or "", ()))))


def _with_tables(path: Path, pages: list[Page]) -> tuple[list[Page], list[Ruled]]:
    """The pages, told what of their text stands in ruled tables, and those tables."""
    if not any(page.rules for page in pages):
        return pages, []
    document = open_pdf(path)
    try:
        return find_tables(document, pages)
    finally:
        document.close()


def _cut(part: Structure, placed: Sequence[Placed]) -> Iterator[Passage]:
    """The passages of each provision, those of its tables' rows last."""
    for provision in part.provisions:
        own = passages(provision, part.flow)
        yield from own
        yield from row_passages(placed, provision, part.flow, len(own))


def _with_boxes(path: Path, pages: Sequence[Page], cut: Sequence[Passage]) -> tuple[Passage, ...]:
    numbered: Mapping[int, Page] = {page.number: page for page in pages}
    document = open_pdf(path)
    places = Places(document, numbered)
    try:
        return tuple(replace(one, boxes=places.of(one.spans)) for one in cut)
    finally:
        places.close()
        document.close()


def _rejected(pages: Sequence[Page]) -> list[str]:
    """One warning a reason, naming the pages without usable text."""
    by_reason: dict[str, list[int]] = {}
    for page in pages:
        if page.verdict is Verdict.REJECTED:
            reason = page.reasons[0] if page.reasons else "no usable text"
            by_reason.setdefault(reason, []).append(page.number)
    return [f"p. {page_list(numbers)} not read: {reason}" for reason, numbers in by_reason.items()]
