"""PrairieLearn's `results.json` of an external grader."""

from __future__ import annotations

from ..records import Report, Verdict
from ..text import visible
from . import plain
from .fitting import fit
from .json_report import json_text, number

_MOST_BYTES = 1 << 20  # PrairieLearn throws a larger file away
_MOST_CHARACTERS = 2000  # of one text
_MOST_REASONS = 20
_NOT_GRADABLE = frozenset({Verdict.IMPORT_ERROR, Verdict.NOT_IMPLEMENTED, Verdict.BLOCKED})


def render(report: Report) -> str:
    """Return the report for `/grade/results/results.json`.

    What could not even be imported is not gradable, which costs no attempt; and neither is what the grader
    itself failed at.
    """
    return fit(lambda characters: _render(report, characters), _MOST_BYTES, _MOST_CHARACTERS)


def _render(report: Report, characters: int) -> str:
    verdicts = {result.verdict for result in report.results}
    broken = Verdict.IMPORT_ERROR in verdicts and verdicts <= _NOT_GRADABLE
    gradable = not broken and not report.faults
    summary = plain.summary(report)
    most = report.max_score
    return json_text(
        {
            "gradable": gradable,
            "score": round(float(report.score / most), 6) if most else 0,
            "message": summary.splitlines()[0],
            "output": summary,
            "format_errors": [] if gradable else _reasons(report, characters),
            "images": [],
            "succeeded": not report.faults,
            "tests": [
                {
                    "name": plain.name(result),
                    "description": visible(result.requirement.statement)[:characters],
                    "points": number(result.score),
                    "max_points": number(result.max_score),
                    "message": visible(result.message)[:characters],
                    "output": plain.explanation(result)[:characters],
                    "images": [],
                }
                for result in report.results
            ],
        }
    )


def _reasons(report: Report, characters: int) -> list[str]:
    reasons = report.faults or dict.fromkeys(r.message for r in report.results if r.message)
    return [visible(reason)[:characters] for reason in reasons][:_MOST_REASONS]
