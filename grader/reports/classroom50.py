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
    lacking = [names for names in _NEEDED.values() if not any(map(environment.get, names))]
    missing = [names[0] for names in lacking if names != _NEEDED["review"]]  # where the commit's will do
    if missing:
        which = f"variable {missing[0]} is" if len(missing) == 1 else f"variables {', '.join(missing)} are"
        raise UsageFault(
            f"--format classroom50: the {which} not set; Classroom 50 sets them where it runs an autograder"
        )


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
    check(environment)
    facts = {
        key: next(environment[name] for name in names if environment.get(name))
        for key, names in _NEEDED.items()
    }
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
