"""A data folder of any size made from the real laws of a judged set, for measuring: nothing of it is kept.

The set's documents come first as they are. What is missing is filled with copies of its laws under other
identifiers, dates, states and (those in English) countries: their texts cut and mixed with other laws of the
language, their figures drawn anew and letters misread as scans are, so that words and postings grow as they do
with real laws; their vectors moved a little.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from os.path import commonprefix
from pathlib import Path

import numpy as np

from index.embedding import Readable, embed
from index.encoder import Encoder, Matrix
from index.judged import load_judged, parts_of
from index.vectors import unit
from kb.store import Store
from kb.types import (
    COUNTRIES,
    Document,
    Facts,
    Page,
    Passage,
    Provision,
    ReadBy,
    Role,
    Span,
    Status,
    Verdict,
)

NOISE = 0.25  # length of what is added to a vector of unit length: cosine 0.97 with the original
PIECE = 8  # words that stay together in a copy
FOREIGN = 0.3  # share of the pieces of a copy that come from another law
MISREAD = 0.003  # of the letters
STATES = {Status.IN_FORCE: 0.75, Status.AMENDED: 0.1, Status.REPEALED: 0.1, Status.UNKNOWN: 0.05}


@dataclass(frozen=True, slots=True)
class Source:
    """One law of the judged set: its articles and the vectors of their parts."""

    country: str
    language: str
    title: str
    articles: list[tuple[str, str, list[str]]]  # number, heading, parts
    vectors: list[Matrix]  # of each part in order: its own, then those of its windows


def fill(store: Store, folder: Path, encoder: Encoder, passages: int) -> None:
    """Store at least so many passages: the laws of the BEIR folder, then changed copies of them."""
    sources = list(_sources(folder, encoder))
    pieces = {
        language: [
            piece
            for source in sources
            if source.language == language
            for _, _, parts in source.articles
            for part in parts[:1]
            for piece in _pieces(part)
        ]
        for language in {source.language for source in sources}
    }
    random = np.random.default_rng(0)
    held = serial = 0
    while held < passages:
        for source in sources:
            if held >= passages:
                return
            copied = serial >= len(sources)
            law = _changed(source, pieces[source.language], random) if copied else source
            document = _document(law, serial, random)
            store.put(document, document.path, law.vectors, encoder.name)
            held, serial = held + len(document.passages), serial + 1


def _sources(folder: Path, encoder: Encoder) -> Iterator[Source]:
    laws: dict[tuple[str, str], list[dict[str, str]]] = {}
    for document in load_judged(folder).documents:
        laws.setdefault((document["work"], document["lang"]), []).append(document)
    for (_, language), documents in laws.items():
        title = commonprefix([one["title"] for one in documents]).rpartition(", ")[0] or documents[0]["title"]
        articles = [
            (one.get("article", ""), one["title"].removeprefix(title).lstrip(", "), parts_of(one["text"]))
            for one in documents
        ]
        texts = [
            Readable(one["title"], None, part)
            for one, (_, _, parts) in zip(documents, articles, strict=True)
            for part in parts
        ]
        yield Source(documents[0]["country"], language, title, articles, embed(encoder, texts))


def _changed(source: Source, pieces: Sequence[str], random: np.random.Generator) -> Source:
    country = str(random.choice(COUNTRIES)) if source.language == "eng" else source.country
    articles = [
        (number, heading, [_mixed(part, pieces, random) for part in parts])
        for number, heading, parts in source.articles
    ]
    vectors = [unit(one + NOISE * unit(_normal(random, one.shape))) for one in source.vectors]
    return Source(country, source.language, source.title, articles, vectors)


def _normal(random: np.random.Generator, shape: tuple[int, ...]) -> Matrix:
    return random.standard_normal(shape, np.float32)


def _mixed(text: str, pieces: Sequence[str], random: np.random.Generator) -> str:
    own = _pieces(text)
    random.shuffle(own)
    for at in np.flatnonzero(random.random(len(own)) < FOREIGN):
        own[at] = pieces[random.integers(len(pieces))]
    letters = list(" ".join(own))
    figures = random.integers(10, size=len(letters))
    for at in np.flatnonzero([one.isdecimal() for one in letters]):
        letters[at] = chr(ord(letters[at]) - int(letters[at]) + int(figures[at]))
    for at in np.flatnonzero(random.random(len(letters)) < MISREAD):
        letters[at] = letters[random.integers(len(letters))]
    return "".join(letters)


def _pieces(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[at : at + PIECE]) for at in range(0, len(words), PIECE)]


def _document(law: Source, serial: int, random: np.random.Generator) -> Document:
    year = int(random.integers(1950, 2026))
    date = None if random.random() < 0.1 else f"{year}-{random.integers(1, 13):02d}-{random.integers(1, 29):02d}"
    status = random.choice(np.array(list(STATES), object), p=list(STATES.values()))
    facts = Facts(
        country=law.country,
        language=law.language,
        work=f"/akn/{law.country.lower()}/act/{year}/{serial + 1}",
        title=f"{law.title} ({year})",
        number=f"{serial + 1}/{year}",
        date=date,
        status=status,
    )
    provisions: list[Provision] = []
    passages: list[Passage] = []
    for at, (number, heading, parts) in enumerate(law.articles, start=1):
        key, text = f"art_{at}", "\n".join(parts)
        span = (Span(1, 0, len(text)),)
        provisions.append(
            Provision(
                key, heading or f"{at}", number or None, heading or None, (), Role.MAIN, None, span, text, law.language
            )
        )
        passages += [Passage(key, part, one, span, (), law.language) for part, one in enumerate(parts, start=1)]
    page = Page(1, "", 595, 842, ReadBy.TEXT, Verdict.OK)
    sha256 = hashlib.sha256(str(serial).encode()).hexdigest()
    return Document(f"{serial}.pdf", sha256, facts, (page,), tuple(provisions), tuple(passages))
