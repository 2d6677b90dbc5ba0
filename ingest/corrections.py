"""Corrections by people on what was read: passages of a corrected provision, documents that are read again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.passages import fits, parts
from kb.corrected import Applied, Changes, Reading, Revision, corrected, reprinted, standing
from kb.types import Box, Document, Passage, Provision, Rect


def passages_of(shown: Provision, reading: Reading, changes: Changes) -> tuple[Passage, ...]:
    """The passages of a provision as corrected by ``changes``.

    Where only its label or heading changed they are those that were read, with their places. The places
    of a corrected text are those of the whole provision as read.
    """
    read = reading.passages
    if read and "text" not in changes:
        first = reprinted(read[0].text, reading.provision, changes)
        if first == read[0].text or fits(first):
            return tuple(
                replace(one, text=first if at == 0 else one.text, language=shown.language)
                for at, one in enumerate(read)
            )
    spans, boxes = reading.provision.spans, _boxes(read)
    return tuple(
        Passage(shown.key, part, text, spans, boxes, shown.language)
        for part, text in enumerate(parts(shown.text), start=1)
    )


def apply(document: Document, revisions: Sequence[Revision]) -> tuple[Document, Applied]:
    """The document as people corrected its file before, and what of it that concerns.

    ``revisions`` are those of the file, oldest first. One that does not fit what is read now is kept
    unapplied and named in the document's warnings.
    """
    if not revisions:
        return document, Applied()
    by_key: dict[str, list[Revision]] = {}
    for revision in revisions:
        by_key.setdefault(revision.key, []).append(revision)
    shown: dict[str, Provision] = {}
    passages: dict[str, tuple[Passage, ...]] = {}
    readings: list[Reading] = []
    kept: list[Revision] = []
    for read in document.provisions:
        stands = standing(read, by_key.pop(read.key, ()))
        kept += stands.kept
        if stands.correction:
            as_read = tuple(one for one in document.passages if one.provision == read.key)
            reading = Reading(read, as_read, stands.correction)
            readings.append(reading)
            shown[read.key] = corrected(read, stands.changes)
            passages[read.key] = passages_of(shown[read.key], reading, stands.changes)
    for gone in by_key.values():
        latest = {revision.field: revision for revision in gone}
        kept += [revision for revision in latest.values() if not revision.undo]
    return (
        replace(
            document,
            provisions=tuple(shown.get(one.key, one) for one in document.provisions),
            passages=tuple(_replaced(document.passages, passages)),
            warnings=(*document.warnings, *map(_warning, kept)),
        ),
        Applied(tuple(readings), max(revision.id for revision in revisions)),
    )


def _replaced(read: Sequence[Passage], corrected_ones: dict[str, tuple[Passage, ...]]) -> Iterator[Passage]:
    """The passages in their order, those of corrected provisions in place of what was read."""
    waiting = dict(corrected_ones)
    for one in read:
        if one.provision in corrected_ones:
            yield from waiting.pop(one.provision, ())
        else:
            yield one
    for rest in waiting.values():  # what had no passage as read
        yield from rest


def _warning(revision: Revision) -> str:
    return (
        f"{revision.key} is not read as it was when {revision.by} corrected its {revision.field} on {revision.at[:10]}:"
        f" the correction is kept but not applied;"
        f" see 'kb corrections {revision.work}', then correct it again or undo it"
    )


def _boxes(read: Sequence[Passage]) -> tuple[Box, ...]:
    """All places of passages, each rectangle once."""
    pages: dict[int, dict[Rect, None]] = {}
    for one in read:
        for box in one.boxes:
            pages.setdefault(box.page, {}).update(dict.fromkeys(box.rects))
    return tuple(Box(page, tuple(rects)) for page, rects in sorted(pages.items()))
