"""What did not provably pass did not pass, and what is the course's fault is never the submission's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from grader.errors import GraderFault
from grader.pipeline import Options, grade
from grader.records import Report, Verdict

GradeBy = Callable[..., Report]

pytestmark = pytest.mark.usefixtures("warm_start")

START = """
import pytest
from grader.testing import *

@requirement("U-1", of="f", points=1, hint="h")
def test_first(submission: Submission) -> None:
    \"\"\"f(1) is 1.\"\"\"
    expect_equal(submission.unit.f(1), 1)

"""
RIGHT = {"unit.py": "def f(x): return 1"}

# Ways in which a further test of the requirement comes to no judgement.
UNDECIDED = {
    "is skipped while it runs": "def test_second(submission):\n    pytest.skip('not today')",
    "is marked to be skipped": "@pytest.mark.skip\ndef test_second(submission):\n    pass",
    "is expected to fail": "@pytest.mark.xfail(run=False)\ndef test_second(submission):\n    pass",
    "expects itself to fail": "def test_second(submission):\n    pytest.xfail('hm')",
    "raises": "def test_second(submission):\n    1 / 0",
    "leaves": "def test_second(submission):\n    raise SystemExit(0)",
    "ends the session": "def test_second(submission):\n    pytest.exit('enough', returncode=0)",
    "asserts": "def test_second(submission):\n    assert submission.unit.f(1) == 2",
    "has a fixture that fails": (
        "@pytest.fixture\ndef broken():\n    1 / 0\n@checks('U-1')\ndef test_second(broken):\n    pass"
    ),
    "has a fixture that skips": (
        "@pytest.fixture\ndef gone():\n    pytest.skip('x')\n@checks('U-1')\ndef test_second(gone):\n    pass"
    ),
    "asks for a fixture that is not there": "def test_second(nowhere):\n    pass",
    "calls a unit that is not there": "def test_second(submission):\n    submission.nowhere.f()",
    "is a coroutine": "async def test_second(submission):\n    pass",
}


@pytest.mark.filterwarnings("ignore:coroutine:RuntimeWarning")
@pytest.mark.parametrize("how", UNDECIDED)
def test_a_requirement_one_of_whose_tests_comes_to_no_judgement_is_not_passed(
    grade_by: GradeBy, how: str
) -> None:
    test = UNDECIDED[how]
    report = grade_by(START + (test if "@checks" in test else "@checks('U-1')\n" + test), RIGHT)
    (result,) = report.results
    assert result.verdict is Verdict.GRADER_ERROR
    assert result.score == 0
    assert report.faults
    assert "U-1" in report.faults[0] or "test_second" in report.faults[0]


def test_a_test_that_broke_does_not_take_others_with_it(grade_by: GradeBy) -> None:
    tests = (
        START
        + '@requirement("U-2", of="g", points=1, hint="h")\ndef test_g(submission):\n    "g."\n    1 / 0\n'
    )
    report = grade_by(tests, RIGHT, points=2)
    assert [result.verdict for result in report.results] == [Verdict.PASSED, Verdict.GRADER_ERROR]


def test_an_interrupt_from_the_keyboard_ends_the_grade(grade_by: GradeBy) -> None:
    with pytest.raises(KeyboardInterrupt):
        grade_by(START + "@checks('U-1')\ndef test_second(submission):\n    raise KeyboardInterrupt", RIGHT)


BROKEN_COURSES = {
    "does not import": ("import nowhere\n" + START, "nowhere"),
    "has no syntax": (START + "def (", "syntax"),
    "has a test without a requirement": (
        START + "def test_second(submission):\n    pass",
        "says no requirement",
    ),
    "states a requirement twice": (
        START + START.replace("first", "second").replace('h"', 'k"'),
        "stated twice",
    ),
    "checks what is stated nowhere": (
        START + "@checks('U-9')\ndef test_second():\n    pass",
        "U-9 is checked but stated",
    ),
    "gives other points than it says": (START.replace("points=1", "points=2"), "course.toml says 1"),
    "states nothing": (START.replace('"""f(1) is 1."""', ""), "no docstring"),
    "needs what nothing is about": (START.replace("hint=", "needs=['unit.q'], hint="), "needs unit.q"),
    "misspells a mark": (
        START + "@pytest.mark.requiremnt(id='U-1')\ndef test_second():\n    pass",
        "requiremnt",
    ),
    "holds no test": ("import pytest", "worth 0 points"),
    "has a test that yields": (START + "@checks('U-1')\ndef test_second():\n    yield", "yield"),
}


@pytest.mark.parametrize("how", BROKEN_COURSES)
def test_a_course_that_is_broken_is_a_fault_of_the_grader(grade_by: GradeBy, how: str) -> None:
    tests, words = BROKEN_COURSES[how]
    with pytest.raises(GraderFault) as caught:
        grade_by(tests, RIGHT)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_options_and_settings_of_pytest_on_this_machine_change_nothing(
    toy_course: str, correct_toy_submission: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pytest.ini").write_text(
        "[pytest]\naddopts = -k nothing --collect-only\nusefixtures = nowhere\n"
    )
    (tmp_path / "conftest.py").write_text("raise SystemExit('a conftest was loaded')\n")
    (tmp_path / "sabotage.py").write_text("raise SystemExit('a plugin was loaded')\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("PYTEST_ADDOPTS", "--maxfail=1 -k nothing -p sabotage")
    monkeypatch.setenv("PYTEST_PLUGINS", "sabotage")
    assert grade(correct_toy_submission, Options(course=toy_course)).score == 10


def test_the_environment_is_as_it_was_after_a_grade(
    toy_course: str, correct_toy_submission: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    monkeypatch.setenv("PYTEST_ADDOPTS", "-k nothing")
    before = dict(os.environ)
    grade(correct_toy_submission, Options(course=toy_course, units=("searching",)))
    # PYTEST_CURRENT_TEST is this very test's, and pytest's to change.
    assert {k: v for k, v in os.environ.items() if k != "PYTEST_CURRENT_TEST"} == {
        k: v for k, v in before.items() if k != "PYTEST_CURRENT_TEST"
    }


def test_a_grade_writes_nothing_into_the_submission_or_the_current_folder(
    toy_course: str, correct_toy_submission: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(correct_toy_submission.rglob("*"))
    grade(correct_toy_submission, Options(course=toy_course))
    assert sorted(correct_toy_submission.rglob("*")) == before
    assert list(tmp_path.iterdir()) == []
