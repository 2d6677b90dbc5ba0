"""Counts the words that tell the Latin-script languages of the region apart: writes kb/data/words.json.

usage: train_languages.py SHARED   (the folder with bench/; our own questions and samples are used too)

A word's frequency is the mean over kinds of text (laws, declaration, news, questions, sentences), so
that no kind speaks for its language alone. The test sets of tests/kb/test_language.py are not used.
"""

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from kb.language import LATIN, words_of

REPOSITORY = Path(__file__).parents[2]
TARGET = REPOSITORY / "kb" / "data" / "words.json"
FREQUENT = 350  # most frequent words kept for each language
TELLING = 1500  # words kept for the pair that shares most of its words
PAIR = ("ind", "msa")
PER = 1_000_000  # frequencies are per million words
LEAST = 10  # per million; rarer words are chance
COUNTED = 3  # times a word must occur at least
ALIASES = {"en": "eng", "vi": "vie", "id": "ind", "ms": "msa", "tl": "fil", "pt": "por"}


def sources(shared: Path) -> Iterator[tuple[str, str, str]]:
    """(kind of text, language, text)."""
    for kind in ("foreign_worker", "udhr", "ntrex_headline", "xquad", "tatoeba", "facqa_id"):
        for line in (shared / "bench" / kind / "corpus.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            yield kind, ALIASES.get(row["lang"], row["lang"]), row["text"]
    for table in sorted((REPOSITORY / "corpus" / "questions").glob("*.tsv")):
        for line in table.read_text("utf-8").splitlines():
            _, _, language, question = line.split("\t")[:4]
            yield "questions", language, question
    for sample in sorted((REPOSITORY / "corpus" / "samples").glob("*-???.txt")):
        body = sample.read_text("utf-8").partition("\n\n")[2]
        lines = [line for line in body.splitlines() if not line.startswith("This text is a sample")]
        yield "samples", sample.stem[-3:], "\n".join(lines)


def frequencies(shared: Path) -> dict[str, dict[str, float]]:
    """Language -> word -> occurrences per million, the mean over the kinds of text."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for kind, language, text in sources(shared):
        if language in LATIN:
            counts[language, kind].update(words_of(text))
    result: dict[str, dict[str, float]] = {}
    for language in LATIN:
        kinds = [counted for (spoken, _), counted in counts.items() if spoken == language]
        seen = sum(kinds, Counter())
        result[language] = {
            word: sum(one[word] / one.total() for one in kinds) / len(kinds) * PER
            for word, times in seen.items()
            if times >= COUNTED
        }
    return result


def telling(one: float, other: float) -> float:
    """How much a word with these two frequencies contributes to telling one language from the other."""
    return (one + other) * abs(math.log((one + LEAST) / (other + LEAST)))


def main() -> None:
    """Print what was kept and write the table."""
    found = frequencies(Path(sys.argv[1]))
    kept = {word for table in found.values() for word in sorted(table, key=lambda w: -table[w])[:FREQUENT]}
    one, other = (found[language] for language in PAIR)
    apart = {word: telling(one.get(word, 0), other.get(word, 0)) for word in one.keys() | other.keys()}
    kept |= set(sorted(apart, key=lambda word: -apart[word])[:TELLING])
    table = {
        language: {word: round(value) for word, value in sorted(found[language].items())
                   if word in kept and value >= LEAST}
        for language in LATIN
    }  # fmt: skip
    TARGET.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", "utf-8")
    print({language: len(words) for language, words in table.items()}, TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
