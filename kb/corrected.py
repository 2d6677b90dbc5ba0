"""Revisions and what they make of a provision. Pure: nothing is read from or written to a store here.

What was read from a file stays as it is; a correction is shown in its place as long as the file is
still read as it was when the correction was made.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

from kb.language import identify
from kb.text import ascii_digits
from kb.types import UNKNOWN_LANGUAGE, Correction, Passage, Provision

FIELDS = ("label", "article", "heading", "text")
"""What can be corrected: attributes of Provision."""

Changes = Mapping[str, str | None]
"""Field -> how it is to read; None for a heading or number that the provision does not have."""

_NEAR = 20  # characters between the start of a text, its label and its heading


@dataclass(frozen=True, slots=True)
class Revision:
    """One field of one provision, changed once."""

    id: int  # ascending in time; 0: not yet recorded
    at: str  # UTC, ISO 8601
    by: str
    reason: str
    sha256: str  # of the source file
    key: str  # Provision.key, as read
    work: str  # identifiers when it was made
    expression: str
    undo: bool  # back to what was read
    field: str  # one of FIELDS
    before: str | None  # as shown before
    after: str | None
    read: str | None  # the field as read from the file
    text_sha256: str  # ``digest`` of the provision's text as read


class RevisionState(StrEnum):
    """What has become of a revision."""

    SHOWN = "shown"  # the field is shown as this revision says
    NOT_APPLIED = "not_applied"  # the file is now read otherwise there: a person has to decide
    PAST = "past"  # a later revision of the field took its place
    NOT_HELD = "not_held"  # the law was removed; applied when its file is ingested again


@dataclass(frozen=True, slots=True)
class Reading:
    """A provision and its passages as read, and what is shown instead."""

    provision: Provision
    passages: tuple[Passage, ...]
    correction: Correction | None = None  # None: shown as read


@dataclass(frozen=True, slots=True)
class Applied:
    """What was corrected of a document before it is stored."""

    readings: tuple[Reading, ...] = ()  # of the corrected provisions, as read
    last: int = 0  # id of the file's latest revision; 0 for none


NOTHING_CORRECTED = Applied()


@dataclass(frozen=True, slots=True)
class Standing:
    """The revisions of one provision sorted by what becomes of them now."""

    applied: Mapping[str, Revision]  # field -> the revision that decides how it is shown
    kept: tuple[Revision, ...]  # not applied, since the file is read otherwise now
    states: Mapping[int, RevisionState]  # by Revision.id

    @property
    def changes(self) -> Changes:
        return {field: revision.after for field, revision in self.applied.items()}

    @property
    def correction(self) -> Correction | None:
        """The mark on what is shown; None where it is shown as read."""
        if not self.applied:
            return None
        shown = sorted(self.applied.values(), key=lambda revision: revision.id)
        return Correction(
            by=", ".join(dict.fromkeys(revision.by for revision in shown)),
            at=shown[-1].at,
            fields=tuple(field for field in FIELDS if field in self.applied),
            reason="; ".join(dict.fromkeys(revision.reason for revision in shown)),
        )


def digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hexadecimal."""
    return sha256(text.encode("utf-8")).hexdigest()


def standing(read: Provision, revisions: Iterable[Revision]) -> Standing:
    """What the revisions of a provision, oldest first, come to, given how it is read now."""
    latest: dict[str, Revision] = {}
    states: dict[int, RevisionState] = {}
    for revision in revisions:
        latest[revision.field] = revision
        states[revision.id] = RevisionState.PAST
    applied: dict[str, Revision] = {}
    kept: list[Revision] = []
    for field, revision in latest.items():
        states[revision.id] = RevisionState.SHOWN
        as_read = getattr(read, field)
        if revision.undo or revision.after == as_read:
            continue
        if revision.read == as_read and revision.text_sha256 == digest(read.text):
            applied[field] = revision
        else:
            states[revision.id] = RevisionState.NOT_APPLIED
            kept.append(revision)
    return Standing(applied, tuple(kept), states)


def corrected(read: Provision, changes: Changes) -> Provision:
    """The provision as shown. Its key, place, chapters and role stay as read."""
    if not changes:
        return read
    text = changes.get("text") or reprinted(read.text, read, changes)
    language = identify(text)[0] if read.language == UNKNOWN_LANGUAGE else read.language
    return replace(
        read,
        label=changes.get("label") or read.label,
        article=changes.get("article", read.article),
        heading=changes.get("heading", read.heading),
        text=text,
        language=language,
    )


def reprinted(text: str, read: Provision, changes: Changes) -> str:
    """A text that begins as the provision's does, with the corrected label and heading where the ones
    read stand in it; unchanged where they are not found at its beginning."""
    near = len(read.label) + len(read.heading or "") + _NEAR
    heading = _place(text, read.heading or "", near, (0, 0))
    label = _place(text, read.label, near, heading or (0, 0))
    places = ((heading, changes.get("heading")), (label, changes.get("label")))
    for (start, stop), new in sorted(((place, new) for place, new in places if place and new), reverse=True):
        text = text[:start] + new + text[stop:]
    return text


def _place(text: str, words: str, near: int, taken: tuple[int, int]) -> tuple[int, int] | None:
    """Where words stand in the first ``near`` characters and outside a taken range, however they are spaced."""
    pattern = r"(?<!\w)" + r"\s*".join(map(re.escape, words.split()))
    if re.search(r"[\dA-Za-z]$", words):  # "Pasal 1" is not the beginning of "Pasal 10"
        pattern += r"(?![\dA-Za-z])"
    for found in re.finditer(pattern, text) if words.strip() else ():
        if found.start() > near:
            return None
        if found.end() <= taken[0] or found.start() >= taken[1]:
            return found.span()
    return None


def renumbered(label: str, old: str, new: str) -> str | None:
    """The label with another number in place of its own, in the digits it is printed in ("มาตรา ๕๙" with
    60: "มาตรา ๖๐"); None where the old number does not stand in it exactly once."""
    pattern = rf"(?<![0-9A-Za-z]){re.escape(old)}(?![0-9A-Za-z])"
    places = list(re.finditer(pattern, ascii_digits(label), re.IGNORECASE))
    if len(places) != 1:
        return None
    start, stop = places[0].span()
    printed = next((one for one in label[start:stop] if one.isdecimal()), "0")
    zero = ord(printed) - int(printed)
    number = "".join(chr(zero + int(one)) if one.isdecimal() else one for one in new)
    return label[:start] + number + label[stop:]
