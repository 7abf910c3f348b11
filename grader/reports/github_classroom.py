"""The result of an autograding action for GitHub Classroom's reporter, which others still use."""

from __future__ import annotations

import base64
import json

from ..records import Report
from ..text import visible
from . import plain
from .json_report import number


def render(report: Report) -> str:
    """Return one line of base64, for the variable `<RUNNER>_RESULTS`.

    The tests and the most points are always there: without them the denominator would shrink.
    """
    payload = {
        "version": 1,
        "status": plain.status_of_all(report),
        "max_score": number(report.max_score),
        "tests": [
            {
                "name": plain.name(result),
                "status": plain.status(result),
                "message": "" if plain.passed(result) else plain.explanation(result),
                "score": number(result.score),
                "test_code": visible(result.counterexample.call) if result.counterexample else "",
                "filename": f"{result.requirement.unit}.py",
                "line_no": 0,
                "duration": round(result.seconds * 1000),
            }
            for result in report.results
        ],
    }
    return base64.b64encode(json.dumps(payload).encode()).decode() + "\n"
