"""What a reader may not see is taken out of the report before any format sees it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ..records import Report, Requirement, Result, Verdict, Visibility
from ..words import hidden_in_words
from .causes import find_causes


def withhold(report: Report, *, keep_delayed: bool) -> Report:
    """Return the report without what is hidden.

    Of a hidden requirement its unit, verdict and points are left: neither its id nor its statement, as both
    say what was tried, nor anything that was seen. What may be seen later is hidden too, unless
    `keep_delayed`: for a place that waits by itself.
    """
    shown = {Visibility.VISIBLE} | {v for v in Visibility if keep_delayed and v.is_delayed}
    if all(result.visibility in shown for result in report.results):
        return report
    results = tuple(_withheld(report.results, shown))
    hidden = [r.requirement.id for r in report.results if r.visibility not in shown]
    return replace(
        report,
        results=results,
        causes=find_causes([result for result in results if result.visibility in shown]),
        faults=tuple(
            hidden_in_words() if any(id in fault for id in hidden) else fault for fault in report.faults
        ),
    )


def _withheld(results: Sequence[Result], shown: set[Visibility]) -> Sequence[Result]:
    numbers: dict[str, int] = {}
    left = []
    for result in results:
        if result.visibility in shown:
            left.append(result)
            continue
        unit = result.requirement.unit
        numbers[unit] = numbers.get(unit, 0) + 1
        passed = result.verdict is Verdict.PASSED
        left.append(
            Result(
                Requirement(
                    id=f"{unit.upper()}-HIDDEN-{numbers[unit]}",
                    unit=unit,
                    subject=f"{unit}.hidden",
                    statement=hidden_in_words(),
                    points=result.requirement.points,
                    needs=(),
                    hint="",
                ),
                result.verdict,
                result.score,
                result.max_score,
                "" if passed else hidden_in_words(),
                follow_through=result.follow_through,
                visibility=result.visibility,
            )
        )
    return left
