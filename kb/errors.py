"""The few ways things go wrong. Each message says what, where, and what to do next."""

from kb.types import Page


class KbError(Exception):
    """Base of every error a user may see."""


class BadRequest(KbError):
    """The question, a filter or an argument is not usable as given."""


class UnreadablePdf(KbError):
    """The file is no PDF, is damaged, encrypted, empty or beyond the limits."""


class NoText(KbError):
    """The PDF opens, but no page has usable text."""

    pages: tuple[Page, ...] = ()  # what was read all the same, each with its reasons


class BadCatalogue(KbError):
    """A ``--laws`` file lacks its columns or contradicts itself."""


class UnknownProvision(KbError):
    """No such law, provision or file is held."""


class BadStore(KbError):
    """The database is damaged, of another version, locked or cannot be written."""


class BadModel(KbError):
    """The encoder cannot be loaded, or its vectors do not match the ones stored."""
