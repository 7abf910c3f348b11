"""The points that each format tells, read as its reader would read them."""

from __future__ import annotations

import base64
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from grader.records import Report

Pairs = list[tuple[Decimal, Decimal]]


def total(points: list[Any]) -> tuple[Decimal, Decimal]:
    """Return the sums of pairs of floats, as a reader would add them up."""
    score = sum(float(mine) for mine, _ in points)
    most = sum(float(all_) for _, all_ in points)
    return Decimal(f"{score:.3f}"), Decimal(f"{most:.3f}")


def of_json(text: str, name: str) -> Pairs:
    data = json.loads(text)
    return [
        total([(data["score"], data["max_score"])]),
        total([(r["score"], r["max_score"]) for r in data["requirements"]]),
    ]


def of_gradescope(text: str, name: str) -> Pairs:
    data = json.loads(text)
    sums = total([(test["score"], test["max_score"]) for test in data["tests"]])
    return [sums, total([(data["score"], float(sums[1]))])]


def of_prairielearn(text: str, name: str) -> Pairs:
    data = json.loads(text)
    sums = total([(test["points"], test["max_points"]) for test in data["tests"]])
    assert data["score"] == pytest.approx(float(sums[0] / sums[1]), abs=1e-5)
    return [sums]


def of_github_classroom(text: str, name: str) -> Pairs:
    data = json.loads(base64.b64decode(text))
    return [total([(sum(test["score"] for test in data["tests"]), data["max_score"])])]


def of_classroom50(text: str, name: str) -> Pairs:
    data = json.loads(text)
    sums = total([(test["score"] / 100, test["max-score"] / 100) for test in data["tests"]])
    return [sums, total([(data["score"] / 100, data["max-score"] / 100)])]


def of_junit(text: str, name: str) -> Pairs:
    suites = ET.fromstring(text).iter("testsuite")  # noqa: S314  our own
    properties = [{p.get("name"): p.get("value") for p in suite.iter("property")} for suite in suites]
    return [total([(one["score"], one["max_score"]) for one in properties])]


def of_autolab(text: str, name: str) -> Pairs:
    scores = json.loads(text.splitlines()[-1])["scores"]
    summary = of_text(text, name)[0]
    return [total([(sum(scores.values()), float(summary[1]))]), summary]


def of_text(text: str, name: str) -> Pairs:
    found = re.findall(rf"{re.escape(name)}: ([0-9.]+) of ([0-9.]+) points", text)
    assert found
    return [(Decimal(score), Decimal(most)) for score, most in found]


def of_page(text: str, name: str) -> Pairs:
    title = re.search(rf"<title>{re.escape(name)}: ([0-9.]+) of ([0-9.]+) points</title>", text)
    foot = re.search(r"<tfoot>.*?>([0-9.]+)</td><td class=\"number\">([0-9.]+)</td>", text)
    assert title
    assert foot
    return [(Decimal(found[1]), Decimal(found[2])) for found in (title, foot)]


def of_outputs(text: str, name: str) -> Pairs:
    values = dict(line.split("=") for line in text.splitlines())
    return [(Decimal(values["score"]), Decimal(values["max-score"]))]


SCORES: dict[str, Callable[[str, str], Pairs] | None] = {
    "terminal": of_text,
    "json": of_json,
    "markdown": of_text,
    "html": of_page,
    "junit": of_junit,
    "gradescope": of_gradescope,
    "classroom50": of_classroom50,
    "github": of_text,
    "github-output": of_outputs,
    "github-classroom": of_github_classroom,
    "autolab": of_autolab,
    "prairielearn": of_prairielearn,
    "exercism": None,  # knows no points
}


def expect_points(text: str, kind: str, report: Report) -> None:
    """Judge that a rendered report tells the points of the report, to the cent."""
    of = SCORES[kind]
    for score, most in of(text, report.submission.name) if of else ():
        assert abs(score - report.score) <= Decimal("0.005"), (kind, score, report.score)
        assert abs(most - report.max_score) <= Decimal("0.005"), (kind, most, report.max_score)
