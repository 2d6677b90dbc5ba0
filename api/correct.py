"""``kb correct`` and ``kb corrections``: what a person knows better than the reading of a file, kept with
who, when and why; nothing of it is ever changed or taken out of the history."""

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from difflib import unified_diff
from pathlib import Path
from typing import Any

from api.compose import embed_passages, encoder_of, notify, open_store
from api.render import plain
from index.snapshot import open_index
from ingest.corrections import passages_of
from kb import reading, revisions, uri
from kb.corrected import FIELDS, Changes, Revision, RevisionState, corrected, digest, renumbered, standing
from kb.entries import LONGEST, checked, required
from kb.errors import BadRequest, UnknownProvision
from kb.revise import revise
from kb.settings import Settings
from kb.store import Store
from kb.types import Provision

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person asks for, checked."""

    changes: Changes  # empty: undo, back to what was read
    by: str
    reason: str


def correct_provision(settings: Settings, identifier: str, entry: Entry) -> tuple[list[Revision], list[str]]:
    """Record the correction of a provision, embed it again and bring the index up to date.

    Returns the revisions made, one a field, and what the person should look at. Raises BadRequest when
    nothing would change, UnknownProvision, BadStore or BadModel; then nothing is recorded.
    """
    with open_store(settings) as store:
        law, row, unit = reading.find_unit(store, identifier)
        if unit is not None:
            whole = uri.provision(law["uri"], row["key"])
            raise BadRequest(f"{identifier} is a part of {whole}: correct that one, its text with --text-file")
        generation = store.generation
        as_read = revisions.reading_of(store.connection, row)
        made_before = revisions.of_provision(store.connection, law["sha256"], row["key"])
        made = _revisions(law, as_read.provision, made_before, entry)
        stands = standing(as_read.provision, [*made_before, *made])
        shown = corrected(as_read.provision, stands.changes)
        passages = passages_of(shown, as_read, stands.changes)
        encoder = encoder_of(settings)
        store.check_model(encoder.name)
        vectors = embed_passages(encoder, law["title"], {shown.key: shown.heading}, passages)
        revise(
            store, row["id"], made, replace(as_read, correction=stands.correction), shown, passages, vectors,
            model=encoder.name, generation=generation,
        )  # fmt: skip
        recorded = revisions.of_provision(store.connection, law["sha256"], row["key"])[len(made_before) :]
        open_index(store, settings.index, encoder.dimension)
    return recorded, _notes(shown, made)


def history(store: Store, name: str | None) -> list[Json]:
    """Revisions of a work, file or provision (None: all), oldest first. Raises UnknownProvision."""
    found = revisions.of_name(store.connection, _provision_of(store, name))
    if found is None:
        raise UnknownProvision(f"{name} is not held and was never corrected: 'kb laws' lists what is held")
    by_provision: dict[tuple[str, str], list[Revision]] = {}
    for one in found:
        by_provision.setdefault((one.sha256, one.key), []).append(one)
    states: dict[int, RevisionState] = {}
    held: dict[tuple[str, str], str] = {}
    for (sha256, key), made in by_provision.items():
        row = revisions.held_provision(store.connection, sha256, key)
        if row is not None:
            states |= standing(revisions.reading_of(store.connection, row).provision, made).states
            held[sha256, key] = row["uri"]
    return [
        revision_json(
            one,
            uri.provision(held.get((one.sha256, one.key), one.expression), one.key),
            states.get(one.id, RevisionState.NOT_HELD),
        )
        for one in found
    ]


def _provision_of(store: Store, name: str | None) -> str | None:
    """The provision of a paragraph or point, which has its history; any other name as it is."""
    with suppress(UnknownProvision):
        law, row, unit = reading.find_unit(store, name or "")
        return name if unit is None else uri.provision(law["uri"], row["key"])
    return name


def revision_json(revision: Revision, provision: str, state: RevisionState) -> Json:
    return {
        "id": revision.id,
        "at": revision.at,
        "by": revision.by,
        "provision": provision,
        "field": revision.field,
        "before": revision.before,
        "after": revision.after,
        "undo": revision.undo,
        "reason": revision.reason,
        "state": state.value,
        "work": revision.work,
        "sha256": revision.sha256,
        "key": revision.key,
    }


def add_commands(command: Any, output: argparse.ArgumentParser) -> None:
    """Add the two commands to ``kb``; ``command`` is the maker of its subparsers."""
    one = command("correct", correct, "correct a provision or undo its corrections; nothing leaves the history", output)
    one.add_argument("provision", metavar="PROVISION")
    one.add_argument("--heading", metavar="TEXT", help="the heading as it should be; '' for none")
    one.add_argument("--article", metavar="N", help="the number, in ASCII; the label follows where it can")
    one.add_argument("--label", metavar="TEXT", help="the label as printed, such as 'Pasal 42'")
    one.add_argument("--text-file", metavar="FILE", help="the whole text with label and heading, UTF-8; - for stdin")
    one.add_argument("--undo", action="store_true", help="show again what was read from the file")
    one.add_argument("--by", required=True, metavar="NAME", help="who corrects")
    one.add_argument("--reason", required=True, metavar="TEXT", help="why")
    one = command("corrections", corrections, "the history of corrections, oldest first", output)
    one.add_argument("name", nargs="?", metavar="PROVISION-or-WORK")


def correct(arguments: argparse.Namespace) -> int:
    entry = _entry(arguments)
    made, notes = correct_provision(arguments.settings, arguments.provision, entry)
    with open_store(arguments.settings) as store:
        recorded = {one.id for one in made}
        lines = [one for one in history(store, arguments.provision) if one["id"] in recorded]
    for note in notes:
        notify(plain(f"kb: {note}"))
    if arguments.json:
        print(json.dumps({"revisions": lines, "notes": notes}, ensure_ascii=False, indent=1))
    else:
        print(history_text(lines))
    return 0


def corrections(arguments: argparse.Namespace) -> int:
    with open_store(arguments.settings) as store:
        found = history(store, arguments.name)
    if arguments.json:
        print(json.dumps({"corrections": found}, ensure_ascii=False, indent=1))
    else:
        print(history_text(found) or "no corrections")
    return 0


def history_text(found: Sequence[Json]) -> str:
    """The history for a terminal: what a person wrote stays on lines of its own."""
    lines: list[str] = []
    for one in found:
        done = f"{one['field']}{' undone' if one['undo'] else ''} [{one['state'].replace('_', ' ')}]"
        lines.append(f"{one['at']}  {one['by']}  {one['provision']}  {done}")
        before, after = ((one[name] or "").splitlines() for name in ("before", "after"))
        compared = list(unified_diff(before, after, n=0, lineterm=""))[2:]  # without the names of two files
        lines += [f"    {line}" for line in compared if not line.startswith("@@")]
        lines.append(f"    why: {one['reason']}")
    return plain("\n".join(lines))


def _entry(arguments: argparse.Namespace) -> Entry:
    given = {name: getattr(arguments, name) for name in ("heading", "article", "label")}
    changes = {name: checked(name, value) for name, value in given.items() if value is not None}
    if arguments.text_file is not None:
        changes["text"] = checked("text", _text(arguments.text_file))
    if bool(changes) == arguments.undo:
        raise BadRequest("say what to correct (--heading, --article, --label, --text-file), or --undo alone")
    return Entry(changes, required("name", arguments.by), required("reason", arguments.reason))


def _text(name: str) -> str:
    most = 4 * LONGEST["text"]  # bytes of a character in UTF-8
    try:
        if name == "-":
            raw = sys.stdin.buffer.read(most + 1)
        else:
            with Path(name).open("rb") as file:
                raw = file.read(most + 1)
        if len(raw) > most:
            raise BadRequest(f"{name} is longer than the {LONGEST['text']} characters that a text may have: shorten it")
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise BadRequest(f"{name} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadRequest(f"{name} is not in UTF-8 (byte {error.start}): save it as UTF-8") from error


def _revisions(law: Any, read: Provision, before: Sequence[Revision], entry: Entry) -> list[Revision]:
    """One revision for each field that changes; raises BadRequest where none does."""
    stands = standing(read, before)
    shown = corrected(read, stands.changes)
    if entry.changes:
        wanted = _with_label(shown, entry.changes)
        changes = {field: new for field, new in wanted.items() if new != getattr(shown, field)}
        if not changes:
            raise BadRequest("the provision already reads so: nothing to correct")
    else:
        fields = {*stands.applied, *(one.field for one in stands.kept)}
        changes = {field: getattr(read, field) for field in FIELDS if field in fields}
        if not changes:
            raise BadRequest("the provision is shown as it was read: nothing to undo")
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return [
        Revision(
            id=_next(before), at=at, by=entry.by, reason=entry.reason, sha256=law["sha256"], key=read.key,
            work=law["work"], expression=law["uri"], undo=not entry.changes, field=field,
            before=getattr(shown, field), after=new, read=getattr(read, field), text_sha256=digest(read.text),
        )
        for field, new in changes.items()
    ]  # fmt: skip


def _next(before: Sequence[Revision]) -> int:
    """An id after all there are; the store gives the true one."""
    return max((one.id for one in before), default=0) + 1


def _with_label(shown: Provision, changes: Changes) -> Changes:
    """A new number is printed in the label too, unless the label is given or has not the old one."""
    number = changes.get("article")
    if number is None or "label" in changes or shown.article is None:
        return changes
    label = renumbered(shown.label, shown.article, number)
    return changes if label is None else {**changes, "label": label}


def _notes(shown: Provision, made: Sequence[Revision]) -> list[str]:
    """Where a corrected number, label or heading does not show in what a reader sees."""
    fields = {one.field: one.after for one in made if not one.undo}
    notes: list[str] = []
    if fields.get("article") and "label" not in fields:
        notes.append(f"the label stays {shown.label!r}: correct it with --label if it shows the wrong number")
    text = " ".join(shown.text.split())
    for field in ("label", "heading"):
        if (fields.get(field) or "") not in text and "text" not in fields:
            notes.append(f"the text does not begin with this {field}: correct it with --text-file if it should")
    return notes
