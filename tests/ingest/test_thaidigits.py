"""The five Thai digits that tesseract does not know are told from those it prints instead."""

import base64
import json
from importlib.resources import files

import pytest
from PIL import Image, ImageFilter

from ingest.thaidigits import correct_digits
from ingest.tsv import Reading
from kb.types import Word

KEPT = json.loads((files("ingest") / "data" / "thai_digits.json").read_text("utf-8"))
PRINTED = {"๐": "๐", "๑": "๑", "๒": "๒", "๓": "๓", "๔": "๕", "๕": "๕", "๖": "๒", "๗": "๓", "๘": "๕", "๙": "๕"}
DIGITS = "".join(PRINTED)
FACES = len(KEPT["digits"]) // 10


def picture(digit: str, face: int) -> Image.Image:
    """A digit 36 pixels high, dark on white."""
    value, shape, pixels = KEPT["digits"][face * 10 + DIGITS.index(digit)]
    assert value == DIGITS.index(digit)
    ink = Image.frombytes("L", (KEPT["width"], KEPT["height"]), base64.b64decode(pixels))
    return ink.resize((round(36 * shape), 36)).point(lambda dark: 255 - dark)


def scan(number: str, face: int) -> tuple[Image.Image, Reading]:
    """A blurred line "( number )" on grey paper and what tesseract makes of it."""
    line, x = Image.new("L", (400, 80), 235), 40
    line.paste(20, (20, 18, 24, 62))  # a bracket
    for digit in number:
        drawn = picture(digit, face)
        line.paste(drawn.point(lambda value: min(value, 235)), (x, 22))
        x += drawn.width + 6
    line.paste(20, (x + 12, 18, x + 16, 62))
    said = "".join(PRINTED[digit] for digit in number)
    words = (Word(0, len(said), (36 / 2, 20 / 2, (x - 4) / 2, 60 / 2), 0.95),)
    return line.filter(ImageFilter.GaussianBlur(1)), Reading(said, words, 0.95)


@pytest.mark.parametrize("face", range(FACES))
def test_every_digit_of_every_face_is_read(face: int) -> None:
    for number in ("๐๑๒๓๔", "๕๖๗๘๙", "๔", "๙"):
        image, reading = scan(number, face)
        found = correct_digits(reading, image, 2)
        assert found.text == number
        assert found.words == reading.words


def test_a_digit_that_cannot_be_seen_keeps_its_reading_and_loses_confidence() -> None:
    _, reading = scan("๔๗", 0)
    found = correct_digits(reading, Image.new("L", (400, 80), 235), 2)
    assert found.text == reading.text
    assert [word.confidence for word in found.words] == [0.5]


def test_other_text_is_left_alone() -> None:
    reading = Reading("มาตรา 4 ABC", (Word(0, 5, (0, 0, 9, 9), 0.9), Word(6, 7, (9, 0, 12, 9), 0.9)), 0.9)
    assert correct_digits(reading, Image.new("L", (50, 50), 255), 1) == reading


def test_an_empty_page_is_left_alone() -> None:
    assert correct_digits(Reading("", (), 0), Image.new("L", (50, 50), 255), 1) == Reading("", (), 0)
