"""What the quality gate said of a file, in sum: pages by verdict, and those in doubt by their reasons."""

from collections import Counter
from collections.abc import Sequence

from kb.types import DoubtfulPages, Page, Verdict


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


def _lowest(pages: Sequence[Page]) -> float | None:
    return min((page.confidence for page in pages if page.confidence is not None), default=None)
