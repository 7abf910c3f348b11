"""Breaches are reported in each format, and cost nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from grader.pipeline import Options, grade
from grader.records import Breach, Isolation, Report, Stamp, SubmissionFacts
from grader.reports import json_report, terminal

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"


def report(*breaches: Breach) -> Report:
    facts = SubmissionFacts("ada", "0" * 64, ("unit",), ("a note",))
    stamp = Stamp(0, "A course", "f" * 64, {})
    return Report(facts, (), (), Isolation("process", ()), stamp, 1.0, breaches=breaches)


def notes(shown: str) -> list[str]:
    return [line.strip() for line in shown.splitlines() if line.startswith("  note:")]


def test_the_terminal_shows_a_breach_as_a_note_with_its_file_line_and_rule() -> None:
    shown = terminal.render(report(Breach("network.py", 41, "gradients calls loss in a loop", "differences")))
    assert notes(shown) == [
        "note: a note",
        "note: network.py, line 41: gradients calls loss in a loop: differences",
    ]
    assert "note: b.py: imports x: y" in terminal.render(report(Breach("b.py", 0, "imports x", "y")))


@pytest.mark.parametrize(
    ("count", "last"),
    [
        (5, "note: b.py, line 5: imports x: y"),
        (6, "note: and 1 more such place; --format json lists them all"),
        (9, "note: and 4 more such places; --format json lists them all"),
    ],
)
def test_the_terminal_shows_five_breaches_and_how_many_more_there_are(count: int, last: str) -> None:
    breaches = [Breach("b.py", line, "imports x", "y") for line in range(1, count + 1)]
    found = notes(terminal.render(report(*breaches)))
    assert len(found) == min(count, 6) + 1
    assert found[-1] == last


def test_the_json_report_lists_every_breach() -> None:
    breaches = [Breach("b.py", line, "imports x", "y") for line in range(1, 10)]
    listed = json_report.as_data(report(*breaches))["breaches"]
    assert listed == [{"file": "b.py", "line": n, "what": "imports x", "rule": "y"} for n in range(1, 10)]


@pytest.mark.usefixtures("warm_start")
def test_a_breach_costs_no_points(toy_course: str, tmp_path: Path) -> None:
    shutil.copytree(GOLDEN / "correct" / "submission", tmp_path / "ada")
    with (tmp_path / "ada" / "ledger.py").open("a") as file:
        file.write("\ntry:\n    import torch\nexcept ImportError:\n    torch = None\n")
    graded = grade(tmp_path / "ada", Options(course=toy_course))
    assert graded.score == graded.max_score > Decimal(0)
    assert [(breach.file, breach.what) for breach in graded.breaches] == [("ledger.py", "imports torch")]


TESTS = """
from grader.testing import Collaborator, requirement, expect_equal
@requirement("U-F-1", of="f", points=1, hint="h")
def test_f(submission):
    "f is 1."
    expect_equal(submission.unit.f(Collaborator("a net", {"loss": lambda: 1})), 1)
"""
RULES = """
[[rules.lent]]
function = "unit.f"
most = { loss = 2 }
why = "it is slow"
"""


def test_a_limit_that_is_passed_while_it_is_graded_is_reported(grade_by: Callable[..., Report]) -> None:
    source = "def f(net):\n    for i in range(3):\n        net.loss()\n    return 1\n"
    graded = grade_by(TESTS, {"unit.py": source}, rules=RULES)
    assert graded.breaches == (Breach("unit.py", 1, "unit.f called loss 3 times in one call", "it is slow"),)
    assert graded.score == 1
