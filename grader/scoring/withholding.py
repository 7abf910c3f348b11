"""What a reader may not see is taken out of the report before any format sees it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from ..records import Report, Requirement, Result, Verdict, Visibility, function_of
from ..words import hidden_in_words
from .causes import find_causes


def withhold(report: Report, *, keep_delayed: bool) -> Report:
    """Return the report without what is hidden.

    Of a hidden requirement its unit, verdict and points are left: neither its id nor its statement, as both
    say what was tried, nor anything that was seen, nor that its function is wrong, if no other tells. What
    may be seen later is hidden too, unless `keep_delayed`: for a place that waits by itself.
    """
    shown = {Visibility.VISIBLE} | {v for v in Visibility if keep_delayed and v.is_delayed}
    if all(result.visibility in shown for result in report.results):
        return report
    hidden = [r.requirement.id for r in report.results if r.visibility not in shown]
    secret = _failing(r for r in report.results if r.visibility not in shown)
    secret -= _failing(r for r in report.results if r.visibility in shown)
    results = tuple(_withheld(report.results, shown, secret))
    return replace(
        report,
        results=results,
        causes=find_causes([result for result in results if result.visibility in shown]),
        faults=tuple(
            hidden_in_words() if any(id in fault for id in hidden) else fault for fault in report.faults
        ),
    )


def _failing(results: Iterable[Result]) -> set[str]:
    """Return the functions that fail a requirement."""
    return {function_of(r.requirement.subject) for r in results if r.verdict is not Verdict.PASSED}


def _withheld(results: Sequence[Result], shown: set[Visibility], secret: set[str]) -> Sequence[Result]:
    """Return the results, without `secret` functions among what was lent for those that are shown."""
    numbers: dict[str, int] = {}
    left = []
    for result in results:
        if result.visibility in shown:
            lent = tuple(name for name in result.lent if name not in secret)
            pictures = tuple(
                replace(picture, lent=tuple(name for name in picture.lent if name not in secret))
                for picture in result.pictures
            )
            left.append(replace(result, lent=lent, pictures=pictures))
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
