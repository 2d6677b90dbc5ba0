"""What a ranking means for the question: found, nothing close enough, or outside what is held."""

from index.countries import english_name
from index.named_laws import among, missing
from index.question import Question
from index.rank import Ranking
from kb.types import Mode, Outcome, Query

UNSURE = "No clause held clearly answers this question. The nearest are shown below; read them before relying on one."


def judge(query: Query, question: Question, ranking: Ranking) -> tuple[Outcome, str | None]:
    """The outcome, and why where it is not ``found``."""
    if question.absent is not None:
        return Outcome.OUTSIDE_COVERAGE, f"the question asks for '{question.absent}', which is not held"
    if ranking.unheld and not question.works:
        named = ", ".join(english_name(one) for one in ranking.unheld)
        return Outcome.OUTSIDE_COVERAGE, f"the question is about the law of {named}, which is not held"
    if ranking.allowed == 0:
        named = ", ".join((*query.countries, *query.languages, *query.works))
        return Outcome.OUTSIDE_COVERAGE, f"no law is held for {named or 'these filters'}"
    if reason := _title_not_held(query, question, ranking):
        return Outcome.OUTSIDE_COVERAGE, reason
    if ranking.exact.any() or (question.works and len(ranking.rows)):
        return Outcome.FOUND, None
    if query.mode is Mode.LEXICAL:
        return (Outcome.FOUND, None) if len(ranking.rows) else (Outcome.NO_MATCH, "no word of the question occurs")
    if not ranking.answers or not len(ranking.rows):
        return Outcome.NO_MATCH, UNSURE if len(ranking.rows) else "no clause held answers this question"
    return Outcome.FOUND, None


def _title_not_held(query: Query, question: Question, ranking: Ranking) -> str | None:
    """Why nothing can answer where the question names a law that is not held by its title."""
    about = query.countries or question.countries.jurisdictions
    if not question.titles or query.works or among(question.works, about):
        return None
    if not about and question.countries.named:  # "Akta ..." of a Malay worker in Thailand
        about = tuple(question.countries.named)
    found = missing(question.titles, about, ranking.works)
    if found is None:
        return None
    quoted, law = found
    reason = f"the question names '{quoted}', which is not held"
    if law is None:
        return reason
    number = f", {law.number}" if law.number else ""
    page = f"; official page: {law.official_page}" if law.official_page else ""
    return f"{reason} ({law.country}: {law.titles[0]}{number}{page})"
