"""An evaluation for a person at a terminal."""

from collections.abc import Iterable, Mapping
from typing import Any

from api.render import plain

Json = Mapping[str, Any]

SHOWN = ("ndcg@10", "recall@10")
"""The metrics of matrices and differences; ``--json`` has all of them."""

PLAUSIBLE = 0.05
"""A difference with a p below this is marked."""


def evaluation_text(result: Json) -> str:
    lines = [f"{result['queries']} questions, {result['passages']} passages, {result['encoder']}"]
    lines += ["", *_scores(result)]
    pairs = result.get("pairs", {})
    if len(pairs) > 1:
        mode = next(iter(result["modes"]))
        for metric in SHOWN:
            cells = {name: f"{part['modes'][mode][metric]:.1f}" for name, part in pairs.items()}
            lines += ["", f"{metric}, {mode}: language of the question down, of the passages across", *_matrix(cells)]
        counts = {name: str(part["queries"]) for name, part in pairs.items()}
        if len(set(counts.values())) == 1:
            lines += ["", f"questions: {counts.popitem()[1]} in each pair"]
        else:
            lines += ["", "questions", *_matrix(counts)]
    if "outside" in result:
        lines += ["", *_outside(result["outside"])]
    if "baseline" in result:
        lines += ["", *_differences(result["baseline"])]
    for one in result.get("failures", ()):
        lines += ["", *_failure(one)]
    return plain("\n".join(lines))


def _scores(result: Json) -> Iterable[str]:
    """One line a group and mode: the mean and its 95 % interval."""
    named = {"TOTAL": result, **result.get("groups", {})}
    yield "mean and 95 % interval of each metric, 0 to 100"
    for name, part in named.items():
        queries = part["queries"]
        for mode, values in part["modes"].items():
            limits = part["intervals"][mode]
            scores = "  ".join(
                f"{metric} {value:5.1f} [{limits[metric][0]:.1f}, {limits[metric][1]:.1f}]"
                for metric, value in values.items()
            )
            yield f"{name:8} {mode:8} n={queries:<5} {scores}"


def _matrix(cells: Mapping[str, str]) -> Iterable[str]:
    """``cells``: "ind tha" -> what stands there."""
    rows = sorted({name.split()[0] for name in cells})
    columns = sorted({name.split()[1] for name in cells})
    wide = max(6, *(len(cell) + 1 for cell in cells.values()))
    yield "      " + "".join(f"{column:>{wide}}" for column in columns)
    for row in rows:
        yield f"{row:6}" + "".join(f"{cells.get(f'{row} {column}', '-'):>{wide}}" for column in columns)


def _differences(baseline: Json) -> Iterable[str]:
    yield f"against the baseline ({baseline['encoder']}); * p < {PLAUSIBLE} by paired randomisation, each by itself"
    named = {"TOTAL": baseline["modes"], **baseline.get("groups", {})}
    if len(baseline.get("pairs", {})) > 1:
        named |= baseline["pairs"]
    for name, modes in named.items():
        for mode, values in modes.items():
            for metric in SHOWN:
                one = values[metric]
                mark = "*" if one["p"] < PLAUSIBLE else " "
                yield (
                    f"{name:8} {mode:8} {metric:9} {one['before']:5.1f} -> {one['after']:5.1f}"
                    f"  {one['difference']:+5.1f}{mark} p={one['p']:.3f}"
                    f"  {one['better']} better, {one['worse']} worse, {one['equal']} equal"
                )


def _outside(outside: Json) -> Iterable[str]:
    for name, what in (("unanswerable", "wrongly answered"), ("answerable", "wrongly refused")):
        part = outside[name]
        low, high = part["interval"]
        yield f"{what}: {part['wrong']:.1f} % [{low:.1f}, {high:.1f}] of {part['questions']} {name} questions"
        for by in ("kinds", "languages"):
            told = (f"{one} {values['wrong']:.0f} % of {values['questions']}" for one, values in part[by].items())
            yield f"   by {by[:-1]}: {', '.join(told)}"


def _failure(one: Json) -> Iterable[str]:
    titles = one["titles"]
    found = f"found at rank {one['first']}" if one["first"] else "not among the candidates"
    yield f"{one['id']} ({' -> '.join(one['pair'])}, nDCG@10 {one['ndcg@10']:.0f}): {one['question']}"
    for rank, name in enumerate(one["ranked"], start=1):
        right = "" if one["first"] is None or rank < one["first"] else "  <- right" if rank == one["first"] else ""
        yield f"   {rank}. {titles[name]} ({name}){right}"
    yield f"   right, {found}:"
    for name in one["missed"][:5]:
        yield f"   - {titles[name]} ({name})"
    if len(one["missed"]) > 5:
        yield f"   - and {len(one['missed']) - 5} more"
