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
    may be seen later is hidden too, unless `keep_delayed`: for a place that waits by itself, where what is
    seen at once says nothing of it either.
    """
    shown = {Visibility.VISIBLE} | {v for v in Visibility if keep_delayed and v.is_delayed}
    if all(result.visibility is Visibility.VISIBLE for result in report.results):
        return report
    hidden = [r.requirement.id for r in report.results if r.visibility not in shown]
    results = tuple(_withheld(report.results, shown))
    return replace(
        report,
        results=results,
        causes=find_causes([result for result in results if result.visibility is Visibility.VISIBLE]),
        faults=tuple(
            hidden_in_words() if any(id in fault for id in hidden) else fault for fault in report.faults
        ),
    )


def _withheld(results: Sequence[Result], shown: set[Visibility]) -> list[Result]:
    """Return the results; what is hidden stands last in its unit, in an order that says nothing of it."""
    at_once, later = _secret(results, {Visibility.VISIBLE}), _secret(results, shown)
    left: list[Result] = []
    for unit in dict.fromkeys(result.requirement.unit for result in results):
        mine = [result for result in results if result.requirement.unit == unit]
        left += [
            _without(r, at_once if r.visibility is Visibility.VISIBLE else later)
            for r in mine
            if r.visibility in shown
        ]
        hidden = sorted(
            (r for r in mine if r.visibility not in shown),
            key=lambda r: (r.visibility, r.verdict, r.max_score, r.score, r.follow_through),
        )
        left += [_anonymous(result, number) for number, result in enumerate(hidden, start=1)]
    return left


def _secret(results: Sequence[Result], seen: set[Visibility]) -> set[str]:
    """Return the functions that fail a requirement, but none of those that are seen."""
    unseen = _failing(r for r in results if r.visibility not in seen)
    return unseen - _failing(r for r in results if r.visibility in seen)


def _failing(results: Iterable[Result]) -> set[str]:
    """Return the functions that fail a requirement."""
    return {function_of(r.requirement.subject) for r in results if r.verdict is not Verdict.PASSED}


def _without(result: Result, secret: set[str]) -> Result:
    """Return a result that names no `secret` function among what was lent."""
    pictures = tuple(
        replace(picture, lent=tuple(name for name in picture.lent if name not in secret))
        for picture in result.pictures
    )
    return replace(result, lent=tuple(name for name in result.lent if name not in secret), pictures=pictures)


def _anonymous(result: Result, number: int) -> Result:
    """Return what may be known of a hidden result: unit, verdict and points."""
    unit = result.requirement.unit
    return Result(
        Requirement(
            id=f"{unit.upper()}-HIDDEN-{number}",
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
        "" if result.verdict is Verdict.PASSED else hidden_in_words(),
        follow_through=result.follow_through,
        visibility=result.visibility,
    )
