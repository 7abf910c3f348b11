"""From outcomes to results. What did not provably pass did not pass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from ..records import Followed, Inventory, Outcome, Requirement, Result, UnitScore, Verdict, function_of
from .rubric import Rubric

_BLOCKING = frozenset(
    {
        Verdict.NOT_IMPLEMENTED, Verdict.IMPORT_ERROR, Verdict.TIMED_OUT, Verdict.DIED,
        Verdict.OUT_OF_MEMORY, Verdict.RAISED,
    }
)  # fmt: skip


# Our own fault outweighs the submission's: it makes the whole requirement undecided. A value that is right
# but for precision is the least that can be said; among the others the first speaks.
_MILDNESS = {Verdict.GRADER_ERROR: 0, Verdict.NEAR_MISS: 2}


def settle(
    inventory: Inventory,
    outcomes: Iterable[Outcome],
    rubric: Rubric,
    followed: Mapping[str, Followed] | None = None,
) -> tuple[Result, ...]:
    """Return one result for each requirement of the inventory, whatever ran.

    `followed` is how requirements fared, by id, with right parts in the place of the wrong ones they need.
    """
    by_test = {outcome.test: outcome for outcome in outcomes}
    points = rubric.points(inventory.requirements)
    results = []
    for requirement in inventory.requirements:
        seen = [by_test.get(name) for name in inventory.tests[requirement.id]]
        result = _settle_one(requirement, seen, points[requirement.id], rubric)
        again = (followed or {}).get(requirement.id)
        result = result if again is None else _follow(result, again, rubric)
        results.append(replace(result, visibility=rubric.visibility_of(requirement)))
    return tuple(_naming_the_wrong(results) if followed else results)


def _follow(result: Result, again: Followed, rubric: Rubric) -> Result:
    """Return a result with what became of it once right parts were lent."""
    if not again.passed or result.verdict in (Verdict.PASSED, Verdict.GRADER_ERROR):
        return result
    score = max(result.score, rubric.follow_through_points(result.max_score))
    return replace(result, score=score, follow_through=True, lent=again.lent)


def _naming_the_wrong(results: Sequence[Result]) -> Sequence[Result]:
    """Return the results with what is to be fixed among what was lent.

    What failed only for what it builds on was lent too, as it was wrong to look at. It is not to be fixed: in
    its place those are named that it builds on.
    """
    failed = [result for result in results if result.verdict is not Verdict.PASSED]
    wrong = {function_of(r.requirement.subject) for r in failed if not r.follow_through}
    built_on: dict[str, set[str]] = {}
    for result in failed:
        function = function_of(result.requirement.subject)
        if result.follow_through and function not in wrong:
            built_on.setdefault(function, set()).update(result.lent)

    def to_be_fixed(lent: tuple[str, ...]) -> tuple[str, ...]:
        reached, pending = set[str](), list(lent)
        while pending:
            name = pending.pop()
            if name not in reached:
                reached.add(name)
                pending += built_on.get(name, ())
        return tuple(sorted(reached - built_on.keys() or lent))

    return [replace(r, lent=to_be_fixed(r.lent)) if r.lent else r for r in results]


def score_units(results: Sequence[Result]) -> tuple[UnitScore, ...]:
    """Return the points of each unit that has requirements, in order."""
    units = list(dict.fromkeys(result.requirement.unit for result in results))
    mine: Mapping[str, list[Result]] = {
        unit: [result for result in results if result.requirement.unit == unit] for unit in units
    }
    return tuple(
        UnitScore(
            unit,
            sum((result.score for result in mine[unit]), Decimal(0)),
            sum((result.max_score for result in mine[unit]), Decimal(0)),
        )
        for unit in units
    )


def _settle_one(
    requirement: Requirement, seen: Sequence[Outcome | None], points: Decimal, rubric: Rubric
) -> Result:
    seconds = sum(outcome.seconds for outcome in seen if outcome is not None)
    if not seen or any(outcome is None for outcome in seen):
        message = "a test of this requirement left no result"
        return Result(requirement, Verdict.GRADER_ERROR, Decimal(0), points, message, seconds=seconds)
    outcomes = [outcome for outcome in seen if outcome is not None]
    failed = [outcome for outcome in outcomes if outcome.verdict is not Verdict.PASSED]
    if not failed:
        return Result(requirement, Verdict.PASSED, points, points, seconds=seconds)
    worst = min(failed, key=lambda outcome: _MILDNESS.get(outcome.verdict, 1))
    result = Result(
        requirement, worst.verdict, Decimal(0), points, worst.message, worst.counterexample, seconds=seconds
    )
    if _is_blocked(requirement, worst):
        words = worst.verdict.words
        return replace(
            result,
            verdict=Verdict.BLOCKED,
            message=f"needs {worst.origin}, which failed ({words}): {worst.message}",
        )
    if all(outcome.verdict is Verdict.NEAR_MISS for outcome in failed):
        return replace(result, score=rubric.near_miss_points(points))
    return result


def _is_blocked(requirement: Requirement, outcome: Outcome) -> bool:
    """Tell whether a call to something else than the subject failed, so that the subject was not reached."""
    origin = outcome.origin
    if not origin or outcome.verdict not in _BLOCKING:
        return False
    own = requirement.subject == origin or requirement.subject.startswith(origin + ".")
    return not own
