"""Judged questions in the BEIR layout, and their documents as an index in memory.

Thakur et al. 2021, BEIR: corpus.jsonl, queries.jsonl, qrels.tsv. Languages are ISO 639-3 inside, whatever
code the files write; a language that no law is written in keeps its own code.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from os.path import commonprefix
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.columns import Column
from index.embedding import Readable, embed, embedding_text
from index.encoder import Encoder
from index.law_names import Law, law_names
from index.offsets import load_offsets
from index.snapshot import Index
from index.terms import Terms
from index.vectors import Vectors
from kb.errors import BadRequest
from kb.language import normalise_language
from kb.types import UNKNOWN_LANGUAGE, Mode, Query, Role, Status

PART_CHARACTERS = 1_400
"""Documents are cut at paragraphs into parts of about this size, as provisions are into passages."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One judged question."""

    id: str
    text: str
    language: str  # as the set says; "und" where it does not
    countries: tuple[str, ...]  # the filter it is asked under
    languages: tuple[str, ...]
    group: str | None
    kind: str | None

    @property
    def base(self) -> str:
        """What its translations share: in parallel sets an identifier is ``language:base``."""
        language, colon, base = self.id.partition(":")
        return base if colon and language_code(language) == self.language else self.id

    def query(self, mode: Mode, document_language: str | None = None) -> Query:
        languages = (document_language,) if document_language else self.languages
        return Query(self.text, countries=self.countries, languages=languages, mode=mode)


@dataclass(frozen=True, slots=True)
class Judged:
    """A BEIR folder in memory."""

    documents: list[dict[str, str]]
    questions: list[Asked]
    relevant: dict[str, dict[str, float]]  # question id -> document id -> gain > 0

    @property
    def digest(self) -> str:
        """Equal for two sets that ask and judge the same of the same documents."""
        held = sorted((one["_id"], one["text"]) for one in self.documents)
        asked = sorted((one.id, one.text, one.countries, one.languages) for one in self.questions)
        judged = sorted((one, sorted(gains.items())) for one, gains in self.relevant.items())
        return hashlib.sha256(json.dumps([held, asked, judged]).encode()).hexdigest()[:16]


def load_judged(folder: Path) -> Judged:
    """Raises BadRequest naming the file and line that cannot be read."""
    documents = [
        {**{key: str(value) for key, value in one.items()}, "lang": language_code(one.get("lang"))}
        for one in _lines(folder / "corpus.jsonl")
    ]
    relevant: dict[str, dict[str, float]] = {}
    judgements = folder / "qrels.tsv"
    try:
        rows = judgements.read_text("utf-8").splitlines()[1:]
    except OSError as error:
        raise BadRequest(f"{judgements}: {error}; a BEIR folder has corpus.jsonl, queries.jsonl, qrels.tsv") from error
    for number, row in enumerate(rows, start=2):
        try:
            question, document, gain = row.split("\t")
            if float(gain) > 0:
                relevant.setdefault(question, {})[document] = float(gain)
        except ValueError as error:
            raise BadRequest(f"{judgements}, line {number}: {error}; expected query-id, corpus-id, score") from error
    return Judged(documents, load_questions(folder / "queries.jsonl"), relevant)


def load_questions(path: Path) -> list[Asked]:
    """The questions of one file of lines. Raises BadRequest naming the line that cannot be read."""
    asked: list[Asked] = []
    for one in _lines(path):
        limits = one.get("filter")
        limits = limits if isinstance(limits, dict) else {}
        countries, languages = (tuple(map(str, limits.get(name, ()))) for name in ("country", "language"))
        group, kind = (None if one.get(name) is None else str(one[name]) for name in ("group", "kind"))
        language = language_code(one.get("lang"))
        asked.append(
            Asked(
                str(one["_id"]),
                str(one["text"]),
                language,
                countries,
                tuple(map(language_code, languages)),
                group,
                kind,
            )
        )
    return asked


