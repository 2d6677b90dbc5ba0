"""Titles of laws, in a question or by themselves, and the words that tell one law from another.

A title in a question is told by the drafting of its language: a capitalised run with a kind of law, or a
kind of law before or after words of a script without capitals. What is lower-case there names no law.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.countries import state_names
from index.law_names import without_year
from index.law_words import (
    BURMESE,
    BURMESE_TOLD,
    CAPITALISED,
    CODE_WORDS,
    CODES,
    CONSTITUTION,
    ENGLISH,
    ENGLISH_KINDS,
    ENGLISH_STARTS,
    GENERIC,
    LATIN_KINDS,
    NO_LAWS,
    PARTS,
    SAME,
    SMALL,
    TOLD_CODES,
    TRIMMED,
    UNSPACED,
    UNSPACED_ENDS,
    UNSPACED_GENERIC,
    VIETNAMESE,
    VIETNAMESE_ENDS,
)
from kb.catalogue import catalogue
from kb.language import LATIN
from kb.text import script, search_key, spelling_key

LONG = 30
"""A title of as many letters is nobody's everyday words."""

_SCRIPTS = {"thai": "tha", "lao": "lao", "khmer": "khm", "myanmar": "mya"}


@dataclass(frozen=True, slots=True)
class Title:
    """The words that tell a law from others, in order; a script without spaces has them in one."""

    language: str  # ISO 639-3
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """``title`` may run on into what is said of the law; ``core`` surely does not."""

    quoted: str
    title: Title
    core: tuple[str, ...]
    told: bool  # drafted as a title, and not of everyday words only
    general: bool = False  # what the law of a subject is called anywhere


CONSTITUTIONAL = Title("mul", ("constitution",))
"""In any language; ISO 639-2 for several."""


def titles_of(text: str) -> tuple[Title, ...]:
    """What a law's title tells it by: its words, and that it is a constitution."""
    constitution = (CONSTITUTIONAL,) if CONSTITUTION.search(spelling_key(text)) else ()
    return (title_of(text), *constitution)


@lru_cache(maxsize=20_000)
def title_of(text: str) -> Title:
    """What a law's title tells it by."""
    key = search_key(text)
    language = _SCRIPTS.get(script(text) or "latin")
    if language is None:
        for language, kind in LATIN_KINDS.items():
            if kind.search(key):
                words = _syllables(kind.sub("", key)) if language == "vie" else _words(key)
                return Title(language, words)
        return Title("eng", _words(key))
    if language == "mya":
        return Title("mya", (_squeezed(_trimmed("mya", key)),))
    head = UNSPACED[language].search(key)
    topic = key[head.start(1) :] if head else key
    squeezed = _squeezed(_trimmed(language, topic))
    return Title(language, (squeezed,) if squeezed else ())


def _trimmed(language: str, key: str) -> str:
    for _ in range(3):  # a year, then a country, then the kind
        key = TRIMMED[language].sub("", key).strip()
    return key


def _squeezed(key: str) -> str:
    return re.sub(r"[\s,\-]+", "", key)


def _syllables(key: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W\d_]+", key))


def _words(key: str) -> tuple[str, ...]:
    """Of Latin script with its inflections off, without small words and names of states."""
    key = _states().sub(" ", key.replace("’", "'"))
    words = (_stem(word) for word in re.findall(r"[^\W\d_]+", re.sub(r"'s?\b", "", key)))
    return tuple(dict.fromkeys(word for word in words if word not in SMALL))


@lru_cache(maxsize=1)
def _states() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(name) for name in state_names() if name not in PARTS) + r")\b")


