"""An outline -> provisions: keys, labels, headings, chapters, spans."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from ingest.divisions import Division, path_after
from ingest.flow import Flow
from ingest.headings import Heading, Headings
from ingest.outline import Article, Outline, Part
from kb.types import UNKNOWN_LANGUAGE, Provision, Role, Span

LABEL_LENGTH = 120  # characters of a first line that serves as a label


@dataclass(frozen=True, slots=True)
class _Draft:
    start: int
    spans: tuple[Span, ...]
    key: str
    label: str
    number: str | None
    heading: str | None
    path: tuple[str, ...]
    role: Role
    parent: str | None


class Drafts:
    """The provisions of an outline, before their texts and languages are known."""

    def __init__(self, flow: Flow, outline: Outline) -> None:
        """Draft a provision for every article and part of the outline and for every footnote."""
        self._flow = flow
        self._outline = outline
        self._headings = Headings(flow, outline)
        self._keys: Counter[str] = Counter()
        self._drafts: list[_Draft] = []
        self._articles()
        self._parts()
        self._notes()

    def provisions(self) -> list[Provision]:
        """The drafts with their texts, in document order; their languages are still to be told."""
        return [
            Provision(
                key=draft.key,
                label=draft.label,
                article=draft.number,
                heading=draft.heading,
                path=draft.path,
                role=draft.role,
                parent=draft.parent,
                spans=draft.spans,
                text=self._flow.of(draft.spans).text,
                language=UNKNOWN_LANGUAGE,
            )
            for draft in sorted(self._drafts, key=lambda draft: draft.start)
        ]

    def _articles(self) -> None:
        floor, path = 0, list[Division]()
        edges = []  # where each article's own text begins, chapter headings and heading included
        for article in self._outline.articles:
            divisions, above = self._headings.above(floor, article)
            path = path_after(path, divisions)
            start = divisions[0].start if divisions else above.start if above else article.candidate.start
            edges.append((start, above, tuple(division.text for division in path)))
            floor = article.candidate.end
        parts = sorted(part.start for part in self._outline.parts)
        for place, article in enumerate(self._outline.articles):
            _, above, chapters = edges[place]
            stop = min(article.stop, edges[place + 1][0]) if place + 1 < len(edges) else article.stop
            stop = min([stop, *(start for start in parts if article.candidate.start < start)])
            key = self._article(article, stop, above, chapters, None)
            for quoted in self._outline.quoted:
                if article.candidate.start < quoted.candidate.start < stop:
                    self._article(quoted, min(quoted.stop, stop), None, chapters, key)
        self._front = edges[0][0] if edges else self._flow.body_stop

    def _article(
        self, article: Article, stop: int, above: Heading | None, path: tuple[str, ...], owner: str | None
    ) -> str:
        flow, label = self._flow, article.candidate
        below = self._headings.after(article)
        heading = above or below
        key = self._key(article, owner)
        body = below.stop if below and self._ends_line(below.stop) else label.end
        spans = flow.spans(above.start, above.stop) if above else ()
        if self._ends_line(body):
            spans += flow.spans(label.start, body) + flow.spans(body, stop)
        else:
            spans += flow.spans(label.start, stop)
        role = article.role
        named = [*path[-1:], heading.text if heading else ""]
        transitional = self._outline.tradition.transitional
        if role is Role.MAIN and transitional and any(transitional.search(one) for one in named):
            role = Role.TRANSITIONAL
        self._drafts.append(
            _Draft(
                start=above.start if above else label.start,
                spans=spans,
                key=key,
                label=" ".join(flow.text[label.start : label.end].split()),
                number=label.number.text,
                heading=heading.text if heading else None,
                path=path if role is not Role.ELUCIDATION else (),
                role=role,
                parent=owner or self._explained(article),
            )
        )
        return key

    def _ends_line(self, offset: int) -> bool:
        rest = self._flow.text[offset : self._flow.line_start(self._flow.line_at(offset) + 1)]
        return not rest.strip(" .:៖।-–—\n")

    def _explained(self, article: Article) -> str | None:
        """The key of the article that an elucidation explains."""
        return _plain_key(article) if article.role is Role.ELUCIDATION else None

    def _key(self, article: Article, owner: str | None) -> str:
        key = _plain_key(article)
        if owner:
            key = f"{owner}__{key}"
        elif article.role in (Role.ELUCIDATION, Role.APPENDED):
            key = f"{article.role.value}__{key}"
        return self._unique(key)

    def _unique(self, key: str) -> str:
        self._keys[key] += 1
        return key if self._keys[key] == 1 else f"{key}__{self._keys[key]}"

    def _parts(self) -> None:
        for part in self._outline.parts:
            start, stop = part.start, min(part.stop, self._front) if part.role is Role.FRONT else part.stop
            spans = self._flow.spans(start, stop)
            if spans:
                self._part(part, start, spans)

    def _part(self, part: Part, start: int, spans: tuple[Span, ...]) -> None:
        first = self._flow.of(spans).text.partition("\n")[0][:LABEL_LENGTH]
        key = part.kind
        if part.kind == "schedule":
            key = f"schedule_{1 + sum(draft.role is Role.SCHEDULE for draft in self._drafts)}"
        self._drafts.append(_Draft(start, spans, self._unique(key), first, None, None, (), part.role, None))

    def _notes(self) -> None:
        """Footnotes as provisions of their own, each with the article that bears its mark as parent."""
        flow = self._flow
        firsts = [place for place, anchor in enumerate(flow.anchors) if anchor >= 0]
        owners = sorted((draft.start, draft.key) for draft in self._drafts)
        for place, stop in zip(firsts, [*firsts[1:], len(flow.anchors)], strict=False):
            start = flow.line_start(flow.body_lines + place)
            spans = flow.spans(start, flow.line_start(flow.body_lines + stop))
            label = re.match(r"\S+", flow.text[start:])
            mark = flow.line_start(flow.anchors[place])
            owner = max(((at, key) for at, key in owners if at <= mark), default=(0, None))[1]
            name = label.group() if label else "note"
            key = self._unique(f"note_{_ascii(name)}" if name.isdigit() else "note")
            self._drafts.append(_Draft(start, spans, key, name, None, None, (), Role.APPENDED, owner))


def _plain_key(article: Article) -> str:
    number = article.candidate.number.text
    return f"{article.kind}_{_ascii(number)}"


def _ascii(text: str) -> str:
    """E.g. "54/10" -> "54-10", "7 bis" -> "7bis"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^\w-]+", "", plain.replace("/", "-"))
