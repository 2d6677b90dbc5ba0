"""The rule that tells an answer from the nearest thing there is."""

import numpy as np
import pytest

from index.answerable import FEATURES, Evidence, Rule, answers, evidence, load_rule
from index.glossary import find_terms
from index.rarity import provisions_of
from index.search import Searcher
from index.terms import Terms
from kb.types import Outcome, Query


def test_evidence_by_hand() -> None:
    similarities = np.array([0.5, 0.9, 0.1], np.float32)
    told = evidence(
        0.3, similarities, np.array([4, 2, 0], np.float32), np.array([0.0, 0.2, 0.4], np.float32),
        np.array([False, True, False]), np.array(["a", "b", "b"]), [7, 3],
    )  # fmt: skip
    assert told.best == pytest.approx(0.9)
    assert told.gap10 == pytest.approx(0.8)  # fewer than ten: down to the last
    assert told.deviation == pytest.approx(0.7 / np.std([0, 0.2, 0.4]))
    assert told.overlap == 0.5
    assert told.agreement == pytest.approx(0.2)
    assert told.rare == 0.25
    assert (told.same_language, told.works) == (1.0, pytest.approx(2 / 3))


def test_nothing_ranked_is_no_evidence() -> None:
    nothing = np.zeros(0, np.float32)
    told = evidence(0.0, nothing, nothing, nothing, nothing.astype(bool), nothing.astype(np.str_), [])
    assert told.best == -1.0


def test_a_rule_weighs_what_it_names() -> None:
    rule = Rule("m", np.zeros(2, np.float32), 0.0, {"subject": 2.0, "best": 1.0}, -1.0)
    told = Evidence(**{**dict.fromkeys(FEATURES, 0.0), "subject": 0.25, "best": 0.6})
    assert rule.score(told) == pytest.approx(0.1)


def test_another_encoder_has_no_rule() -> None:
    assert load_rule("another") is None
    assert answers("another", Evidence(*[-9.0] * len(FEATURES)))


@pytest.mark.parametrize(
    "question",
    ["How do I bake sourdough bread?", "Berapa harga tiket bioskop malam ini?", "พรุ่งนี้อากาศจะเป็นอย่างไร",
     "Hôm nay đội nào đá trận chung kết?", "Quem ganhou o campeonato de futebol?"],
)  # fmt: skip
def test_other_subjects_are_not_answered(searcher: Searcher, question: str) -> None:
    assert load_rule(searcher.encoder.name) is not None, "run tests/bench/learn_thresholds.py for this encoder"
    assert searcher.search(Query(question)).outcome is Outcome.NO_MATCH


@pytest.mark.parametrize(
    "question",
    ["Who pays the levy for a foreign worker?", "levy", "work permit", "Berapa lama izin kerja berlaku?",
     "ลูกจ้างต่างด้าวเปลี่ยนนายจ้างได้ไหม", "Chủ giữ hộ chiếu của tôi có được không?"],
)  # fmt: skip
def test_our_subject_is_answered(searcher: Searcher, question: str) -> None:
    assert searcher.search(Query(question)).outcome is Outcome.FOUND


def test_provisions_that_speak_of_a_concept() -> None:
    texts = ["The employer pays a levy.", "A work permit is valid for a year.", "The work permit is renewed."]
    terms = Terms.build(texts, ["eng"] * len(texts), np.arange(len(texts)))
    asked = find_terms("How much levy is paid for a work permit?", "eng")
    assert {one.concept.name for one in asked} >= {"levy", "work_permit"}
    counts = dict(zip([one.concept.name for one in asked], provisions_of(asked, terms, None), strict=True))
    assert (counts["levy"], counts["work_permit"]) == (1, 2)
    assert min(provisions_of(asked, terms, np.array([1, 2]))) == 0
    assert provisions_of((), terms, None) == []


def test_provisions_with_all_words() -> None:
    terms = Terms.build(
        ["work permit", "permit of work", "work", "ใบอนุญาตทำงาน", "ใบอนุญาต"], [*["eng"] * 3, "tha", "tha"], np.arange(5)
    )
    assert terms.provisions_with("work permit").tolist() == [0, 1]
    assert terms.provisions_with("ใบอนุญาต").tolist() == [3, 4]
    assert terms.provisions_with("ใบอนุญาตทำงาน").tolist() == [3]
    assert terms.provisions_with("levy").tolist() == []
    assert terms.provisions_with("...").tolist() == []
