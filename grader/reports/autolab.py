"""The last two lines of an Autolab grader: feedback by stages, and the scores of its problems."""

from __future__ import annotations

import json

from ..records import Report
from . import plain
from .fitting import fit
from .json_report import number

_MOST_BYTES = 1_000_000  # Tango cuts out the middle of what is longer, and the feedback is none any more


def render(report: Report) -> str:
    """Return the summary, and two lines of JSON; the units are the problems and the stages."""
    return fit(lambda characters: _render(report, characters), _MOST_BYTES, _MOST_BYTES)


def _render(report: Report, characters: int) -> str:
    stages: dict[str, dict[str, object]] = {}
    for result in report.results:
        case: dict[str, object] = {"passed": plain.passed(result)}
        if not plain.passed(result):
            case["hint"] = _text(plain.explanation(result)[:characters])
        stages.setdefault(_text(result.requirement.unit), {})[_text(plain.name(result))] = case
    feedback = {"_presentation": "semantic", "stages": list(stages), **stages}
    scores = {"scores": {unit.name: number(unit.score) for unit in report.units}}
    lines = [plain.summary(report), json.dumps(feedback), json.dumps(scores)]
    return "\n".join(lines) + "\n"


def _text(text: str) -> str:
    # Autolab's parser puts quotes around what stands before a colon, even inside of texts. The sign of a
    # ratio looks like one and is none to it.
    return text.replace(":", "\u2236")
