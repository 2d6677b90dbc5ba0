"""A small parallel set through the real encoder and ranking; bad folders are named."""

import json
from pathlib import Path

import pytest

from index.baseline import check_comparable, differences, load_run, run_of, save_run
from index.cache import CachedEncoder
from index.encoder import open_encoder
from index.evaluate import Answered, evaluate, parts
from index.judged import Judged, build_index, laws_of, load_judged, load_questions
from index.metrics import METRICS
from index.snapshot import Index
from kb.errors import BadRequest
from kb.settings import load_settings
from kb.types import Mode

TEXTS = {
    "levy": ("The employer pays a monthly levy for every foreign worker.",
             "Pemberi kerja membayar pungutan bulanan untuk setiap pekerja asing."),
    "rest": ("Every worker has one day of rest in each week.",
             "Setiap pekerja berhak atas satu hari istirahat dalam seminggu."),
    "fine": ("Whoever hides a passport is fined.", "Barang siapa menyembunyikan paspor dikenai denda."),
}  # fmt: skip


def write(folder: Path, questions: list[dict[str, object]]) -> Path:
    """Documents in two languages under two-letter codes; every question is judged by its identifier's end."""
    documents = [
        {"_id": f"{code}:{name}", "title": "", "text": texts[at], "lang": code}
        for name, texts in TEXTS.items()
        for at, code in enumerate(("en", "id"))
    ]
    for name, lines in (("corpus", documents), ("queries", questions)):
        (folder / f"{name}.jsonl").write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    judged = [
        f"{one['_id']}\t{document['_id']}\t1"
        for one in questions
        for document in documents
        if str(one["_id"]).split(":")[1] == document["_id"].split(":")[1]
    ]
    (folder / "qrels.tsv").write_text("\n".join(["query-id\tcorpus-id\tscore", *judged]), "utf-8")
    return folder


QUESTIONS: list[dict[str, object]] = [
    {"_id": "en:levy", "text": "Who pays the levy for a foreign worker?", "lang": "en", "group": "money"},
    {"_id": "id:levy", "text": "Siapa membayar pungutan untuk pekerja asing?", "lang": "id", "group": "money"},
    {"_id": "en:rest", "text": "How many days of rest are there in a week?", "lang": "en"},
]


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> CachedEncoder:
    settings = load_settings()
    plain = open_encoder(settings.model, settings.cache)
    return CachedEncoder(plain, tmp_path_factory.mktemp("cache") / "vectors.sqlite")


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    return load_judged(write(tmp_path_factory.mktemp("beir"), QUESTIONS))


@pytest.fixture(scope="module")
def index(judged: Judged, encoder: CachedEncoder) -> Index:
    return build_index(judged.documents, encoder)


def test_codes_become_iso_639_3(judged: Judged) -> None:
    assert {one["lang"] for one in judged.documents} == {"eng", "ind"}
    assert [one.language for one in judged.questions] == ["eng", "ind", "eng"]


def test_translations_share_a_base(judged: Judged) -> None:
    assert [one.base for one in judged.questions] == ["levy", "levy", "rest"]


def test_pairs_ask_each_language_by_itself(judged: Judged, index: Index, encoder: CachedEncoder) -> None:
    matrix = evaluate(judged, index, encoder, Mode.HYBRID, pairs=True)
    assert {one.pair for one in matrix} == {("eng", "eng"), ("eng", "ind"), ("ind", "eng"), ("ind", "ind")}
    for asked, held in {one.pair for one in matrix}:
        alone = evaluate(judged, index, encoder, Mode.HYBRID, question_language=asked, document_language=held)
        assert alone == [one for one in matrix if one.pair == (asked, held)]
    for one in matrix:
        codes = {"eng": "en", "ind": "id"}
        assert all(name.startswith(codes[one.pair[1]]) for name in one.ranked)


def test_without_pairs_all_passages_are_ranked(judged: Judged, index: Index, encoder: CachedEncoder) -> None:
    answered = evaluate(judged, index, encoder, Mode.HYBRID)
    assert [one.pair for one in answered] == [("eng", "mul"), ("ind", "mul"), ("eng", "mul")]
    assert all(one.first == 1 for one in answered)
    assert len(answered[0].ranked) == 6
    assert list(parts(answered)) == [("groups", "money"), ("pairs", "eng mul"), ("pairs", "ind mul")]


