"""Write ``index/answerable.json``: when a question counts as answered, for the present encoder.

    .venv/bin/python tests/bench/learn_thresholds.py BEIR_DIR [--refused 6] [--dry-run]

The subject is learned from our own questions (``corpus/questions/*.tsv``, and the titles of
``corpus/catalogue.csv``) against our own questions about anything else (``corpus/outside.tsv``). The rule on
top of it is learned on a judged set with its ``outside.jsonl``. Every number printed is held out: five
folds, ten times, questions with a relevant document in common kept in one fold. Run ``learn_offsets.py``
first when the encoder has changed.
"""

import argparse
import json
from collections import Counter
from itertools import combinations
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from index.answerable import FEATURES, FILE, placed
from index.cache import CachedEncoder
from index.encoder import Encoder, open_encoder
from index.judged import Asked, Judged, build_index, laws_of, load_judged, load_questions
from index.offsets import load_offsets
from index.outcome import judge
from index.question import analyse_question
from index.rank import rank
from kb.catalogue import catalogue
from kb.language import identify
from kb.settings import load_settings
from kb.types import Mode, Outcome

CORPUS = Path(__file__).parents[2] / "corpus"
BORDER = 0.05  # share of our own questions below the border of the subject
STRENGTH = 0.1  # inverse regularisation of the subject
LARGEST = 3  # features beside the subject
NEEDED = 0.03  # share of questions that a larger rule must save


def learn_subject(encoder: Encoder) -> tuple[np.ndarray, float]:
    """Direction and middle of the subject."""
    offsets = load_offsets(encoder.name, encoder.dimension)
    if offsets is None:
        raise SystemExit(f"no places of languages for {encoder.name}: run tests/bench/learn_offsets.py first")
    about: list[tuple[str, str]] = []
    for file in sorted((CORPUS / "questions").glob("*.tsv")):
        rows = (line.split("\t") for line in file.read_text("utf-8").splitlines())
        about += [(language, text) for _work, _article, language, text in rows]
    questions = len(about)
    titles = {title for law in catalogue() for title in law.titles}
    about += [(identify(title)[0], title) for title in sorted(titles)]
    other = [tuple(line.split("\t")) for line in (CORPUS / "outside.tsv").read_text("utf-8").splitlines()]
    texts = [*about, *other]
    points = placed(encoder.questions([text for _, text in texts]), [language for language, _ in texts], offsets)
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=2000)
    model.fit(points, [1] * len(about) + [0] * len(other))
    scores = model.decision_function(points)
    border = float(np.quantile(scores[:questions], BORDER))
    below = np.mean(scores[len(about) :] < border)
    print(f"subject: {len(about)} texts about it, {len(other)} about others, {below:.0%} of these below its border")
    return model.coef_[0].astype(np.float32), float(model.intercept_[0]) - border


class Sample:
    """Questions with and without an answer, their evidence, and what is refused whatever the evidence says."""

    def __init__(
        self, judged: Judged, outside: list[Asked], encoder: Encoder, subject: tuple[np.ndarray, float]
    ) -> None:
        index, laws = build_index(judged.documents, encoder), laws_of(judged.documents)
        offsets = load_offsets(encoder.name, encoder.dimension)
        assert offsets is not None
        asked = [one for one in judged.questions if one.id in judged.relevant] + outside
        self.asked, self.rows = asked, np.zeros((len(asked), len(FEATURES)))
        self.answerable = np.array([one.id in judged.relevant for one in asked])
        self.fixed = np.zeros(len(asked), int)  # -1: refused without evidence, 1: answered without, 0: judged
        vectors = encoder.questions([one.text for one in asked])
        for at, one in enumerate(asked):
            query, question = one.query(Mode.HYBRID), analyse_question(one.text, laws)
            ranking = rank(index, encoder, query, question)
            outcome, _ = judge(query, question, ranking)
            if outcome is Outcome.OUTSIDE_COVERAGE:
                self.fixed[at] = -1
            elif ranking.exact.any() or question.works:
                self.fixed[at] = 1
            told = ranking.evidence
            point = placed(vectors[at][None], [question.language], offsets)[0]
            values = {name: float(getattr(told, name)) for name in FEATURES}
            self.rows[at] = list({**values, "subject": float(point @ subject[0]) + subject[1]}.values())
        owner: dict[str, int] = {}
        self.folds = np.arange(len(asked))
        for at, one in enumerate(asked):
            for document in judged.relevant.get(one.id, {one.base: 1.0}):
                self.folds[self.folds == self.folds[at]] = self.folds[owner.setdefault(document, at)]


def columns(names: tuple[str, ...]) -> list[int]:
    return [FEATURES.index(name) for name in names]


