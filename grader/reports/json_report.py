"""The canonical report, schema `gradspec/report/v1`. Every other format shows a part of it."""

from __future__ import annotations

import json
from decimal import Decimal

import msgspec

from ..records import Counterexample, Report, Result

SCHEMA = "gradspec/report/v1"


def render(report: Report) -> str:
    """Return the report as JSON. `complete` comes last: a file without it was cut off."""
    return json_text(as_data(report))


def json_text(data: object) -> str:
    """Return plain data as indented JSON, with a line end."""
    text = json.dumps(data, ensure_ascii=False)
    try:
        # What json does with `indent` is a hundred times slower: as slow as grading a unit's tests.
        return msgspec.json.format(text, indent=2) + "\n"
    except UnicodeEncodeError:  # half a character, in the name of a file
        return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def as_data(report: Report) -> dict[str, object]:
    """Return the report as plain data with the schema's keys, in its order."""
    stamp, isolation, submission = report.stamp, report.isolation, report.submission
    return {
        "schema": SCHEMA,
        "submission": {
            "name": submission.name,
            "sha256": submission.sha256,
            "modules": list(submission.modules),
            "notes": list(submission.notes),
        },
        "score": number(report.score),
        "max_score": number(report.max_score),
        "units": [
            {"name": unit.name, "score": number(unit.score), "max_score": number(unit.max_score)}
            for unit in report.units
        ],
        "requirements": [_requirement(result) for result in report.results],
        "misconceptions": list(dict.fromkeys(m.id for r in report.results for m in r.misconceptions)),
        "causes": [
            {
                "function": cause.function,
                "points_lost": number(cause.lost),
                "points_depending": number(cause.depending),
                "misconceptions": [m.id for m in cause.misconceptions],
                "requirement": cause.requirement,
            }
            for cause in report.causes
        ],
        "breaches": [
            {"file": breach.file, "line": breach.line, "what": breach.what, "rule": breach.rule}
            for breach in report.breaches
        ],
        "isolation": {
            "level": isolation.level,
            "refused": isolation.refused,
            "probes": isolation.probes,
            "through": list(isolation.through),
            "layers": list(isolation.layers),
        },
        "stamp": {
            "seed": stamp.seed,
            "course": stamp.course,
            "course_sha256": stamp.course_sha256,
            "versions": dict(stamp.versions),
        },
        "faults": list(report.faults),
        "duration_seconds": round(report.seconds, 6),
        "complete": True,
    }


def number(points: Decimal) -> int | float:
    """Return points as JSON's number: whole where they are whole."""
    return int(points) if points == points.to_integral_value() else float(points)


def _requirement(result: Result) -> dict[str, object]:
    requirement = result.requirement
    return {
        "id": requirement.id,
        "unit": requirement.unit,
        "subject": requirement.subject,
        "statement": requirement.statement,
        "verdict": result.verdict.value,
        "score": number(result.score),
        "max_score": number(result.max_score),
        "needs": list(requirement.needs),
        "message": result.message,
        "hint": requirement.hint,
        "counterexample": _counterexample(result.counterexample),
        "pictures": [msgspec.to_builtins(picture) for picture in result.pictures],
        "misconceptions": [
            {"id": m.id, "title": m.title, "hint": m.hint, "together": m.together}
            for m in result.misconceptions
        ],
        "follow_through": result.follow_through,
        "lent": list(result.lent),
        "visibility": result.visibility.value,
        "duration_seconds": round(result.seconds, 6),
    }


def _counterexample(example: Counterexample | None) -> dict[str, object] | None:
    if example is None:
        return None
    return {
        "call": example.call,
        "expected": example.expected,
        "got": example.got,
        "max_abs_error": example.max_abs_error,
    }
