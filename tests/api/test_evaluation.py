"""``kb eval`` as its users call it: contract fields, matrix, baseline, failures."""

import json
from pathlib import Path

import pytest

from api.cli import main

ARTICLES = {
    "permit": "No person shall employ a foreign worker without a valid work permit.",
    "levy": "The employer shall pay a monthly levy for each foreign worker.",
    "rest": "Pekerja berhak atas satu hari istirahat dalam seminggu.",
}


@pytest.fixture
def beir(tmp_path: Path) -> Path:
    languages = {"permit": "en", "levy": "en", "rest": "id"}
    documents = [{"_id": name, "title": f"Act, {name}", "text": text, "lang": languages[name], "country": "SG"}
                 for name, text in ARTICLES.items()]  # fmt: skip
    questions = [
        {"_id": "q1", "text": "Who pays the monthly levy?", "lang": "en", "group": "same"},
        {"_id": "q2", "text": "Berapa hari istirahat pekerja?", "lang": "id", "group": "same"},
        {"_id": "q3", "text": "Apakah pekerja asing perlu izin kerja?", "lang": "id", "group": "cross"},
    ]
    for name, lines in (("corpus", documents), ("queries", questions)):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    rows = ["query-id\tcorpus-id\tscore", "q1\tlevy\t2", "q2\trest\t1", "q3\tpermit\t1"]
    (tmp_path / "qrels.tsv").write_text("\n".join(rows), "utf-8")
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["eval", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_the_contract_and_what_is_new(beir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "--beir", str(beir), "--mode", "all", "--json", "--failures", "1")
    result = json.loads(out)
    assert code == 0
    assert (result["queries"], result["passages"]) == (3, 3)
    assert set(result["modes"]) == {"hybrid", "dense", "lexical"}
    assert set(result["modes"]["hybrid"]) == {"ndcg@10", "recall@5", "recall@10", "mrr@10", "hit@1"}
    assert result["groups"]["same"]["queries"] == 2
    assert {name: part["queries"] for name, part in result["pairs"].items()} == {
        "eng eng": 1,
        "ind eng": 1,
        "ind ind": 1,
    }
    for part in (result, *result["groups"].values(), *result["pairs"].values()):
        for mode, values in part["modes"].items():
            for metric, value in values.items():
                low, high = part["intervals"][mode][metric]
                assert 0 <= low <= value <= high <= 100
    assert len(result["failures"]) == 1


def test_the_text_has_intervals_and_the_matrix(beir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "--beir", str(beir), "--failures", "2")
    assert "TOTAL    hybrid   n=3" in out
    assert "language of the question down" in out
    assert out.count("right, found at rank") == 2
    assert "Act, levy (levy)" in out


def test_a_run_against_itself_does_not_differ(beir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = str(tmp_path / "kept.json")
    assert run(capsys, "--beir", str(beir), "--save-baseline", kept)[0] == 0
    assert not any(text in Path(kept).read_text("utf-8") for text in ("levy", "Who pays"))
    _, out, _ = run(capsys, "--beir", str(beir), "--baseline", kept, "--json")
    one = json.loads(out)["baseline"]["modes"]["hybrid"]["ndcg@10"]
    assert (one["difference"], one["p"], one["equal"]) == (0.0, 1.0, 3)
    assert "0 better, 0 worse, 3 equal" in run(capsys, "--beir", str(beir), "--baseline", kept)[1]
    code, _, err = run(capsys, "--beir", str(beir), "--baseline", kept, "--query-lang", "id")
    assert code == 2
    assert "same options" in err
    (beir / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq1\trest\t1\n", "utf-8")
    code, _, err = run(capsys, "--beir", str(beir), "--baseline", kept)
    assert code == 2
    assert "another set" in err


def test_questions_without_an_answer_are_counted(beir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [
        {"_id": "o1", "text": "How do I bake bread at home?", "lang": "en", "kind": "other_topic"},
        {"_id": "o2", "text": "What is the minimum wage in Germany?", "lang": "en", "kind": "other_country"},
        {"_id": "o3", "text": "Who pays the monthly levy for a foreign worker?", "lang": "en", "kind": "answered"},
    ]
    (beir / "outside.jsonl").write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    outside = json.loads(run(capsys, "--beir", str(beir), "--json")[1])["outside"]
    assert outside["unanswerable"]["ids"] == ["o3"]
    assert outside["unanswerable"]["wrong"] == 33.33
    assert outside["unanswerable"]["kinds"]["other_country"] == {"questions": 1, "wrong": 0.0}
    assert outside["answerable"]["questions"] == 3
    assert "wrongly answered: 33.3 %" in run(capsys, "--beir", str(beir))[1]
