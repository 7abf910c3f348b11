"""A rule that fails is seen to fail twice, and is shown by the smallest case that breaks it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from grader.pipeline import Options, grade
from grader.records import Counterexample, Report, Verdict

GradeBy = Callable[..., Report]

pytestmark = pytest.mark.usefixtures("warm_start")

COURSE = """
import numpy as np
from grader.testing import *

EXACT = Tolerance(1e-12, 0.0, "one operation")

@requirement("U-1", of="f", points=1, hint="h")
def test_f(submission: Submission, for_all: Trial) -> None:
    \"\"\"f doubles.\"\"\"
    def rule(x):
        expect_close(submission.unit.f(x), 2 * x, EXACT)
    for_all(rule, lambda source: source.array((source.integer(1, 9),), -10.0, 10.0))
"""

# What a submission may do wrong, its verdict, and how many entries and how large ones it takes to show it.
WRONG = {
    "everywhere": ("return 3 * x", Verdict.WRONG_VALUE, 1, 1),
    "for long arrays": ("return 2 * x if len(x) < 4 else 3 * x", Verdict.WRONG_VALUE, 4, 1),
    "for negative numbers": ("return 2 * abs(x)", Verdict.WRONG_VALUE, 1, 1),
    "for large numbers": ("return np.clip(2 * x, -9, 9)", Verdict.WRONG_VALUE, 1, 5),
    "in type": ("return list(2 * x)", Verdict.WRONG_TYPE, 1, 0),
    "in shape": ("return (2 * x)[None]", Verdict.WRONG_SHAPE, 1, 0),
    "by raising": ("return 2 * x[2]", Verdict.RAISED, 1, 0),
    "by a nan": ("return 2 * x + np.where(x > 0, np.nan, 0)", Verdict.NOT_FINITE, 1, 1),
    "in precision": ("return 2 * x * (1 + 1e-9)", Verdict.NEAR_MISS, 1, 1),
}

NONDETERMINISTIC = {
    "counts its calls": "global n; n += 1; return 2 * x + n",
    "is right every second time": "global n; n += 1; return 2 * x if n % 2 == 0 else 3 * x",
    "reads the clock": "import time; return 2 * x + time.perf_counter()",
    "draws without a seed": "import os; return 2 * x + os.urandom(4)[0] + 1 + int.from_bytes(os.urandom(4))",
    "changes its shape": "global n; n += 1; return np.zeros(100 + n)",
    "raises every second time": "global n; n += 1\n    if n % 2: raise ValueError(n)\n    return 3 * x",
}


def source(body: str) -> dict[str, str]:
    return {"unit.py": f"import numpy as np\nn = 0\ndef f(x):\n    {body}\n"}


def example_of(report: Report) -> Counterexample:
    example = report.results[0].counterexample
    assert example is not None
    return example


def numbers_of(example: Counterexample) -> list[float]:
    inside = example.call.partition("[")[2].partition("]")[0]
    return [float(number) for number in inside.split(",")]


@pytest.mark.parametrize("where", WRONG)
def test_a_failure_is_shown_by_the_smallest_case(grade_by: GradeBy, where: str) -> None:
    body, verdict, length, largest = WRONG[where]
    report = grade_by(COURSE, source(body))
    assert report.results[0].verdict is verdict
    numbers = numbers_of(example_of(report))
    assert len(numbers) == length
    assert max(map(abs, numbers)) <= largest


def test_a_failure_that_nothing_smaller_shows_is_shown_as_it_was_drawn(grade_by: GradeBy) -> None:
    body = "return 3 * x if np.any(8 * x != np.round(8 * x)) else 2 * x"
    report = grade_by(COURSE, source(body))
    assert report.results[0].verdict is Verdict.WRONG_VALUE
    assert any(8 * number % 1 for number in numbers_of(example_of(report)))


def test_expected_and_got_belong_to_the_call_that_is_shown(grade_by: GradeBy) -> None:
    example = example_of(grade_by(COURSE, source("return 2 * x + 0.5")))
    assert example == Counterexample("f(np.array([0.0]))", "np.array([0.0])", "np.array([0.5])", 0.5)


def test_the_same_seed_shows_the_same_case_and_another_seed_draws_others(grade_by: GradeBy) -> None:
    # Shrinking would lead both to one case: what ends its process is shown as it was drawn.
    body = source("import os; os._exit(0)")
    first, second, other = (example_of(grade_by(COURSE, body, seed=seed)) for seed in (4, 4, 5))
    assert first == second
    assert first.call != other.call


def test_a_search_for_the_smallest_case_that_runs_out_of_attempts_still_ends_alike(grade_by: GradeBy) -> None:
    body = source("return 3 * x if abs(x[3] + x[5] - 11.375) < 4 and x[2] > x[4] + 3 else 2 * x")
    tests = COURSE.replace("source.integer(1, 9)", "8").replace("10.0))", "10.0), count=200)")
    first, second = (example_of(grade_by(tests, body)).call for _ in range(2))
    assert first == second


@pytest.mark.parametrize("how", NONDETERMINISTIC)
def test_a_failure_that_differs_the_second_time_is_nondeterministic(grade_by: GradeBy, how: str) -> None:
    report = grade_by(COURSE, source(NONDETERMINISTIC[how]))
    assert report.results[0].verdict is Verdict.NONDETERMINISTIC
    assert report.results[0].score == 0
    assert "two identical calls gave different results" in report.results[0].message


def test_a_failure_without_for_all_is_confirmed_too(grade_by: GradeBy) -> None:
    tests = """
