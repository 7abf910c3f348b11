"""What the formats of other programs have in common: one test for each requirement, in plain text."""

from __future__ import annotations

from decimal import Decimal

from ..records import Report, Result, Verdict
from ..text import visible
from ..words import (
    breach_in_words,
    calls_in_words,
    fault_in_words,
    isolation_line_in_words,
    lent_in_words,
    note_in_words,
    points_in_words,
    requirement_in_words,
)


def passed(result: Result) -> bool:
    """Tell whether a requirement is shown as met: it earned all of its points, if only with lent parts."""
    return result.verdict is Verdict.PASSED or (result.follow_through and result.score == result.max_score)


def status(result: Result) -> str:
    """Return `pass`, `fail` or `error`, as several places call it."""
    if result.verdict is Verdict.GRADER_ERROR:
        return "error"
    return "pass" if passed(result) else "fail"


def status_of_all(report: Report) -> str:
    """Return `pass`, `fail` or `error` for a report as a whole; an error is the grader's own."""
    if report.faults:
        return "error"
    return "pass" if all(map(passed, report.results)) else "fail"


def name(result: Result) -> str:
    """Return a name for a requirement that is unique in its report: its id, and what it is about."""
    return visible(f"{result.requirement.id} {result.requirement.subject}")


def explanation(result: Result) -> str:
    """Return what there is to know of a requirement, as lines of text: its rule, and why it was not met."""
    lines = [requirement_in_words(result)]
    if result.verdict is not Verdict.PASSED:
        lines += reasons(result)
    return visible("\n".join(lines))


def reasons(result: Result) -> list[str]:
    """Return why a requirement was not met, as lines of text."""
    lent = [lent_in_words(result)] if result.follow_through else []
    return [*calls_in_words(result), *lent]


def summary(report: Report) -> str:
    """Return what there is to know of the report as a whole, as lines of text.

    Students read it, so that it does not tell the seed: who knows it can prepare for the next grade.
    """
    lines = [fault_in_words(fault) for fault in report.faults]
    lines.append(points_in_words(report.submission.name, report.score, report.max_score))
    lines += [note_in_words(note) for note in report.submission.notes]
    lines += [note_in_words(breach_in_words(breach)) for breach in report.breaches]
    lines.append(isolation_line_in_words(report.isolation))
    return visible("\n".join(lines))


def hundredths(points: Decimal) -> int:
    """Return points as a whole number of hundredths, for places that know whole points only."""
    return int((points * 100).to_integral_value())
