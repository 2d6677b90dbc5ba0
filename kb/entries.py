"""What a person enters for a correction, checked before it is kept for good."""

import re
import unicodedata

from kb.errors import BadRequest
from kb.text import ascii_digits, nfc

LONGEST = {"label": 200, "article": 40, "heading": 1_000, "text": 500_000, "name": 100, "reason": 1_000}
"""Characters of each entry."""

_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # they make a text look like another
_REFUSED = ("Cc", "Cs", "Zl", "Zp")  # controls, halves of characters, separators that no law prints
_NUMBER = re.compile(r"[0-9A-Za-z]+(?:[ ./-][0-9A-Za-z]+)*")


def checked(name: str, value: str) -> str | None:
    """An entry in NFC, without surrounding white space; None where a heading or article is to be none.

    ``name``: a key of LONGEST. A text keeps its line ends (as "\\n") and tabs. Raises BadRequest.
    """
    text = value.replace("\r\n", "\n").replace("\r", "\n") if name == "text" else value
    if len(text) > LONGEST[name]:
        raise BadRequest(f"the {name} has {len(text)} characters; {LONGEST[name]} are the most: shorten it")
    text = nfc(text).strip()
    allowed = "\n\t" if name == "text" else ""
    for at, character in enumerate(text, start=1):
        if character in allowed:
            continue
        if unicodedata.category(character) in _REFUSED or character in _DIRECTION:
            raise BadRequest(f"the {name} has a control character (U+{ord(character):04X}, place {at}): take it out")
    if not text:
        if name in ("heading", "article"):
            return None
        raise BadRequest(f"the {name} is empty: say what it is")
    if name == "article":
        text = ascii_digits(text)
        if not _NUMBER.fullmatch(text):
            raise BadRequest(f"the article {text!r} is no number: write it as '42', '12A', '54/10' or '7 bis'")
    return text


def required(name: str, value: str) -> str:
    """As ``checked``, for an entry that cannot be none."""
    text = checked(name, value)
    if text is None:
        raise BadRequest(f"the {name} is empty: say what it is")
    return text
