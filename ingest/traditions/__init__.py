"""The drafting traditions of South-East Asia, one data file each."""

from ingest.traditions.base import HeadingAt, Label, Tradition
from ingest.traditions.burmese import BURMESE
from ingest.traditions.cambodian import CAMBODIAN_ENGLISH, KHMER
from ingest.traditions.common_law import COMMON_LAW, MYANMAR_ENGLISH
from ingest.traditions.indonesian import INDONESIAN
from ingest.traditions.lao import LAO
from ingest.traditions.philippine import PHILIPPINE
from ingest.traditions.thai import THAI
from ingest.traditions.timorese import TIMORESE
from ingest.traditions.vietnamese import VIETNAMESE

__all__ = ["TRADITIONS", "HeadingAt", "Label", "Tradition", "of_country"]

TRADITIONS = (
    INDONESIAN,
    COMMON_LAW,
    PHILIPPINE,
    VIETNAMESE,
    THAI,
    LAO,
    KHMER,
    CAMBODIAN_ENGLISH,
    BURMESE,
    MYANMAR_ENGLISH,
    TIMORESE,
)


def of_country(country: str | None) -> tuple[Tradition, ...]:
    """The traditions of a country (ISO 3166 alpha-2); all where it is unknown."""
    return tuple(one for one in TRADITIONS if country is None or country in one.countries) or TRADITIONS
