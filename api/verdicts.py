"""The verdicts on pages in the words of people."""

import re
from collections.abc import Sequence

from kb.text import page_list
from kb.types import Citation, DoubtfulPages, Verdict

WORDS = {
    Verdict.OK: "ok",
    Verdict.REPAIRED: "repaired",
    Verdict.OCR: "machine-read",
    Verdict.REJECTED: "rejected",
}

_PERCENT = re.compile(r"(\d+)%")


def verdict_text(citation: Citation) -> str:
    """E.g. "page machine-read: a scan ..."; empty where every page is ``ok``."""
    if citation.verdict is Verdict.OK:
        return ""
    reasons = f": {'; '.join(citation.reasons)}" if citation.reasons else ""
    return f"page {WORDS[citation.verdict]}{reasons}"


def doubtful_lines(doubtful: Sequence[DoubtfulPages]) -> list[str]:
    """One line for pages whose reasons differ in nothing but percentages, which it gives as ranges.

    E.g. "p. 3-5, 9 machine-read (confidence from 62%): 41-58% of the words cannot be words".
    """
    groups: dict[tuple[Verdict, str], list[DoubtfulPages]] = {}
    for one in doubtful:
        groups.setdefault((one.verdict, _PERCENT.sub("%", "; ".join(one.reasons))), []).append(one)
    return [_line(verdict, alike) for (verdict, _), alike in groups.items()]


def _line(verdict: Verdict, alike: Sequence[DoubtfulPages]) -> str:
    pages = page_list(sorted(number for one in alike for number in one.pages))
    sure = min((one.confidence for one in alike if one.confidence is not None), default=None)
    confidence = "" if sure is None else f" (confidence from {sure:.0%})"
    texts = ["; ".join(one.reasons) for one in alike]
    columns = zip(*(map(int, _PERCENT.findall(text)) for text in texts), strict=True)
    ranges = iter([(min(column), max(column)) for column in columns])
    reasons = _PERCENT.sub(lambda _: _range(*next(ranges)), texts[0])
    return f"p. {pages} {WORDS[verdict]}{confidence}" + (f": {reasons}" if reasons else "")


def _range(low: int, high: int) -> str:
    return f"{low}%" if low == high else f"{low}-{high}%"
