"""The verdicts on pages in the words of people."""

from collections.abc import Sequence

from ingest.verdicts import merged
from kb.text import page_list
from kb.types import Citation, DoubtfulPages, Verdict

WORDS = {
    Verdict.OK: "ok",
    Verdict.REPAIRED: "repaired",
    Verdict.OCR: "machine-read",
    Verdict.REJECTED: "rejected",
}


def verdict_text(citation: Citation) -> str:
    """E.g. "page machine-read: a scan ..."; empty where every page is ``ok``."""
    if citation.verdict is Verdict.OK:
        return ""
    reasons = f": {'; '.join(citation.reasons)}" if citation.reasons else ""
    return f"page {WORDS[citation.verdict]}{reasons}"


def doubtful_lines(doubtful: Sequence[DoubtfulPages]) -> list[str]:
    """E.g. "p. 3-5, 9 machine-read (confidence from 62%): 41-58% of the words cannot be words"."""
    return [_line(one) for one in merged(doubtful)]


def _line(one: DoubtfulPages) -> str:
    sure = "" if one.confidence is None else f" (confidence from {one.confidence:.0%})"
    reasons = f": {'; '.join(one.reasons)}" if one.reasons else ""
    return f"p. {page_list(one.pages)} {WORDS[one.verdict]}{sure}{reasons}"
