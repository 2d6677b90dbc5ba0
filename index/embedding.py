"""What the encoder reads of a passage: the law's title in front, so that it is not torn from its law."""

from collections.abc import Sequence
from typing import NamedTuple

from index.encoder import Encoder, Matrix
from index.windows import windows


class Readable(NamedTuple):
    """A passage as encoder and lexical leg read it, never shown."""

    title: str  # of its law; "" for a text that has none
    heading: str | None
    text: str  # rows of a table as cells under their headings

    def under_title(self, text: str) -> str:
        """The passage or a window of it, under title and heading."""
        heading = self.heading if self.heading and self.heading not in text[:200] else None
        head = ", ".join(part for part in (self.title, heading) if part)
        return f"{head}\n{text}" if head else text


def embedding_text(passage: Readable) -> str:
    return passage.under_title(passage.text)


def embed(encoder: Encoder, passages: Sequence[Readable]) -> list[Matrix]:
    """One matrix a passage, in order, shape (1 + windows, dimension): its own unit vector, then its windows'."""
    texts = [[one.under_title(text) for text in (one.text, *windows(one.text))] for one in passages]
    vectors = encoder.passages([text for some in texts for text in some])
    found: list[Matrix] = []
    at = 0
    for some in texts:
        found.append(vectors[at : at + len(some)])
        at += len(some)
    return found
