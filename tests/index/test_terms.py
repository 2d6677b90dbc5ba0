"""BM25 against a ten-line reference, and an analyser that knows each script."""

import math
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from index.analysis import analyse, times
from index.terms import K1, B, Terms

TEXTS = [
    "ห้ามคนต่างด้าวทำงานโดยไม่ได้รับใบอนุญาต",
    "Pemberi kerja wajib memiliki izin mempekerjakan tenaga kerja asing",
    "The employer pays a levy of 12 percent for each foreign worker; the levy is monthly",
    "Levy and permit",
    "",
]


def reference(question: str) -> list[float]:
    documents = [Counter(analyse(text)) for text in TEXTS]
    mean = sum(sum(one.values()) for one in documents) / len(documents)
    scores = [0.0] * len(TEXTS)
    for term in set(analyse(question)):
        holding = sum(term in one for one in documents)
        idf = math.log(1 + (len(TEXTS) - holding + 0.5) / (holding + 0.5))
        for at, one in enumerate(documents):
            length = K1 * (1 - B + B * sum(one.values()) / mean)
            scores[at] += times(term) * idf * one[term] / (one[term] + length) if one[term] else 0.0
    return scores


@pytest.mark.parametrize(
    "question", ["levy", "foreign levy levy", "ใบอนุญาตทำงาน", "perizinan", "12 percent", "nothing"]
)
def test_bm25_equals_the_reference(question: str) -> None:
    np.testing.assert_allclose(
        Terms.build(TEXTS, ["eng"] * len(TEXTS), np.arange(len(TEXTS))).scores(question),
        reference(question),
        rtol=1e-4,
        atol=1e-6,
    )


def test_a_saved_index_scores_the_same(tmp_path: Path) -> None:
    built = Terms.build(TEXTS, ["eng"] * len(TEXTS), np.arange(len(TEXTS)))
    built.save(tmp_path)
    loaded = Terms.load(tmp_path)
    np.testing.assert_array_equal(loaded.scores("levy izin"), built.scores("levy izin"))


def test_no_texts_no_scores(tmp_path: Path) -> None:
    empty = Terms.build([], [], np.zeros(0, np.int64))
    empty.save(tmp_path)
    assert len(Terms.load(tmp_path).scores("levy")) == 0


def test_unspaced_scripts_give_trigrams() -> None:
    assert analyse("ใบอนุญาต")[0] == "ใบอ"
    assert len(analyse("ក្រុមហ៊ុន")) > 3


def test_native_digits_are_digits() -> None:
    assert analyse("มาตรา ๕๙")[-1] == "59"
    assert analyse("ပုဒ်မ ၁၂")[-1] == "12"


def test_two_spellings_of_lao_are_one() -> None:
    assert analyse("ຫມວດ ກໍາ") == analyse("ໝວດ ກຳ")


def test_a_word_counts_more_than_its_parts() -> None:
    counts = {term: times(term) for term in analyse("surat izin ใบอ 59")}
    assert counts["izin"] == counts["59"] > counts["+surat izin"] > counts["#izin"] == counts["ใบอ"]


def test_words_meet_inside_words() -> None:
    assert set(analyse("izin")) & set(analyse("perizinan"))


def test_neighbouring_words_count_together() -> None:
    terms = Terms.build(["người lao động", "lao động người"], ["vie", "vie"], np.arange(2))
    together, apart = terms.scores("người lao động")
    assert together > apart
    assert terms.hold("động người"), "both words are held, though not side by side"


def test_provisions_with_all_words_are_those_of_a_plain_search() -> None:
    random = np.random.default_rng(0)
    words = [f"word{at}" for at in range(30)]
    texts = [" ".join(random.choice(words, size=12)) for _ in range(400)]
    terms = Terms.build(texts, ["eng"] * len(texts), np.arange(len(texts)))
    for _ in range(40):
        asked = random.choice(words, size=3, replace=False).tolist()
        held = [at for at, text in enumerate(texts) if set(asked) <= set(text.split())]
        assert terms.provisions_with(" ".join(asked)).tolist() == held
    assert terms.provisions_with("word1 nothing").tolist() == []


def test_the_rows_of_the_best_provisions() -> None:
    terms = Terms.build(["levy", "levy and permit", "permit"], ["eng"] * 3, np.array([0, 0, 1, 2, 1]))
    scores = terms.scores("levy permit")
    assert terms.best(scores, 1, None).tolist() == [1]
    assert terms.rows_of(terms.best(scores, 1, None)).tolist() == [2, 4]
    assert sorted(terms.best(scores, 9, np.array([3, 4])).tolist()) == [1, 2]
    assert terms.best(terms.scores("nothing"), 9, None).tolist() == []


def test_each_language_is_counted_by_itself() -> None:
    english = ["the levy of the employer", "the permit of the worker", "the the the"]
    malay = ["levi majikan", "permit pekerja", "the"]
    alone = Terms.build(english, ["eng"] * 3, np.arange(3)).scores("the levy")
    mixed = [one for pair in zip(malay, english, strict=True) for one in pair]
    together = Terms.build(mixed, ["msa", "eng"] * 3, np.arange(6))
    np.testing.assert_allclose(together.scores("the levy")[1::2], alone)
    assert together.provisions_with("permit").tolist() == [2, 3]
    assert not together.hold("levi employer"), "no language has both"
