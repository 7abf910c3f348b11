"""Exercism's `results.json` of a test runner, version 3."""

from __future__ import annotations

from ..records import Report
from ..text import visible
from . import plain
from .json_report import json_text

_MOST_CHARACTERS = 65_535  # of the message


def render(report: Report) -> str:
    """Return the report as a test runner's: the units are its tasks, the calls that failed its test code."""
    tasks = {unit.name: number for number, unit in enumerate(report.units, start=1)}
    return json_text(
        {
            "version": 3,
            "status": plain.status_of_all(report),
            "message": plain.summary(report)[:_MOST_CHARACTERS] if report.faults else None,
            "tests": [
                {
                    "name": plain.name(result),
                    "status": plain.status(result),
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
