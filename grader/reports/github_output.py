"""Outputs of a step on GitHub Actions, for the file `$GITHUB_OUTPUT`."""

from __future__ import annotations

from ..records import Report
from ..words import score_in_words


def render(report: Report) -> str:
    """Return `score`, `max-score` and `complete`, which is false where the grader itself failed."""
    complete = "false" if report.faults else "true"
    return (
        f"score={score_in_words(report.score)}\n"
        f"max-score={score_in_words(report.max_score)}\n"
        f"complete={complete}\n"
    )
