"""From what the user names to PDF files, with nothing lost on the way. Skeleton, being written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kb.types import FileReport


@dataclass(frozen=True, slots=True)
class Source:
    path: Path  # where the PDF can be read now
    name: str  # what the user knows it as: "laws.zip/th/act.pdf"
    sha256: str
    size: int  # bytes


def find_sources(paths: Sequence[Path], workdir: Path) -> Iterator[Source | FileReport]:
    """Every PDF named by ``paths``; what cannot be read is a FileReport with outcome ``failed``."""
    raise NotImplementedError
