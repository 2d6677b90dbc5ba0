"""Metrics against values computed by hand; bad folders are named."""

import math
from pathlib import Path

import pytest

from index.evaluate import load_judged, metrics
from kb.errors import BadRequest


def test_metrics_by_hand() -> None:
    values = metrics([7, 1, 3], {1: 2.0, 9: 1.0})
    ideal = 2 / math.log2(2) + 1 / math.log2(3)
    assert values["ndcg@10"] == pytest.approx(2 / math.log2(3) / ideal)
    assert values["recall@10"] == 0.5
    assert values["mrr@10"] == 0.5
    assert values["hit@1"] == 0.0


def test_recall_is_capped_at_k() -> None:
    assert metrics(list(range(10)), dict.fromkeys(range(30), 1.0))["recall@10"] == 1.0


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "corpus.jsonl").write_text('{"_id": "a", "text": "x"}\nnot json\n', "utf-8")
    with pytest.raises(BadRequest, match="line 2"):
        load_judged(tmp_path)
