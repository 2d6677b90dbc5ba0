"""The prepared graph is the sentence-transformers model, only faster; its weights are the package's."""

from pathlib import Path

import numpy as np
import pytest

from index.cache import CachedEncoder
from index.encoder import Encoder, GraphEncoder, SentenceTransformerEncoder, open_encoder
from kb.errors import BadModel
from kb.settings import load_settings

TEXTS = [
    "tax",
    "นายจ้างต้องมีใบอนุญาตทำงาน",
    "Người sử dụng lao động phải xin giấy phép lao động cho người nước ngoài trước khi làm việc.",
    "ကြီးကြပ်ရေးမှူး",
    "Pemberi kerja wajib membayar kompensasi " * 30,
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    settings = load_settings()
    return open_encoder(settings.model, settings.cache)


def test_rows_are_unit_vectors_whatever_the_batch(encoder: Encoder) -> None:
    together = encoder.passages(TEXTS)
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, atol=1e-3)
    for text, row in zip(TEXTS, together, strict=True):
        assert encoder.passages([text])[0] @ row > 0.9999


def test_the_graph_equals_sentence_transformers(encoder: Encoder) -> None:
    assert isinstance(encoder, GraphEncoder)
    plain = SentenceTransformerEncoder(str(encoder.folder))
    assert (plain.passages(TEXTS) * encoder.passages(TEXTS)).sum(axis=1).min() > 0.999
    assert (plain.questions(TEXTS) * encoder.questions(TEXTS)).sum(axis=1).min() > 0.999


def test_meaning_crosses_languages(encoder: Encoder) -> None:
    question = encoder.questions(["Does a foreigner need a work permit?"])[0]
    permit, tax = encoder.passages(["คนต่างด้าวต้องมีใบอนุญาตทำงาน", "ผู้มีเงินได้ต้องยื่นแบบแสดงรายการภาษี"]) @ question
    assert permit > tax


def test_remembered_vectors_are_the_same(encoder: Encoder, tmp_path: Path) -> None:
    first = CachedEncoder(encoder, tmp_path / "vectors.sqlite").passages(TEXTS)
    again = CachedEncoder(encoder, tmp_path / "vectors.sqlite").passages(TEXTS)
    np.testing.assert_array_equal(first, again)


def test_an_unknown_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BadModel, match="KB_MODEL"):
        open_encoder(str(tmp_path / "no-model"), tmp_path)