@cache
def language_code(code: object) -> str:
    """ISO 639-3 for a language of the laws, any other code as it stands, "und" for none."""
    if not isinstance(code, str) or not code.strip():
        return UNKNOWN_LANGUAGE
    try:
        return normalise_language(code)
    except BadRequest:
        return code


def laws_of(documents: Sequence[Mapping[str, str]]) -> list[Law]:
    """The works that documents with ``work`` and ``country`` are articles of, so that a question may name them.

    A work is called what the titles of its articles have in common.
    """
    titles: dict[tuple[str, str], list[str]] = {}
    for document in documents:
        if document.get("work"):
            titles.setdefault((document["work"], document.get("country", "")), []).append(document.get("title", ""))
    laws: list[Law] = []
    for (work, country), names in titles.items():
        title = commonprefix(names).rpartition(", ")[0] or names[0]
        laws.append(Law(work, country, law_names(None, title, None, work), (title,)))
    return laws


def _lines(path: Path) -> Iterator[dict[str, object]]:
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequest(f"{path}: {error}; a BEIR folder has corpus.jsonl, queries.jsonl, qrels.tsv") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            one = json.loads(line)
            known = isinstance(one["_id"], str) and isinstance(one["text"], str)
        except (ValueError, KeyError, TypeError):
            known = False
        if not known:
            raise BadRequest(f"{path}, line {number}: every line is a JSON object with a string _id and text")
        yield one


def build_index(documents: Sequence[Mapping[str, str]], encoder: Encoder) -> Index:
    """Documents as an index in memory, each document a provision."""
    owners: list[int] = []
    parts: list[Readable] = []
    for at, document in enumerate(documents):
        for part in parts_of(document["text"]):
            owners.append(at)
            parts.append(_readable(document, part))
    owner = np.array(owners, np.int64)

    def column(name: str, default: str = "") -> NDArray[np.str_]:
        return np.array([document.get(name, default) for document in documents], np.str_)[owner]

    languages = column("lang", UNKNOWN_LANGUAGE)
    embedded = embed(encoder, parts)
    matrix = np.stack([one[0] for one in embedded]) if embedded else np.zeros((0, encoder.dimension), np.float32)
    columns = {
        "country": column("country"),
        "language": languages,
        "work": column("work"),
        "role": np.full(len(owner), Role.MAIN.value),
        "status": np.full(len(owner), Status.UNKNOWN.value),
        "date": np.full(len(owner), ""),
        "article": np.full(len(owner), ""),
    }
    held = {name: Column.of(strings) for name, strings in columns.items()}
    offsets = load_offsets(encoder.name, encoder.dimension)
    vectors = Vectors.build(matrix, languages, offsets, [one[1:] for one in embedded])
    whole = [embedding_text(_readable(one, one["text"])) for one in documents]
    terms = Terms.build(whole, [one.get("lang", UNKNOWN_LANGUAGE) for one in documents], owner)
    return Index(0, encoder.name, owner, owner, held, vectors, terms)


def _readable(document: Mapping[str, str], text: str) -> Readable:
    return Readable(document.get("title", ""), None, text)


def parts_of(text: str) -> list[str]:
    """Cut at paragraphs, and inside a paragraph that is itself too long at a space; nothing is lost."""
    parts: list[str] = []
    current = ""
    for paragraph in text.split("\n"):
        if current and len(current) + len(paragraph) > PART_CHARACTERS:
            parts.append(current)
            current = ""
        while len(paragraph) > PART_CHARACTERS:
            cut = paragraph.rfind(" ", PART_CHARACTERS // 2, PART_CHARACTERS) + 1 or PART_CHARACTERS
            parts.append(paragraph[:cut])
            paragraph = paragraph[cut:]
        current = f"{current}\n{paragraph}" if current else paragraph
    return [*parts, current] if current or not parts else parts
