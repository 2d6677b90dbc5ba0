"""Identifiers after the Akoma Ntoso Naming Convention 1.0 (OASIS, 2019), readable by people.

work        ``/akn/id/act/uu/2003/13``
expression  ``/akn/id/act/uu/2003/13/ind@2003-03-25``
provision   ``/akn/id/act/uu/2003/13/ind@2003-03-25/~art_42``
paragraph   ``/akn/id/act/uu/2003/13/ind@2003-03-25/~art_42__para_1``
passage     ``/akn/id/act/uu/2003/13/ind@2003-03-25/~art_42/1``
"""

import re

_WORK = re.compile(r"/akn/[a-z]{2}(?:/[\w.\-]+)+", re.UNICODE)


def is_work(text: str) -> bool:
    """Whether ``text`` is a well-formed work identifier."""
    return _WORK.fullmatch(text) is not None


def unnamed_work(country: str | None, sha256: str) -> str:
    """A work identifier for a law whose number and year could not be read: named by its file."""
    return f"/akn/{(country or 'xx').lower()}/act/file/{sha256[:16]}"


def expression(work: str, language: str, date: str | None) -> str:
    """``date`` is YYYY, YYYY-MM or YYYY-MM-DD; None gives ``lang@`` (date unknown)."""
    return f"{work}/{language}@{date or ''}"


def provision(expression_uri: str, key: str) -> str:
    return f"{expression_uri}/~{key}"


def passage(provision_uri: str, part: int) -> str:
    """``part`` is 1-based."""
    return f"{provision_uri}/{part}"
