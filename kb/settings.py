"""Where things are and which model reads; read once, passed by hand."""

import os
from dataclasses import dataclass
from pathlib import Path

BUNDLED_MODEL = "multilingual-e5-small"


@dataclass(frozen=True, slots=True)
class Settings:
    home: Path  # the data folder: the database and the index live here
    cache: Path  # what can be made again: the unpacked encoder, OCR results, evaluation vectors
    model: str = BUNDLED_MODEL  # bundled name, or any sentence-transformers model by name or folder

    @property
    def database(self) -> Path:
        return self.home / "kb.sqlite"

    @property
    def index(self) -> Path:
        return self.home / "index"


def load_settings(home: str | None = None) -> Settings:
    """``--home`` wins over KB_HOME, which wins over ``~/.local/share/asean-kb``.

    KB_CACHE and KB_MODEL are the other two variables. Nothing is created here.
    """
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Settings(
        home=Path(home or os.environ.get("KB_HOME") or data / "asean-kb").expanduser(),
        cache=Path(os.environ.get("KB_CACHE") or cache / "asean-kb").expanduser(),
        model=os.environ.get("KB_MODEL") or BUNDLED_MODEL,
    )
