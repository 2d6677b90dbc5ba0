"""Facts about real laws of the eleven states, held or not: ``corpus/catalogue.csv``, linked into this package."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Catalogued:
    """One law. ``None`` is unknown; one of the titles is known."""

    country: str  # ISO 3166 alpha-2
    kind: str  # "act", "ministerial regulation"
    number: str | None  # as printed: "Act 265", "13/2003"
    year: str | None  # YYYY of the common era
    title: str | None  # native
    title_en: str | None
    official_page: str | None

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles known, each once, the native one first."""
        return tuple(dict.fromkeys(title for title in (self.title, self.title_en) if title))


@cache
def catalogue() -> tuple[Catalogued, ...]:
    """Every law of the catalogue, in its order."""
    lines = files("kb").joinpath("data/catalogue.csv").read_text("utf-8").splitlines()
    names = ("number", "year", "title", "title_en", "official_page")
    return tuple(
        Catalogued(row["country"], row["type"], *(row[name] or None for name in names)) for row in csv.DictReader(lines)
    )