from grader.testing import *
@requirement("U-1", of="f", points=1, hint="h")
def test_f(submission: Submission) -> None:
    \"\"\"f doubles.\"\"\"
    expect_equal(submission.unit.f(1), 2)
"""
    report = grade_by(tests, {"unit.py": "n = 0\ndef f(x):\n    global n\n    n += 1\n    return n + 5\n"})
    assert report.results[0].verdict is Verdict.NONDETERMINISTIC
    report = grade_by(tests, {"unit.py": "def f(x): return 5"})
    assert report.results[0].verdict is Verdict.WRONG_VALUE
    assert example_of(report) == Counterexample("f(1)", "2", "5")


def test_a_hang_is_not_waited_for_again_to_make_it_smaller(grade_by: GradeBy) -> None:
    report = grade_by(COURSE, source("while True: pass"), call_seconds=0.3)
    assert report.results[0].verdict is Verdict.TIMED_OUT
    assert example_of(report).call.startswith("f(")
    # Some hundred attempts at 0.3 seconds would be a minute; this bound measures no speed.
    assert report.seconds < 20


def test_the_draws_of_a_test_do_not_depend_on_which_units_are_graded(toy_course: str, tmp_path: Path) -> None:
    (tmp_path / "ledger.py").write_text(
        "class Ledger:\n    def __init__(self, o): pass\n    def balance(self): return 1.5\n"
    )
    whole = grade(tmp_path, Options(course=toy_course))
    alone = grade(tmp_path, Options(course=toy_course, units=("ledger",)))
    shown = [(r.requirement.id, r.verdict, r.message, r.counterexample) for r in alone.results]
    assert shown == [
        (r.requirement.id, r.verdict, r.message, r.counterexample)
        for r in whole.results
        if r.requirement.unit == "ledger"
    ]


@pytest.mark.parametrize("attempts", [1, 2, 5, 20])
def test_running_out_of_attempts_is_no_fault(
    grade_by: GradeBy, monkeypatch: pytest.MonkeyPatch, attempts: int
) -> None:
    """The search is cut short wherever it is, and the smallest failure so far is shown."""
    monkeypatch.setattr("grader.suite.trial._ATTEMPTS_PER_FAILURE", attempts)
    report = grade_by(COURSE, source("return 2 * x if len(x) < 4 else 3 * x"))
    assert report.faults == ()
    assert report.results[0].verdict is Verdict.WRONG_VALUE
    example_of(report)


@pytest.mark.parametrize("period", [3, 4, 5, 7])
def test_changing_its_mind_during_the_search_is_no_fault(grade_by: GradeBy, period: int) -> None:
    """Wrong twice, and so confirmed; right now and then while a smaller case is looked for."""
    report = grade_by(COURSE, source(f"global n; n += 1; return 2 * x if n % {period} == 0 else 3 * x"))
    assert report.faults == ()
    assert report.results[0].verdict in (Verdict.WRONG_VALUE, Verdict.NONDETERMINISTIC)


def test_without_attempts_left_a_simple_case_is_shown(
    grade_by: GradeBy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who has made many mistakes still sees short calls, though nothing searches for the shortest."""
    monkeypatch.setattr("grader.suite.trial._ATTEMPTS_PER_RUN", 0)
    example = example_of(grade_by(COURSE, source("return 3 * x")))
    assert len(example.call) <= len("f(np.array([-1.875]))")
