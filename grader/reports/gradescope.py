"""Gradescope's `results.json`: a test for each requirement, shown when its visibility says so."""

from __future__ import annotations

from ..records import Report, Result, Visibility
from . import plain
from .json_report import json_text, number


def render(report: Report) -> str:
    """Return the report for `/autograder/results/results.json`.

    The score of the whole is given, as its tests cannot say more than the points of each.
    """
    units = [unit.name for unit in report.units]
    places: dict[str, int] = {}
    tests = []
    for result in report.results:
        unit = result.requirement.unit
        places[unit] = places.get(unit, 0) + 1
        tests.append(_test(result, f"{units.index(unit) + 1}.{places[unit]}"))
    return json_text(
        {
            "score": number(report.score),
            "execution_time": round(report.seconds, 3),
            "output": plain.summary(report),
            "output_format": "text",
            "test_output_format": "text",
            "test_name_format": "text",
            "visibility": "visible",
            "stdout_visibility": "hidden",
            "tests": tests,
            "extra_data": {"schema": "gradspec/report/v1", "faults": list(report.faults)},
        }
    )


def _test(result: Result, place: str) -> dict[str, object]:
    # What is hidden has nothing left to hide; a hidden test would hide the total of all.
    return {
        "name": plain.name(result),
        "number": place,
        "score": number(result.score),
        "max_score": number(result.max_score),
        "status": "passed" if plain.passed(result) else "failed",
        "output": plain.explanation(result),
        "tags": [result.requirement.unit, result.verdict.value],
        "visibility": (result.visibility if result.visibility.is_delayed else Visibility.VISIBLE).value,
    }
