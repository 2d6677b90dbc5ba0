"""One question asked of every country, and why a country has no answer."""

from dataclasses import dataclass, replace

from index.search import Searcher, check
from kb.types import COUNTRIES, Hit, Outcome, Query


@dataclass(frozen=True, slots=True)
class Cell:
    """One country's column: its best provisions, or why there are none."""

    country: str
    hits: tuple[Hit, ...]
    empty: str | None  # "no law held" | "no match" | "held, not in force"; None when there are hits


def compare(searcher: Searcher, query: Query) -> tuple[Cell, ...]:
    """``query.k`` provisions of each country of ``query.countries`` (all when empty), in that order.

    Raises BadRequest as a search does.
    """
    check(query)
    searcher.refresh()
    return tuple(_cell(searcher, query, country) for country in query.countries or COUNTRIES)


def _cell(searcher: Searcher, query: Query, country: str) -> Cell:
    if searcher.coverage[country].works == 0:
        return Cell(country, (), "no law held")
    result = searcher.search(replace(query, countries=(country,)))
    if result.outcome is Outcome.FOUND and result.hits:
        return Cell(country, result.hits, None)
    if query.in_force_on or query.statuses:
        unlimited = searcher.search(replace(query, countries=(country,), in_force_on=None, statuses=()))
        if unlimited.outcome is Outcome.FOUND:
            return Cell(country, (), "held, not in force")
    return Cell(country, (), "no match")
