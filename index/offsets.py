"""Where questions in each language stand in the encoder's space, by our own questions.

They ask about every country in every language, so that what is left of the difference between two
languages' means is the language and not the subject. ``tests/bench/learn_offsets.py`` writes the file.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).with_name("offsets.npz")


@dataclass(frozen=True, slots=True)
class Offsets:
    overall: NDArray[np.float32]  # mean of the languages' means, shape (dimension,)
    by_language: dict[str, NDArray[np.float32]]  # ISO 639-3 -> difference from it


def load_offsets(model: str | None, dimension: int) -> Offsets | None:
    """None for a model other than the one they were learned for."""
    if model is None or not FILE.exists():
        return None
    with np.load(FILE) as saved:
        if str(saved["model"]) != model or saved["overall"].shape != (dimension,):
            return None
        offsets = saved["offsets"].astype(np.float32)
        return Offsets(
            saved["overall"].astype(np.float32), dict(zip(saved["languages"].tolist(), offsets, strict=True))
        )
