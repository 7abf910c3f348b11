"""Root causes: the functions that are wrong, in the order of the points that depend on them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ..records import Cause, Diagnosis, Result, Verdict, function_of

# What is not there, or what never got so far, is no cause that a reader could look into.
_NO_CAUSE = frozenset({Verdict.NOT_IMPLEMENTED, Verdict.IMPORT_ERROR, Verdict.BLOCKED, Verdict.GRADER_ERROR})


def find_causes(results: Sequence[Result]) -> tuple[Cause, ...]:
    """Return what to fix first.

    A function's own requirements count with the points that they lost, those that were met only when a right
    function took its place with all their points: that is what they would have cost.
    """
    own: dict[str, list[Result]] = {}
    for result in results:
        if result.verdict not in (Verdict.PASSED, *_NO_CAUSE) and not result.follow_through:
            own.setdefault(function_of(result.requirement.subject), []).append(result)
    depending = {function: Decimal(0) for function in own}
    for result in results:
        if result.follow_through:
            needed = {function_of(need) for need in result.requirement.needs}
            named = [f for f in result.lent if f in needed and f in own]
            for function in named or [f for f in result.lent if f in own]:
                depending[function] += result.max_score
    causes = [_cause(function, mine, depending[function]) for function, mine in own.items()]
    return tuple(sorted(causes, key=lambda cause: -(cause.lost + cause.depending)))


def _cause(function: str, results: Sequence[Result], depending: Decimal) -> Cause:
    counts: dict[Diagnosis, int] = {}
    for result in results:
        for diagnosis in result.misconceptions:
            counts[diagnosis] = counts.get(diagnosis, 0) + 1
    named = sorted(counts, key=lambda diagnosis: -counts[diagnosis])
    best = named[0] if named else None

    def weight(result: Result) -> tuple[bool, bool, bool, Decimal, int]:
        """Explained before unexplained, values before errors, what costs most, then the shortest call."""
        example = result.counterexample
        return (
            best is not None and best not in result.misconceptions,
            best is not None and result.verdict is Verdict.RAISED,  # it shows little of what was explained
            example is None,
            result.score - result.max_score,
            len(example.call) if example is not None else 0,
        )

    lost = sum((result.max_score - result.score for result in results), Decimal(0))
    shown = min(results, key=weight)
    return Cause(function, lost, depending, tuple(named), shown.requirement.id)
