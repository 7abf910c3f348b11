"""The two ends of the scale: what is right gets everything, what is empty gets nothing."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from grader.pipeline import Options, grade
from grader.records import Report, Verdict

ROOT = Path(__file__).resolve().parents[2]
CORRECT = sorted(path for path in (ROOT / "tests" / "correct").glob("*") if path.name[0] not in "._")


def failures(report: Report) -> list[str]:
    """Return what a report holds against a submission, readable in a test's own report."""
    return [
        f"{r.requirement.id} {r.verdict}: {r.message} {r.counterexample}"
        for r in report.results
        if r.verdict is not Verdict.PASSED
    ] + list(report.faults)


@pytest.mark.parametrize("seed", [0, 1])
def test_the_reference_gets_full_marks(seed: int) -> None:
    report = grade(ROOT / "reference", Options(seed=seed))
    assert failures(report) == []
    assert report.score == report.max_score == Decimal(100)


def test_the_template_gets_exactly_nothing() -> None:
    report = grade(ROOT / "student_template", Options())
    assert report.score == 0
    assert report.max_score == 100
    assert report.faults == ()
    assert {r.verdict for r in report.results} <= {Verdict.NOT_IMPLEMENTED, Verdict.BLOCKED}


def test_a_correct_example_in_another_style_gets_full_marks() -> None:
    report = grade(ROOT / "examples" / "correct_layer_objects", Options(seed=3))
    assert failures(report) == []
    assert report.score == Decimal(100)


@pytest.mark.parametrize("path", CORRECT, ids=lambda path: path.name)
def test_every_independently_written_solution_gets_full_marks(path: Path) -> None:
    report = grade(path, Options(seed=4))
    assert failures(report) == []
    assert report.score == Decimal(100)


def test_the_units_have_the_points_that_were_announced() -> None:
    report = grade(ROOT / "student_template", Options())
    assert {unit.name: unit.max_score for unit in report.units} == {
        "derivatives": 14,
        "activations": 12,
        "losses": 12,
        "gradient_descent": 8,
        "layers": 10,
        "initialization": 4,
        "network": 16,
        "optimizers": 12,
        "training": 6,
        "regularization": 3,
        "gradient_flow": 3,
    }
