"""Annotations of a job on GitHub Actions: commands that its runner reads from what is printed."""

from __future__ import annotations

from ..records import Report, Visibility
from ..text import visible
from ..words import breach_in_words, fault_in_words, points_in_words
from . import plain

_MOST = 10  # more of one kind are not shown in one step


def render(report: Report) -> str:
    """Return a notice with the points, an error for each failure to fix first, a warning for each note."""
    lines = [_command("error", fault_in_words(fault)) for fault in report.faults[:_MOST]]
    first = [cause.requirement for cause in report.causes]
    failed = [r for r in report.results if not plain.passed(r) and r.visibility is Visibility.VISIBLE]
    failed.sort(key=lambda r: first.index(r.requirement.id) if r.requirement.id in first else len(first))
    lines += [
        _command("error", plain.explanation(result), title=plain.name(result))
        for result in failed[: _MOST - len(lines)]
    ]
    lines += [
        _command("warning", breach_in_words(breach), file=breach.file, line=str(max(1, breach.line)))
        for breach in report.breaches[:_MOST]
    ]
    lines.append(_command("notice", points_in_words(report.submission.name, report.score, report.max_score)))
    return "\n".join(lines) + "\n"


def _command(kind: str, message: str, **properties: str) -> str:
    texts = [f"{key}={_property(value)}" for key, value in properties.items()]
    return f"::{kind} {','.join(texts)}::{_data(message)}" if texts else f"::{kind}::{_data(message)}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
