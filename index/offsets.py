"""How far each language stands from the mean of all languages, for a model, by our own text.

Needed for questions in a language of which no passage is held. The offsets are those of our own
questions, which ask about every country in every language, so that what is left of their means is
the language and not the subject.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).with_name("offsets.npz")


def language_offsets(model: str | None, dimension: int) -> dict[str, NDArray[np.float32]]:
    """ISO 639-3 -> offset of shape (dimension,); empty for a model that has none."""
    if model is None or not FILE.exists():
        return {}
    with np.load(FILE) as saved:
        if str(saved["model"]) != model or saved["offsets"].shape[1] != dimension:
            return {}
        return dict(zip(saved["languages"].tolist(), saved["offsets"], strict=True))
