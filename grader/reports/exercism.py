"""Exercism's `results.json` of a test runner, version 3."""

from __future__ import annotations

from ..records import Report, Verdict
from ..text import visible
from . import plain
from .json_report import json_text

_MOST_CHARACTERS = 65_535  # of the message


def render(report: Report) -> str:
    """Return the report as a test runner's: the units are its tasks, the calls that failed its test code."""
    tasks = {unit.name: number for number, unit in enumerate(report.units, start=1)}
    failed = any(not plain.passed(result) for result in report.results)
    status = "error" if report.faults else "fail" if failed else "pass"
    return json_text(
        {
            "version": 3,
            "status": status,
            "message": plain.summary(report)[:_MOST_CHARACTERS] if report.faults else None,
            "tests": [
                {
                    "name": plain.name(result),
                    "status": (
                        "error"
                        if result.verdict is Verdict.GRADER_ERROR
                        else "pass"
                        if plain.passed(result)
                        else "fail"
                    ),
                    "message": None if plain.passed(result) else plain.explanation(result),
                    "output": None,
                    "test_code": visible(
                        result.requirement.statement
                        if result.counterexample is None
                        else result.counterexample.call
                    ),
                    "task_id": tasks[result.requirement.unit],
                }
                for result in report.results
            ],
        }
    )
