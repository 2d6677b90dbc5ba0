"""A question asked of the store: check, analyse, rank, cite."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from index.best_unit import best_unit
from index.encoder import Encoder
from index.law_names import Law, law_names
from index.outcome import judge
from index.question import Question, analyse_question
from index.rank import Ranking, rank
from index.snapshot import Index, open_index
from kb.errors import BadRequest
from kb.reading import Found, coverage, found, laws, of_unit, passages_of
from kb.store import Store
from kb.types import COUNTRIES, LANGUAGES, CitedUnit, Hit, Mode, Outcome, Query, Result
from kb.units import cited_unit, named, says

MAX_QUESTION = 2_000  # characters
MAX_K = 1_000

SAME_NUMBER = 50
"""Provisions of a cited number among which the one that has the cited paragraph comes first."""

UNIT_BONUS = 5.0
"""Of a provision that has the paragraph the question cites, before others of the same number; again for a
point in it."""

OWN_WORDS_BONUS = 2.0
"""Of one that the question cites as its own law does: "section 5(2)" before "seksyen 5(2)"."""


class Searcher:
    """Answers questions from one store; picks up what an ingest adds between two questions."""

    def __init__(self, store: Store, encoder: Encoder, folder: Path) -> None:
        """Raises BadModel when the stored vectors are another model's, BadStore for a damaged store."""
        store.check_model(encoder.name)
        self.store, self.encoder, self.folder = store, encoder, folder
        self._open()

    def _open(self) -> None:
        self.index: Index = open_index(self.store, self.folder, self.encoder.dimension)
        self.laws: list[Law] = [
            Law(
                row["work"],
                row["country"],
                law_names(row["number"], row["title"], row["title_en"], row["work"]),
                tuple(title for title in (row["title"], row["title_en"]) if title),
            )
            for row in laws(self.store)
        ]
        self.coverage = {one.country: one for one in coverage(self.store, COUNTRIES)}

    def refresh(self) -> None:
        """See what the store has now, where it has changed."""
        if self.index.generation != self.store.generation:
            self._open()

    def search(self, query: Query) -> Result:
        """Raises BadRequest for a question or filter that cannot be used."""
        check(query)
        self.refresh()
        question = analyse_question(query.text, self.laws)
        ranking = rank(self.index, self.encoder, query, question)
        outcome, reason = judge(query, question, ranking)
        return Result(
            query,
            question.language,
            outcome,
            self._hits(ranking, query, question) if outcome is not Outcome.OUTSIDE_COVERAGE else (),
            tuple(self.coverage[country] for country in query.countries or COUNTRIES),
            reason,
            self._explanation(question, ranking) if query.explain else {},
        )

    def _hits(self, ranking: Ranking, query: Query, question: Question) -> tuple[Hit, ...]:
        many = max(query.k, SAME_NUMBER) if question.unit and ranking.exact.any() else query.k
        texts = found(self.store, [int(self.index.ids[row]) for row in ranking.rows[:many]])
        hits = [self._hit(ranking, query, question, at, text) for at, text in enumerate(texts)]
        hits.sort(key=lambda hit: -hit.score)
        return tuple(replace(hit, rank=rank) for rank, hit in enumerate(hits[: query.k], start=1))

    def _hit(self, ranking: Ranking, query: Query, question: Question, at: int, text: Found) -> Hit:
        row, exact = int(ranking.rows[at]), bool(ranking.exact[at])
        text, unit, why = self._unit(question, row, text, exact)
        bonus = UNIT_BONUS * unit.id.count("__") if unit and why == "cited" else 0.0
        if unit and bonus and says(question.text, unit.cited):
            bonus += OWN_WORDS_BONUS
        return Hit(
            rank=at + 1,
            score=round(float(ranking.scores[at]) + bonus, 4),
            similarity=None if query.mode is Mode.LEXICAL else round(float(ranking.similarities[at]), 4),
            lexical=None if query.mode is Mode.DENSE else round(float(ranking.lexical[at]), 3),
            dense_rank=ranking.dense_ranks.get(row),
            lexical_rank=ranking.lexical_ranks.get(row),
            exact=exact,
            provision=text.provision,
            passage=text.passage,
            heading=text.heading,
            path=text.path,
            role=text.role,
            text=text.text,
            citation=text.citation,
            tables=text.tables,
            unit=unit,
            unit_why=why,
        )

    def _unit(
        self, question: Question, row: int, text: Found, exact: bool
    ) -> tuple[Found, CitedUnit | None, str | None]:
        """The passage with the unit that the question cites, or this one with the unit that has its words."""
        if not text.units:
            return text, None, None
        expression = text.provision.partition("/~")[0]
        if exact and (unit := named(text.units, text.citation.article, question.text)):
            passages = passages_of(self.store, int(self.index.provisions[row]))
            return of_unit(passages, unit) or text, cited_unit(expression, unit), "cited"
        if question.unit or text.stretch is None:
            return text, None, None
        best = best_unit(question.text, text.whole, text.units, *text.stretch)
        return (text, cited_unit(expression, best), "words") if best else (text, None, None)

    def _explanation(self, question: Question, ranking: Ranking) -> dict[str, object]:
        return {
            "language": question.language,
            "cited_articles": list(question.articles),
            "named_works": list(question.works),
            "named_titles": [one.quoted for one in question.titles],
            "terms": {found.words: found.concept.name for found in question.terms},
            "terms_added": {language: list(terms) for language, terms in ranking.added.items()},
            "countries": {
                "asked_about": list(question.countries.jurisdictions),
                "destinations": list(question.countries.destinations),
                "nationalities": list(question.countries.nationalities),
                "preferred": list(ranking.preferred),
                "not_held": list(ranking.unheld),
            },
            "passages_allowed": ranking.allowed,
            "passages_held": len(self.index),
            "candidates": len(ranking.rows),
            "encoder": self.encoder.name,
        }


def check(query: Query) -> None:
    """Raises BadRequest naming what is wrong and what is accepted."""
    if not query.text.strip():
        raise BadRequest("the question is empty: ask in plain words, or cite an article")
    if len(query.text) > MAX_QUESTION:
        raise BadRequest(f"the question has {len(query.text)} characters; {MAX_QUESTION} are the most: shorten it")
    if not 1 <= query.k <= MAX_K:
        raise BadRequest(f"k is {query.k}: ask for 1 to {MAX_K} hits")
    for names, known, what in ((query.countries, COUNTRIES, "country"), (query.languages, LANGUAGES, "language")):
        for name in names:
            if name not in known:
                raise BadRequest(f"unknown {what} {name!r}: one of {', '.join(known)}")
    if query.in_force_on is not None:
        try:
            date.fromisoformat(query.in_force_on)
        except ValueError:
            raise BadRequest(f"the date {query.in_force_on!r} is not one: write YYYY-MM-DD") from None