def _stem(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return SAME.get(word, word)


def mentions(text: str, language: str) -> Iterator[Mention]:
    """The titles in a question in that language, of held laws or not."""
    spelled = spelling_key(text)
    yield from _whole(search_key(text))
    yield from _english(spelled)
    yield from _capitalised(spelled, language)
    yield from _vietnamese(spelled)
    key = search_key(text)
    for one, pattern in UNSPACED.items():
        for found in pattern.finditer(key):
            yield _unspaced(one, key, found)
    yield from _burmese(key)
    for found in CODES.finditer(spelled):
        one, name = CODE_WORDS[found.group()]
        words = _words(name) if one in LATIN else (name,)
        yield Mention(found.group(), Title(one, words), words, True)
    if constitution := CONSTITUTION.search(spelled):
        yield Mention(constitution.group(), CONSTITUTIONAL, CONSTITUTIONAL.words, True, True)


def _whole(key: str) -> Iterator[Mention]:
    """Titles of the catalogue that stand there in full, however they are written, and are too long for chance."""
    for title, known in _long_titles():
        if title in key:
            yield Mention(title, known, known.words, False)


@lru_cache(maxsize=1)
def _long_titles() -> tuple[tuple[str, Title], ...]:
    titles = ((without_year(search_key(title)), title_of(title)) for row in catalogue() for title in row.titles)
    return tuple((title, known) for title, known in titles if len(title) >= LONG and known.words)


def _english(spelled: str) -> Iterator[Mention]:
    for found in ENGLISH.finditer(spelled):
        parts = [(one.group(), found.start() + one.start()) for one in re.finditer(r"[^\s,]+", found.group())]
        while parts and parts[0][0].casefold() in ENGLISH_STARTS:
            parts.pop(0)
        at = [place for place, (word, _) in enumerate(parts) if word[0].isupper() and _kind(word)]
        if not at:
            continue
        first, last = parts[0][1], parts[at[-1]]
        kind, end = _kind(last[0]), last[1] + len(last[0])
        words = _words(search_key(spelled[first : last[1]]))
        after = not words
        rest = spelled[end : found.end()]
        if after or rest.lstrip().startswith("of "):  # "Law on ...", "Labour Ordinance of Sabah"
            end = found.end()
            words = tuple(dict.fromkeys((*words, *_words(search_key(rest)))))
        if not words:
            continue
        told = kind in ("act", "ordinance", "enactment")
        told |= kind == "code" and bool(TOLD_CODES & set(words))
        told |= kind == "law" and (after or len(set(words) - GENERIC["eng"]) >= 2)
        told &= not set(words) <= GENERIC["eng"]
        yield Mention(spelled[first:end], Title("eng", words), words, told)


def _kind(word: str) -> str | None:
    kind = _stem(re.sub(r"\W.*", "", word.casefold()))
    return kind if kind in ENGLISH_KINDS else None


def _capitalised(spelled: str, language: str) -> Iterator[Mention]:
    for one, pattern in CAPITALISED.items():
        for found in pattern.finditer(spelled):
            words = _words(search_key(found.group(1)))
            if not words or NO_LAWS.match(search_key(found.group())):
                continue
            told = not set(words) <= GENERIC[one] and not found.group(1).isupper()
            if one == "msa" and found.group().startswith("Akta") and not found.group()[-4:].isdigit():
                told &= language != "ind"  # a deed in Indonesian
            general = one == "por" and set(words) <= GENERIC[one]
            yield Mention(found.group(), Title(one, words), words, told, general)


def _vietnamese(spelled: str) -> Iterator[Mention]:
    for found in VIETNAMESE.finditer(spelled):
        topic = search_key(found.group(1))
        if _states().match(topic):
            continue
        words = _syllables(topic)
        ends = [at for at, word in enumerate(words) if at >= 2 and word in VIETNAMESE_ENDS]
        core = words[: min(ends, default=8)][:8]
        last = list(re.finditer(r"[^\W\d_]+", found.group(1)))[len(core) - 1]
        quoted = spelled[found.start() : found.start(1) + last.end()]
        told = found.group()[0].isupper() and words[0] != "về" and not set(core) <= GENERIC["vie"]
        yield Mention(quoted, Title("vie", words), core, told)


def _unspaced(language: str, key: str, found: re.Match[str]) -> Mention:
    topic = found.group(1)
    end = UNSPACED_ENDS[language].search(topic, 3)
    core = topic[: end.start()] if end else topic[:40]
    generic = _squeezed(core) in UNSPACED_GENERIC[language]
    quoted = key[found.start() : found.start(1)] + core
    return Mention(quoted, Title(language, (_squeezed(topic),)), (_squeezed(core),), not generic)


def _burmese(key: str) -> Iterator[Mention]:
    for found in BURMESE.finditer(key):
        before = _squeezed(found.group("title")) + (_squeezed(found.group("kind")).removesuffix(search_key("ဥပဒေ")))
        core = _trimmed("mya", found.group("title").strip().split(" ")[-1])
        if not core:
            continue
        told = bool(found.group("year") or BURMESE_TOLD.search(found.group()))
        yield Mention(core + found.group("kind"), Title("mya", (before,)), (_squeezed(core),), told)