def fit(sample: Sample, names: tuple[str, ...], rows: np.ndarray) -> Pipeline:
    some = rows[sample.fixed[rows] == 0]
    model = make_pipeline(StandardScaler(), LogisticRegression(C=1.0, class_weight="balanced", max_iter=2000))
    return model.fit(sample.rows[some][:, columns(names)], sample.answerable[some])


def held_out(
    sample: Sample, names: tuple[str, ...], shares: list[float], rounds: int
) -> list[tuple[float, float, Counter]]:
    """For each share of answerable questions given up in training: wrongly answered, wrongly refused (0..1, held
    out, means over the rounds), and the kinds of the former."""
    wrong = np.zeros((len(shares), 2))
    kinds: list[Counter] = [Counter() for _ in shares]
    known = sample.answerable
    for seed in range(rounds):
        refused = np.zeros((len(shares), len(known)), bool)
        for train, test in StratifiedGroupKFold(5, shuffle=True, random_state=seed).split(
            sample.rows, known, sample.folds
        ):
            model = fit(sample, names, train)
            good = train[known[train] & (sample.fixed[train] == 0)]
            scores = model.decision_function(sample.rows[:, columns(names)])
            for at, share in enumerate(shares):
                refused[at, test] = scores[test] < np.quantile(scores[good], share)
        refused = (refused & (sample.fixed == 0)) | (sample.fixed < 0)
        for at in range(len(shares)):
            wrong[at] += (~refused[at][~known]).mean() / rounds, refused[at][known].mean() / rounds
            for place in np.flatnonzero(~known & ~refused[at]):
                kinds[at][sample.asked[place].kind or "?"] += 1 / rounds
    return [(float(a), float(b), kind) for (a, b), kind in zip(wrong, kinds, strict=True)]


def choose(sample: Sample, share: float) -> tuple[str, ...]:
    """The smallest rule that no larger one betters by NEEDED, by wrongly answered plus wrongly refused."""
    best, least = ("subject",), 2.0
    others = [name for name in FEATURES if name != "subject"]
    for size in range(LARGEST + 1):
        tried = {}
        for more in combinations(others, size):
            ((answered, refused, _),) = held_out(sample, ("subject", *more), [share], 2)
            tried["subject", *more] = answered + refused
        names = min(tried, key=tried.__getitem__)
        print(f"{size + 1} features: {', '.join(names)}: {100 * tried[names]:.1f} % wrong on both sides together")
        if tried[names] < least - NEEDED:
            best, least = names, tried[names]
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("beir", type=Path)
    parser.add_argument("--refused", type=float, default=6.0, help="percent of answerable questions given up")
    parser.add_argument("--features", help="these, with commas, instead of the best of all")
    parser.add_argument("--dry-run", action="store_true", help="print, write nothing")
    arguments = parser.parse_args()
    settings = load_settings()
    encoder = CachedEncoder(open_encoder(settings.model, settings.cache, print), settings.cache / "evaluation.sqlite")
    subject = learn_subject(encoder)
    judged = load_judged(arguments.beir)
    sample = Sample(judged, load_questions(arguments.beir / "outside.jsonl"), encoder, subject)
    share = arguments.refused / 100
    names = tuple(arguments.features.split(",")) if arguments.features else choose(sample, share)
    print(f"\nchosen: {', '.join(names)}\n")
    print("| given up in training | wrongly answered | wrongly refused | answered, by kind |")
    print("|---|---|---|---|")
    shares = [0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.15, 0.2]
    for one, (answered, refused, kinds) in zip(shares, held_out(sample, names, shares, 10), strict=True):
        told = ", ".join(f"{kind} {count:.1f}" for kind, count in sorted(kinds.items()))
        print(f"| {one:.0%} | {100 * answered:.1f} | {100 * refused:.1f} | {told} |")
    everyone = np.arange(len(sample.asked))
    model = fit(sample, names, everyone)
    scores = model.decision_function(sample.rows[:, columns(names)])
    limit = float(np.quantile(scores[sample.answerable & (sample.fixed == 0)], share))
    scaler, logistic = model[0], model[1]
    weights = logistic.coef_[0] / scaler.scale_
    bias = float(logistic.intercept_[0] - (logistic.coef_[0] * scaler.mean_ / scaler.scale_).sum()) - limit
    print(
        "\n" + ", ".join(f"{name} {weight:+.3f}" for name, weight in zip(names, weights, strict=True)),
        f"bias {bias:+.3f}",
    )
    if not arguments.dry_run:
        document = {
            "model": encoder.name,
            "weights": {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)},
            "bias": round(bias, 4),
            "middle": round(subject[1], 4),
            "direction": [round(float(value), 4) for value in subject[0]],
        }
        FILE.write_text(json.dumps(document) + "\n", "utf-8")
        print(f"wrote {FILE.name} for {encoder.name}")


if __name__ == "__main__":
    main()
