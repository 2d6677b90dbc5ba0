"""The marks of an article read in order into lists inside lists.

A mark belongs to the deepest list it continues; it begins a list if it is the first of one. A mark
that does neither is no unit: a cross-reference at the start of a line, a number of a form.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.traditions.marks import Marks
from ingest.unit_marks import Event, Place, Plain, Token, follows

DEFINITION = -2  # a node that defines a term
UNMARKED = -1  # a node that is a paragraph only counted

_ENDED = re.compile(r"[.,;:—–)”\"’]\s*\Z|\b(?:and|or|dan|atau|và|hoặc|e|ou)\s*\Z")


@dataclass(slots=True)
class Node:
    """A unit while it is read; the root of a tree is the article."""

    mark: int  # index in Marks.marks, or UNMARKED, DEFINITION
    place: Place
    start: int
    label: str | None
    number: str
    end: int = 0
    children: "list[Node]" = field(default_factory=list)


def tree_of(text: str, body: int, found: Sequence[Event], marks: Marks, *, indented: bool) -> Node:
    """The units of ``text[body:]`` as a tree, with their ends. ``indented``: whether lines without a mark
    begin paragraphs by their indentation; the shape of lines alone does not tell where Thai ones begin."""
    tree = _Tree(marks, found, text, indented)
    tree.read(body)
    _drop_strays(tree.root, marks)
    _hoist(tree.root)
    _close(tree.root, len(text.rstrip()), text)
    return tree.root


class _Tree:
    """Events read in order into lists inside lists."""

    def __init__(self, marks: Marks, found: Sequence[Event], text: str, indented: bool) -> None:
        self._indented = indented
        self._marks = marks
        self._events = found
        self._text = text
        self.root = Node(DEFINITION, (0, 0), 0, None, "")
        self._open: list[Node] = []

    def read(self, body: int) -> None:
        counts = self._marks.unmarked and (self._indented or self._marks.unmarked_after)
        if counts and self._text[body:].strip():
            self._add(0, UNMARKED, (1, 0), body, None, "1")
        for index, event in enumerate(self._events):
            if isinstance(event, Token):
                self._token(index, event)
            elif event.start > body:
                self._plain(index, event)
            elif event.term:
                self._add(len(self._open), DEFINITION, (1, 0), event.start, None, event.term)

    def _add(self, depth: int, mark: int, place: Place, start: int, label: str | None, number: str) -> None:
        del self._open[depth:]
        node = Node(mark, place, start, label, number)
        (self._open[-1] if self._open else self.root).children.append(node)
        self._open.append(node)

    def _token(self, index: int, token: Token) -> None:
        choice = self._choose(index, token)
        if choice is not None:
            depth, mark, place = choice
            self._add(depth, mark, place, token.start, token.label, token.number)

    def _choose(self, index: int, token: Token) -> tuple[int, int, Place] | None:
        going_on = self._continued(index, token)
        first = self._begun(index, token)
        if going_on and first:
            return first if self._sooner(index, first[1:], going_on[1:]) else going_on
        return going_on or first

    def _continued(self, index: int, token: Token) -> tuple[int, int, Place] | None:
        """Depth, mark and place where the token continues an open list, the deepest first."""
        for depth in range(len(self._open) - 1, -1, -1):
            node = self._open[depth]
            for mark, place in token.readings:
                if mark != node.mark:
                    continue
                if follows(node.place, place):
                    if not token.inline or not self._comes(index + 1, mark, place, on_line=True, until=depth):
                        return depth, mark, place
                elif not token.inline and place[0] == node.place[0] + 2 and not place[1]:
                    missing = node.place[0] + 1, 0
                    after = (place[0] + 1, 0)
                    sure = self._marks.marks[mark].top or self._comes(index + 1, mark, after, on_line=True, until=depth)
                    if sure and not self._comes(index + 1, mark, missing, on_line=False, until=depth):
                        return depth, mark, place
        return None

    def _begun(self, index: int, token: Token) -> tuple[int, int, Place] | None:
        """Depth, mark and place where the token begins a list."""
        used = {node.mark for node in self._open}
        for mark, place in token.readings:
            if place != (1, 0) or mark in used:
                continue
            depth = len(self._open)
            if self._marks.marks[mark].top:
                if any(one.mark == mark for one in self.root.children):
                    continue
                depth = 1 if self._open and self._open[0].mark == UNMARKED else 0
            if token.inline and not self._comes(index + 1, mark, (2, 0), on_line=True, until=depth):
                continue
            return depth, mark, place
        return None

    def _comes(self, index: int, mark: int, place: Place, *, on_line: bool, until: int) -> bool:
        """Whether the mark at this place is still to come, before its list begins anew or one around it goes on."""
        outer = self._open[:until]
        for event in self._events[index:]:
            if not isinstance(event, Token):
                continue
            if (mark, place) in event.readings and not (on_line and event.inline):
                return True
            begins = (mark, (1, 0)) in event.readings
            leaves = any(
                one.mark == reading and follows(one.place, at) for one in outer for reading, at in event.readings
            )
            if not event.inline and (begins or leaves):
                return False
        return False

    def _sooner(self, index: int, one: tuple[int, Place], other: tuple[int, Place]) -> bool:
        """Whether list ``one`` is continued before list ``other``."""
        for event in self._events[index + 1 :]:
            if isinstance(event, Token):
                if (one[0], (one[1][0] + 1, 0)) in event.readings:
                    return True
                if (other[0], (other[1][0] + 1, 0)) in event.readings:
                    return False
        return False

    def _plain(self, index: int, line: Plain) -> None:
        """A line without a mark: a definition, a counted paragraph, the end of a list, or just text."""
        if line.term:
            depth = next((at for at, node in enumerate(self._open) if node.mark == DEFINITION), None)
            if depth is None:
                depth = next(
                    (at for at, node in enumerate(self._open) if not self._is_paragraph(node)), len(self._open)
                )
            count = 1 + (self._open[depth].place[0] if depth < len(self._open) else 0)
            self._add(depth, DEFINITION, (count, 0), line.start, None, line.term)
            return
        for depth in range(len(self._open) - 1, -1, -1):
            if self._goes_on(index, self._open[depth]):
                del self._open[depth + 1 :]
                return
        after = None if self._indented else self._marks.unmarked_after
        counted = after is None or bool(after.search(self._text, max(0, line.start - 20), line.start))
        if self._open and self._open[0].mark == UNMARKED and counted:
            count = self._open[0].place[0] + 1
            self._add(0, UNMARKED, (count, 0), line.start, None, str(count))
        elif _ENDED.search(self._text, max(0, line.start - 20), line.start):
            while self._open and not self._is_paragraph(self._open[-1]):
                self._open.pop().end = line.start

    def _goes_on(self, index: int, node: Node) -> bool:
        """Whether the list of an open node goes on after a line."""
        if node.mark == UNMARKED:
            return False
        if node.mark == DEFINITION:
            return any(isinstance(event, Plain) and event.term for event in self._events[index + 1 :])
        after = (node.place[0] + 1, 0)
        return self._comes(index + 1, node.mark, after, on_line=False, until=self._open.index(node))

    def _is_paragraph(self, node: Node) -> bool:
        return node.mark == UNMARKED or node.mark >= 0 and self._marks.marks[node.mark].top


def _drop_strays(node: Node, marks: Marks) -> None:
    """Take out lists of one: a mark that nothing follows counts nothing, though what it contains may."""
    for child in node.children:
        _drop_strays(child, marks)
    kept: list[Node] = []
    for at, child in enumerate(node.children):
        near = [*node.children[max(0, at - 1) : at], *node.children[at + 1 : at + 2]]
        listed = any(one.mark == child.mark and one.place != child.place for one in near)
        kept += [child] if child.mark < 0 or listed or marks.marks[child.mark].top else child.children
    node.children = kept


def _hoist(root: Node) -> None:
    """A single counted paragraph is the article itself: its points stand directly in the article."""
    if len(root.children) == 1 and root.children[0].mark == UNMARKED:
        root.children = root.children[0].children


def _close(node: Node, end: int, text: str) -> None:
    """Each unit ends where the next begins, or earlier where text follows its list."""
    stops = [*(child.start for child in node.children[1:]), end]
    for child, stop in zip(node.children, stops, strict=False):
        child.end = min(child.end or stop, stop)
        child.end = child.start + len(text[child.start : child.end].rstrip())
        _close(child, child.end, text)
