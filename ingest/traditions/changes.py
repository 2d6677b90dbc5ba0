"""How the laws of a tradition change, repeal and rest on other laws."""

import re
from dataclasses import dataclass

from kb.types import RelationKind


@dataclass(frozen=True, slots=True)
class Clause:
    """Words that change articles of another law: "Ketentuan Pasal 13 diubah sehingga berbunyi"."""

    kind: RelationKind
    pattern: re.Pattern[str]  # group ``refs`` (or ``refs2``): the words that name the articles


@dataclass(frozen=True, slots=True)
class Changes:
    """The words of a tradition for changes of other laws. Patterns run over the text of one article."""

    law: re.Pattern[str]  # another law as named; groups of ``ingest.titles.work_of`` where it prints them
    article: re.Pattern[str] | None = None  # one article in ``refs``; groups of ``ingest.numbers.number_of``
    kind: str = "art"  # Akoma Ntoso element of those articles
    clauses: tuple[Clause, ...] = ()
    whole: re.Pattern[str] | None = None  # in ``refs``: only a part of the article is meant, so it is amended
    intro: re.Pattern[str] | None = None  # what stands before the law that the next clauses change
    principal: re.Pattern[str] | None = None  # what stands behind a law that all articles change
    repeal: re.Pattern[str] | None = None  # repeals the laws named behind it, or listed below its line
    repealed: re.Pattern[str] | None = None  # repeals the laws named before it, or listed above its line
    aside: re.Pattern[str] | None = None  # end of the text before a law that is only mentioned
    based: re.Pattern[str] | None = None  # in front matter: up to a law that this one rests on
    item: re.Pattern[str] = re.compile(r"\s*(?:\(?\w{1,4}[.)]|[-–•])\s")  # start of a line of a list
