"""Known names and terms in a question: whole words where spaces are written, whole syllables where not."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

Meaning = TypeVar("Meaning")

_LATIN_LETTER = re.compile(r"[^\W_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_LEADING_VOWELS = set("เแโใไເແໂໃໄ\u1039\u17d2")
"""Thai and Lao vowels written before their consonant, and stackers: a name cannot start after one."""


class Lexicon(Generic[Meaning]):
    """Search keys with what they mean; the longest at each place is found. Kept by their first two letters."""

    def __init__(self, meanings: Mapping[str, Meaning]) -> None:
        table: dict[str, list[tuple[str, Meaning]]] = {}
        for key in sorted(meanings, key=len, reverse=True):
            table.setdefault(key[:2], []).append((key, meanings[key]))
        self._by_beginning = table

    def find(self, key: str) -> Iterator[tuple[int, int, Meaning]]:
        """(start, end, meaning) from left to right, none inside another; ``key``: a search key."""
        at = 0
        while at < len(key):
            begins = (*self._by_beginning.get(key[at : at + 2], ()), *self._by_beginning.get(key[at], ()))
            for name, meaning in begins:
                end = at + len(name)
                if key.startswith(name, at) and _whole(key, at, end):
                    yield at, end, meaning
                    at = end - 1
                    break
            at += 1


def _whole(key: str, start: int, end: int) -> bool:
    """Neither inside a word nor inside a syllable."""
    before, after = key[start - 1] if start else " ", key[end] if end < len(key) else " "
    if _LATIN_LETTER.match(key[start]):
        return not (_LATIN_LETTER.match(before) or _LATIN_LETTER.match(after))
    return before not in _LEADING_VOWELS and not unicodedata.category(after).startswith("M")
