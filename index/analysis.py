"""Text to terms, the same for passages and questions: an analyser per script.

Scripts with spaces give words, the 4-grams inside them (so that *izin* meets *perizinan* without a
stemmer for each of seven languages) and pairs of neighbouring words (Metzler and Croft 2005, sequential
dependence: *giấy phép* is one word in two). Thai, Lao, Khmer and Burmese, which write no spaces, give
character trigrams of each run. Numbers stand for themselves in ASCII digits.
"""

import re

from kb.text import search_key

VERSION = "words+4-grams+pairs, trigrams of unspaced scripts, 2"
"""Written into the index: an index made by another analyser is rebuilt."""

PART, PAIR = "#", "+"
"""What a term begins with that is a part of a word, or two words."""

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f"
_RUN = re.compile(rf"[{_UNSPACED}]+|[^\W_{_UNSPACED}]+")
_UNSPACED_START = re.compile(rf"[{_UNSPACED}]")


def _grams(run: str, size: int) -> list[str]:
    return [run[i : i + size] for i in range(max(1, len(run) - size + 1))]


def analyse(text: str) -> list[str]:
    """Terms of a text in order, with repetitions."""
    terms: list[str] = []
    before = ""
    for match in _RUN.finditer(search_key(text)):
        run = match.group()
        if _UNSPACED_START.match(run):
            terms += _grams(run, 3)
            before = ""
            continue
        terms.append(run)
        if not run.isdigit():
            terms += [PART + gram for gram in _grams(f"_{run}_", 4)]
        if before:
            terms.append(f"{PAIR}{before} {run}")
        before = run
    return terms


def is_word(term: str) -> bool:
    return not term.startswith((PART, PAIR))


def times(term: str) -> int:
    """How often a term of a question counts: a word more than its parts, of which it has many."""
    if term.startswith(PART) or _UNSPACED_START.match(term):
        return 1
    return 2 if term.startswith(PAIR) else 3
