"""Print what the weights of the lexical leg are worth: each language's own, and that of any other language.

    .venv/bin/python tests/bench/learn_weights.py BENCH_DIR

Of every language, the judged sets that have it, asked in it of its own passages: nDCG@10 by meaning alone, by
words alone, and mixed with the present weight times each of FACTORS. Then the pairs across languages by
the weight of another language, and everyday questions by how words follow the subject. Write what is chosen
into ``index/weights.json`` and ``index/mix.py``; vectors are remembered in the cache.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from index import mix
from index.cache import CachedEncoder
from index.encoder import open_encoder
from index.evaluate import Answered, evaluate, summary
from index.judged import Judged, build_index, load_judged
from index.snapshot import Index
from kb.settings import load_settings
from kb.types import Mode

SETS = (
    "foreign_worker", "xquad", "ntrex_headline", "iapp_wiki_th", "nitibench_tax_th", "facqa_id", "belebele_jv_su",
)  # fmt: skip
FACTORS = (0.3, 0.5, 0.7, 1.0, 1.4, 2.0)
OTHER = (0.0, 0.1, 0.2, 0.35)
SUBJECT = ((1.0, 1.0, 0.0), (0.75, 1.8, 0.5), (0.3, 1.8, 0.65), (0.3, 1.8, 0.8))
"""``index.mix``: ON_SUBJECT, OFF_SUBJECT, FALL."""

Run = Callable[[Mode], list[Answered]]


def within(judged: Judged, index: Index, encoder: CachedEncoder) -> dict[str, Run]:
    """Of each language with questions and passages in the set: its questions asked of its passages."""

    def run(language: str) -> Run:
        return lambda mode: [
            one
            for one in evaluate(judged, index, encoder, mode, question_language=language, document_language=language)
            if one.pair == (language, language)
        ]

    language_of = {one["_id"]: one["lang"] for one in judged.documents}
    found = {
        one.language
        for one in judged.questions
        if one.language in {language_of.get(document) for document in judged.relevant.get(one.id, {})}
    }
    return {language: run(language) for language in sorted(found)}


def ndcg(answered: list[Answered]) -> float:
    return summary(answered)["ndcg@10"]


def weighted(weights: dict[str, float]) -> None:
    mix.lexical_weights = lambda: weights


def main() -> None:
    settings = load_settings()
    encoder = CachedEncoder(open_encoder(settings.model, settings.cache, print), settings.cache / "evaluation.sqlite")
    chosen = dict(mix.lexical_weights())
    for name in SETS:
        judged = load_judged(Path(sys.argv[1]) / name)
        index = build_index(judged.documents, encoder)
        for language, run in within(judged, index, encoder).items():
            told = [f"meaning {ndcg(run(Mode.DENSE)):.1f}", f"words {ndcg(run(Mode.LEXICAL)):.1f}"]
            own = mix.lexical_weight(language, language)
            for factor in FACTORS:
                weighted({**chosen, f"{language} {language}": factor * own})
                told.append(f"x {factor}: {ndcg(run(Mode.HYBRID)):.1f}")
            weighted(chosen)
            print(name, language, f"weight {own}:", ", ".join(told), flush=True)
        for other in OTHER if name in ("xquad", "ntrex_headline") else ():
            weighted({**chosen, "other": other})
            pairs = evaluate(judged, index, encoder, Mode.HYBRID, pairs=True)
            print(name, f"other {other}:", f"{ndcg([one for one in pairs if len(set(one.pair)) > 1]):.2f}", flush=True)
        weighted(chosen)
        for subject in SUBJECT if name == "foreign_worker" else ():
            mix.ON_SUBJECT, mix.OFF_SUBJECT, mix.FALL = subject
            answered = evaluate(judged, index, encoder, Mode.HYBRID)
            for group in ("same", "cross", "all"):
                means = summary([one for one in answered if one.group == group])
                print(name, subject, group, means["recall@10"], means["ndcg@10"], flush=True)


if __name__ == "__main__":
    main()
