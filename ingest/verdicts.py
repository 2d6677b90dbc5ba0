"""What the quality gate said of a file, in sum: pages by verdict, and those in doubt by their reasons."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from kb.types import DoubtfulPages, Page, Verdict

_PERCENT = re.compile(r"(\d+)%")
_SAMPLE = re.compile(r":(?: \S)+$")  # letters that the gate quotes


def verdict_counts(pages: Sequence[Page]) -> dict[str, int]:
    """Verdict -> number of pages with it, from best to worst; verdicts that no page has are left out."""
    counts = Counter(page.verdict for page in pages)
    return {verdict.value: counts[verdict] for verdict in Verdict if counts[verdict]}


def doubtful_pages(pages: Sequence[Page]) -> tuple[DoubtfulPages, ...]:
    """Every page that is not ``ok``, those with the same verdict and reasons together, by first page."""
    groups: dict[tuple[Verdict, tuple[str, ...]], list[Page]] = {}
    for page in pages:
        if page.verdict is not Verdict.OK:
            groups.setdefault((page.verdict, page.reasons), []).append(page)
    return tuple(
        DoubtfulPages(verdict, reasons, tuple(page.number for page in alike), _lowest(alike))
        for (verdict, reasons), alike in groups.items()
    )


def merged(doubtful: Iterable[DoubtfulPages]) -> tuple[DoubtfulPages, ...]:
    """Those whose reasons differ in nothing but percentages and sample letters as one: the percentages as
    ranges ("9-48%"), the samples left out."""
    groups: dict[tuple[Verdict, tuple[str, ...]], list[DoubtfulPages]] = {}
    for one in doubtful:
        masked = tuple(_PERCENT.sub("%", _SAMPLE.sub("", reason)) for reason in one.reasons)
        groups.setdefault((one.verdict, masked), []).append(one)
    return tuple(
        DoubtfulPages(
            verdict,
            tuple(_ranged(reasons) for reasons in zip(*(one.reasons for one in alike), strict=True)),
            tuple(sorted(number for one in alike for number in one.pages)),
            min((one.confidence for one in alike if one.confidence is not None), default=None),
        )
        for (verdict, _), alike in groups.items()
    )


def _ranged(reasons: Sequence[str]) -> str:
    if len(set(reasons)) == 1:
        return reasons[0]
    reasons = [_SAMPLE.sub("", reason) for reason in reasons]
    columns = zip(*(map(int, _PERCENT.findall(reason)) for reason in reasons), strict=True)
    ranges = iter([(min(column), max(column)) for column in columns])
    return _PERCENT.sub(lambda _: _range(*next(ranges)), reasons[0])


def _range(low: int, high: int) -> str:
    return f"{low}%" if low == high else f"{low}-{high}%"


def _lowest(pages: Sequence[Page]) -> float | None:
    return min((page.confidence for page in pages if page.confidence is not None), default=None)
