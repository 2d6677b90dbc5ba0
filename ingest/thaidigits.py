"""Thai digits in machine readings, told apart by their shapes.

Tesseract's Thai model knows only five of the ten digits: it prints each 4, 6, 7, 8 and 9 as another
one, with high confidence. What it prints is therefore taken as a hint (a printed 5 may be 4, 5, 8 or
9), and the picture of the digit is compared with the digits of common fonts.
"""

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from ingest.tsv import Reading
from kb.types import Rect, Word

INK = 0.35  # darkness, 0..1, from which a pixel is ink
BREAK = 0.05  # of the height: a narrower gap is inside a digit
MIN_HEIGHT = 0.38  # of the word's height: a lower mark is no digit
MIN_SHAPE = 0.5  # width to height: a narrower one is a bracket
MIN_LIKENESS = 0.5  # correlation with the nearest drawn digit
SHAPE_WEIGHT = 0.2  # of the difference in width to height
UNSURE = 0.5  # confidence of a digit that stays undecided

_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
_MAY_BE = {"๐": (0, 6), "๑": (1, 7), "๒": (2, 6), "๓": (3, 7, 9), "๕": (4, 5, 8, 9), "«": (4, 5, 8, 9)}
"""What tesseract prints -> what may stand on the page; seen on scans of the gazette."""
_RUN = re.compile(f"[{''.join(_MAY_BE)}]+")

Picture = NDArray[np.float64]
"""Darkness of pixels, 0..1."""


@dataclass(frozen=True, slots=True, eq=False)
class _Drawn:
    """The digits of the fonts, one row each."""

    values: NDArray[np.int64]
    pictures: Picture  # normalised
    log_shapes: NDArray[np.float64]  # logarithm of width to height


def correct_digits(reading: Reading, image: Image.Image, scale: float) -> Reading:
    """The reading with its Thai digits as the image shows them; undecided ones get a low confidence.

    ``image`` is what was read, in grey; ``scale`` its pixels a point. Lengths and places stay.
    """
    text = list(reading.text)
    unsure: set[int] = set()
    for run in _RUN.finditer(reading.text):
        under = [word for word in reading.words if word.start < run.end() and word.end > run.start()]
        pictures = _pictures(image, _around(under, scale), len(run[0]))
        for offset, said in enumerate(run[0]):
            value = _nearest(pictures[offset], _MAY_BE[said]) if pictures else None
            if value is None:
                unsure.add(run.start() + offset)
            else:
                text[run.start() + offset] = _DIGITS[value]
    marked = tuple(_marked(word, unsure) for word in reading.words)
    return replace(reading, text="".join(text), words=marked)


def _marked(word: Word, unsure: set[int]) -> Word:
    if unsure.isdisjoint(range(word.start, word.end)):
        return word
    return replace(word, confidence=min(word.confidence, UNSURE))


def _around(words: list[Word], scale: float) -> Rect:
    """The pixels under these words."""
    x0, y0, x1, y1 = zip(*(word.rect for word in words), strict=True)
    return min(x0) * scale, min(y0) * scale, max(x1) * scale, max(y1) * scale


def _pictures(image: Image.Image, place: Rect, count: int) -> list[Picture]:
    """The ``count`` digits at this place, left to right, cut out; empty if other than ``count`` are seen."""
    x0, y0, x1, y1 = place
    height = y1 - y0
    left, top = max(0, int(x0 - height / 2)), max(0, int(y0) - 4)  # word boxes often miss a stroke
    pixels = np.asarray(image.crop((left, top, int(x1 + height / 2), int(y1) + 4)), float)
    paper, black = np.percentile(pixels, 90), pixels.min()
    dark = np.clip((paper - pixels) / max(1.0, paper - black), 0, 1)
    found = []
    for start, end in _columns(dark > INK, BREAK * height):
        rows = np.flatnonzero((dark[:, start:end] > INK).any(axis=1))
        low, high = int(rows[0]), int(rows[-1]) + 1
        middle = left + (start + end) / 2
        tall = high - low >= MIN_HEIGHT * height and end - start > MIN_SHAPE * (high - low)
        if tall and x0 - 0.1 * height <= middle <= x1 + 0.2 * height:
            found.append(dark[low:high, start:end])
    return found if len(found) == count else []


def _columns(ink: NDArray[np.bool_], narrow: float) -> Iterator[tuple[int, int]]:
    """The ranges of columns with ink, gaps up to ``narrow`` bridged."""
    columns = np.flatnonzero(ink.any(axis=0))
    if len(columns):
        cuts = np.flatnonzero(np.diff(columns) > narrow + 1)
        yield from zip(columns[[0, *(cuts + 1)]].tolist(), (columns[[*cuts, -1]] + 1).tolist(), strict=True)


def _nearest(picture: Picture, allowed: tuple[int, ...]) -> int | None:
    drawn = _drawn()
    shape = np.log(picture.shape[1] / picture.shape[0])
    likeness = drawn.pictures @ _normalised(Image.fromarray((picture * 255).astype(np.uint8)))
    likeness -= SHAPE_WEIGHT * np.abs(shape - drawn.log_shapes)
    likeness[~np.isin(drawn.values, allowed)] = -1
    best = int(likeness.argmax())
    return int(drawn.values[best]) if likeness[best] >= MIN_LIKENESS else None


@cache
def _drawn() -> _Drawn:
    kept = json.loads((files("ingest") / "data" / "thai_digits.json").read_text("utf-8"))
    size = kept["width"], kept["height"]
    pictures = [Image.frombytes("L", size, base64.b64decode(pixels)) for _, _, pixels in kept["digits"]]
    return _Drawn(
        values=np.array([value for value, _, _ in kept["digits"]]),
        pictures=np.stack([_normalised(picture) for picture in pictures]),
        log_shapes=np.log([shape for _, shape, _ in kept["digits"]]),
    )


def _normalised(picture: Image.Image) -> Picture:
    """Scaled, softened, as a row of zero mean and unit length."""
    small = picture.resize((12, 15), Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(0.6))
    row = np.asarray(small, float).ravel()
    row -= row.mean()
    unit: Picture = row / max(1e-9, float(np.linalg.norm(row)))
    return unit
