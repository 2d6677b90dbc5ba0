"""The names that people use for a law: its number, its title, the initials of its title."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kb.text import search_key

_SMALL_WORDS = {"of", "the", "on", "and", "for", "in", "to", "a", "an", "by", "act", "law", "order"}


@dataclass(frozen=True, slots=True)
class Law:
    """One held work under the names people use for it."""

    work: str
    country: str
    names: tuple[str, ...]  # search keys: numbers ("13/2003"), initials ("efma"), titles
    titles: tuple[str, ...] = ()  # as printed


def law_names(number: str | None, title: str, title_en: str | None, work: str) -> tuple[str, ...]:
    """The keys under which a question may name a law: long enough not to be met by accident."""
    names: list[str] = []
    if number:
        names += _number_names(search_key(number))
    _, _, tail = work.partition("/act/")
    parts = tail.split("/")
    if len(parts) == 3 and parts[1].isdigit() and parts[2].isdigit():
        kind, year, serial = parts  # /akn/id/act/uu/2003/13 is asked for as "UU 13/2003"
        names += [f"{kind} {serial}/{year}", f"{kind} nomor {serial} tahun {year}", f"{kind} no. {serial} tahun {year}"]
        names += [f"{kind} {serial} tahun {year}", f"{kind} no {serial}/{year}", f"{kind} no. {serial}/{year}"]
    for name in (title, title_en):
        if name:
            names += _title_names(search_key(name))
    return tuple(dict.fromkeys(names))


def _number_names(number: str) -> Iterable[str]:
    """A number stands for its law only with a year, a kind or a series: not a bare ``13``."""
    if re.search(r"\d[/-]\d", number) or re.search(r"[^\W\d]{2,}.*\d", number):
        yield number
        if "republic act no. " in number:
            for kind in ("ra", "ra no.", "r.a.", "r.a. no.", "republic act", "batas republika blg."):
                yield number.replace("republic act no.", kind)


def _title_names(title: str) -> Iterable[str]:
    undated = without_year(title)
    if len(undated) >= 12:
        yield undated
    if short := initials(undated):
        yield short


def initials(undated: str) -> str | None:
    """``efma`` for the search key of an Act's title without its year; None where nobody shortens it so."""
    words = [word for word in re.findall(r"[a-z]+", undated) if word not in _SMALL_WORDS or word == "act"]
    if len(words) >= 4 and words[-1] == "act" and undated.isascii():
        return "".join(word[0] for word in words)
    return None


def without_year(title: str) -> str:
    """A title's search key without its year and what stands in brackets."""
    plain = re.sub(r"\s*\(.*?\)", "", title)
    return re.sub(r"(?:,|\s+of\b)?\s*(?:พ\.ศ\.\s*)?\b(?:1[89]|20|25)\d\d(?:/\d\d)?$", "", plain).strip()