def test_a_language_without_questions_is_said(judged: Judged, index: Index, encoder: CachedEncoder) -> None:
    with pytest.raises(BadRequest, match="--query-lang"):
        evaluate(judged, index, encoder, Mode.DENSE, question_language="tha")


def answered(name: str, value: float) -> Answered:
    return Answered(name, "?", name, None, ("eng", "eng"), (), (), None, dict.fromkeys(METRICS, value))


def test_a_baseline_comes_back_and_tells_what_changed(tmp_path: Path) -> None:
    before = {Mode.DENSE: [answered(f"q{at}", 0.5) for at in range(12)]}
    save_run(run_of("set", {"pairs": False}, "encoder-1", before), tmp_path / "run.json")
    kept = load_run(tmp_path / "run.json")
    now = [answered(f"q{at}", 1.0 if at < 9 else 0.5 if at < 11 else 0.0) for at in range(12)]
    check_comparable(kept, run_of("set", {"pairs": False}, "encoder-2", {Mode.DENSE: now}))
    told = differences(kept, {Mode.DENSE: now})
    one = told["modes"]["dense"]["ndcg@10"]  # type: ignore[index]
    assert (one["better"], one["worse"], one["equal"]) == (9, 1, 2)
    assert (one["before"], one["after"], one["difference"]) == (50.0, 83.33, 33.33)
    assert one["p"] == pytest.approx(22 / 1024, abs=0.006)  # of 2^10 signs, 11 are as far out on each side
    same = differences(kept, before)["modes"]["dense"]["ndcg@10"]  # type: ignore[index]
    assert (same["difference"], same["p"], same["equal"]) == (0.0, 1.0, 12)


@pytest.mark.parametrize(
    ("judged_now", "asked", "names", "mode", "says"),
    [("other", False, "q", Mode.DENSE, "another set"), ("set", True, "q", Mode.DENSE, "same options"),
     ("set", False, "x", Mode.DENSE, "other questions"), ("set", False, "q", Mode.LEXICAL, "--mode")],
)  # fmt: skip
def test_another_baseline_is_refused(judged_now: str, asked: bool, names: str, mode: Mode, says: str) -> None:
    before = run_of("set", {"pairs": False}, "e", {Mode.DENSE: [answered("q1", 0.5)]})
    now = run_of(judged_now, {"pairs": asked}, "e", {mode: [answered(f"{names}1", 0.5)]})
    with pytest.raises(BadRequest, match=says):
        check_comparable(before, now)


@pytest.mark.parametrize("text", ["", "[]", '{"format": 1}', '{"format": 1, "metrics": 3, "modes": 4}'])
def test_a_file_that_is_no_baseline_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "run.json").write_text(text, "utf-8")
    with pytest.raises(BadRequest, match=r"run\.json is no baseline"):
        load_run(tmp_path / "run.json")


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "corpus.jsonl").write_text('{"_id": "a", "text": "x"}\nnot json\n', "utf-8")
    with pytest.raises(BadRequest, match="line 2"):
        load_judged(tmp_path)


def test_filters_of_questions_are_read(tmp_path: Path) -> None:
    line = {"_id": "q1", "text": "?", "filter": {"country": ["TH"], "language": ["th"]}, "kind": "fee"}
    (tmp_path / "queries.jsonl").write_text(json.dumps(line), "utf-8")
    (one,) = load_questions(tmp_path / "queries.jsonl")
    assert (one.countries, one.languages, one.kind, one.language) == (("TH",), ("tha",), "fee", "und")


def test_works_are_called_what_their_articles_titles_share() -> None:
    documents = [
        {"_id": f"a{at}", "text": "x", "title": f"Employment of Visitors Act, {at}. Heading", "country": "SG",
         "work": "/akn/sg/act/2026/1"} for at in (11, 12)
    ]  # fmt: skip
    (law,) = laws_of(documents)
    assert "employment of visitors act" in law.names
