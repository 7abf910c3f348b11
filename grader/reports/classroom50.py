"""Classroom 50's `result.json`: whole points, so hundredths of ours."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from ..errors import UsageFault
from ..records import Report
from ..words import hundredths_in_words
from . import plain
from .json_report import json_text

_NEEDED = {
    "classroom": ("CLASSROOM",),
    "assignment": ("ASSIGNMENT",),
    "owner": ("OWNER", "USERNAME"),
    "submission": ("SUBMISSION_TAG",),
    "commit": ("COMMIT_URL",),
    "release": ("RELEASE_URL",),
    "review": ("REVIEW_URL", "COMMIT_URL"),
}


def check(environment: Mapping[str, str]) -> None:
    """Refuse a place that is not Classroom 50's.

    Raises
    ------
    UsageFault
        If a variable is not set.
    """
    for names in _NEEDED.values():
        _first(environment, names)


def render(report: Report, *, environment: Mapping[str, str], now: datetime) -> str:
    """Return the report as an autograder's result.

    Parameters
    ----------
    environment
        The variables that Classroom 50's runner sets for an autograder.
    now
        When the grade was made, in UTC.

    Raises
    ------
    UsageFault
        If a variable is not set.
    """
    facts = {key: _first(environment, names) for key, names in _NEEDED.items()}
    tests = [
        {
            "test-name": plain.name(result),
            "passed": plain.passed(result),
            "score": plain.hundredths(result.score),
            "max-score": plain.hundredths(result.max_score),
            "output": plain.explanation(result),
        }
        for result in report.results
    ]
    if tests:  # no key of the whole may be added
        first = f"{plain.summary(report)}\n{hundredths_in_words()}"
        tests[0]["output"] = f"{first}\n\n{tests[0]['output']}"
    return json_text(
        {
            "schema": "classroom50/result/v1",
            **facts,
            "assignment_type": environment.get("ASSIGNMENT_TYPE") or "individual",
            "datetime": f"{now:%Y-%m-%dT%H:%M:%SZ}",
            "score": sum(plain.hundredths(result.score) for result in report.results),
            "max-score": sum(plain.hundredths(result.max_score) for result in report.results),
            "tests": tests,
        }
    )


def _first(environment: Mapping[str, str], names: tuple[str, ...]) -> str:
    for name in names:
        if environment.get(name):
            return environment[name]
    raise UsageFault(
        f"--format classroom50: the variable {names[0]} is not set; it is set where Classroom 50 runs an "
        "autograder"
    )
