"""What passed must pass again, in another process and another order."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from grader.records import Report, Verdict
from grader.suite.run import SuiteRun, run_suite
from grader.worker.session import Spent

GradeBy = Callable[..., Report]

COURSE = """
import pytest
from grader.testing import requirement, expect_equal
@requirement("U-F-1", of="f", points=1, hint="h")
@pytest.mark.parametrize("x", range(20))
def test_f(submission, x):
    "f doubles."
    expect_equal(submission.unit.f(x), 2 * x)
@requirement("U-F-2", of="f", points=1, hint="h")
def test_large(submission):
    "f doubles large numbers."
    expect_equal(submission.unit.f(1000), 2000)
"""

FINE = "def f(x): return 2 * x"
# Right as long as it is asked in the order of the suite.
BY_ORDER = """
last = -1
def f(x):
    global last
    in_order, last = x > last, x
    return 2 * x if in_order else 0
"""
# Answers only where the first question is the suite's first.
BY_FIRST = """
first = None
def f(x):
    global first
    first = x if first is None else first
    if first: raise RuntimeError(f"the first was {first}")
    return 2 * x
"""


def test_what_is_right_in_any_order_passes(grade_by: GradeBy) -> None:
    report = grade_by(COURSE, {"unit.py": FINE}, points=2)
    assert report.score == 2


@pytest.mark.parametrize("source", [BY_ORDER, BY_FIRST], ids=["by order", "by the first call"])
def test_what_is_right_in_one_order_only_is_found_out(grade_by: GradeBy, source: str) -> None:
    report = grade_by(COURSE, {"unit.py": source}, points=2)
    first = report.results[0]
    assert first.verdict is Verdict.NONDETERMINISTIC
    assert first.score == Decimal(0)
    assert first.message.startswith("met at first, but not when it was run again in another process")


def test_where_one_of_the_sample_does_not_pass_again_its_whole_unit_is_run_again(grade_by: GradeBy) -> None:
    """Twelve of 21 tests are in the sample; of those of the first requirement none passes again."""
    report = grade_by(COURSE, {"unit.py": BY_FIRST}, points=2, seed=3)
    assert [r.verdict for r in report.results] == [Verdict.NONDETERMINISTIC] * 2


# Right, and hangs on one argument, so that the function is slow from then on.
SLOW = """
import time
def f(x):
    time.sleep(100 if x == 1000 else 0.06)
    return 2 * x
"""


def test_a_time_out_gives_no_less_time_to_what_passed_before_it(
    grade_by: GradeBy, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = grade_by(COURSE, {"unit.py": SLOW}, points=2, call_seconds=0.5)
    assert [r.verdict for r in report.results] == [Verdict.PASSED, Verdict.TIMED_OUT]


def test_what_passed_before_all_time_was_used_up_has_passed(
    grade_by: GradeBy, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[Spent] = []

    def spent() -> Spent:
        times.append(Spent())
        return times[-1]

    def run_then_use_up(*arguments: Any, **options: Any) -> SuiteRun:
        done = run_suite(*arguments, **options)
        times[0].seconds = 1e9
        return done

    monkeypatch.setattr("grader.pipeline.Spent", spent)
    monkeypatch.setattr("grader.suite.run.run_suite", run_then_use_up)
    report = grade_by(COURSE, {"unit.py": "def f(x): return 2 * x"}, points=2)
    assert [r.verdict for r in report.results] == [Verdict.PASSED] * 2
