"""Quality in numbers: judged questions (BEIR layout) through the real ranking.

nDCG with graded gains (Järvelin and Kekäläinen 2002), recall capped at min(relevant, k). Thakur et al.
2021, BEIR: corpus.jsonl, queries.jsonl, qrels.tsv.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.encoder import Encoder
from index.offsets import load_offsets
from index.question import analyse_question
from index.rank import rank
from index.snapshot import Index, embedding_text
from index.terms import Terms
from index.vectors import Vectors
from kb.errors import BadRequest
from kb.types import Mode, Query, Role, Status

PART_CHARACTERS = 1_400
"""Documents are cut at paragraphs into parts of about this size, as provisions are into passages."""

METRICS = ("ndcg@10", "recall@5", "recall@10", "mrr@10", "hit@1")


@dataclass(frozen=True, slots=True)
class Judged:
    """A BEIR folder in memory."""

    documents: list[dict[str, str]]
    questions: list[dict[str, object]]
    relevant: dict[str, dict[str, float]]  # question id -> document id -> gain > 0


@dataclass(frozen=True, slots=True)
class Answered:
    """One question's ranking and its metrics."""

    id: str
    text: str
    group: str | None
    ranked: tuple[str, ...]  # document ids, best first
    missed: tuple[str, ...]  # relevant ones below the cut
    values: Mapping[str, float]  # METRICS, 0..1


def load_judged(folder: Path) -> Judged:
    """Raises BadRequest naming the file and line that cannot be read."""
    documents = list(_lines(folder / "corpus.jsonl"))
    questions = list(_lines(folder / "queries.jsonl"))
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
    return Judged([{k: str(v) for k, v in one.items()} for one in documents], questions, relevant)


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
    texts: list[str] = []
    for at, document in enumerate(documents):
        for part in _parts(document["text"]):
            owners.append(at)
            title = document.get("title", "")
            texts.append(embedding_text(title, None, part) if title else part)
    owner = np.array(owners, np.int64)

    def column(name: str, default: str = "") -> NDArray[np.str_]:
        return np.array([document.get(name, default) for document in documents], np.str_)[owner]

    languages = column("lang", "und")
    matrix = encoder.passages(texts)
    columns = {
        "country": column("country"),
        "language": languages,
        "work": column("work"),
        "role": np.full(len(owner), Role.MAIN.value),
        "status": np.full(len(owner), Status.UNKNOWN.value),
        "date": np.full(len(owner), ""),
        "article": np.full(len(owner), ""),
    }
    offsets = load_offsets(encoder.name, encoder.dimension)
    vectors = Vectors.build(matrix, languages, offsets)
    return Index(0, encoder.name, owner, owner, columns, vectors, Terms.build(texts))


def _parts(text: str) -> list[str]:
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


def evaluate(
    judged: Judged,
    index: Index,
    encoder: Encoder,
    mode: Mode,
    *,
    question_language: str | None = None,
    document_language: str | None = None,
) -> list[Answered]:
    """Rank every judged question of that language among the documents of that language."""
    place = {document["_id"]: at for at, document in enumerate(judged.documents)}
    answered: list[Answered] = []
    encoder.questions([str(question["text"]) for question in judged.questions])  # in batches, remembered
    for question in judged.questions:
        gains = {
            place[document]: gain
            for document, gain in judged.relevant.get(str(question["_id"]), {}).items()
            if document in place and document_language in (None, judged.documents[place[document]].get("lang"))
        }
        if not gains or question_language not in (None, question.get("lang")):
            continue
        query = _query(question, mode, document_language)
        ranking = rank(index, encoder, query, analyse_question(query.text, ()))
        order = index.provisions[ranking.rows].tolist()
        answered.append(
            Answered(
                str(question["_id"]),
                query.text,
                None if question.get("group") is None else str(question["group"]),
                tuple(judged.documents[at]["_id"] for at in order[:10]),
                tuple(judged.documents[at]["_id"] for at in gains if at not in order[:10]),
                metrics(order, gains),
            )
        )
    if not answered:
        raise BadRequest("no judged question is left: check --query-lang and --doc-lang against the set's languages")
    return answered


def _query(question: Mapping[str, object], mode: Mode, document_language: str | None) -> Query:
    limits = question.get("filter")
    limits = limits if isinstance(limits, dict) else {}
    languages = [document_language] if document_language else limits.get("language", [])
    return Query(
        str(question["text"]), k=10, countries=tuple(limits.get("country", [])), languages=tuple(languages), mode=mode
    )


def metrics(order: Sequence[int], gains: Mapping[int, float]) -> dict[str, float]:
    """METRICS of one ranking (document positions, best first), each 0..1."""
    top = [gains.get(at, 0.0) for at in order[:10]]
    discount = 1 / np.log2(np.arange(2, 12))
    ideal = sorted(gains.values(), reverse=True)[:10]
    first = next((rank for rank, gain in enumerate(top, start=1) if gain > 0), None)
    return {
        "ndcg@10": float(np.dot(top, discount[: len(top)]) / np.dot(ideal, discount[: len(ideal)])),
        "recall@5": sum(gain > 0 for gain in top[:5]) / min(len(gains), 5),
        "recall@10": sum(gain > 0 for gain in top) / min(len(gains), 10),
        "mrr@10": 1 / first if first else 0.0,
        "hit@1": float(first == 1),
    }


def summary(answered: Sequence[Answered]) -> dict[str, float]:
    """Means of METRICS, 0..100."""
    return {name: round(100 * float(np.mean([one.values[name] for one in answered])), 2) for name in METRICS}
