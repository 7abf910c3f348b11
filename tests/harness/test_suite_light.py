"""Plain tests are collected without pytest's preparations, and are the same tests as with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import FunctionType

import pytest

from grader.course import load_course
from grader.pipeline import Options, grade
from grader.records import Inventory, Report
from grader.suite import plugin
from grader.suite.again import PlainTest
from grader.suite.light import light_item
from grader.suite.run import collect_tests

GradeBy = Callable[..., Report]

START = """
import functools
import pytest
from grader.testing import *

@requirement("U-1", of="f", points=1, hint="h")
def test_first(submission: Submission) -> None:
    \"\"\"f(1) is 1.\"\"\"
    expect_equal(submission.unit.f(1), 1)

"""
RIGHT = {"unit.py": "def f(x): return 1"}


def collected_lightly(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the tests that will have been collected without pytest."""
    names: list[str] = []

    def note(collector: pytest.Module, name: str, obj: object) -> pytest.Item | None:
        item = light_item(collector, name, obj)
        if item is not None:
            names.append(name)
        return item

    monkeypatch.setattr(plugin, "light_item", note)
    return names


def test_the_tests_of_the_course_are_the_same_as_pytest_collects(monkeypatch: pytest.MonkeyPatch) -> None:
    def collected() -> tuple[Inventory, list[str], list[tuple[object, ...]]]:
        inventory, tests = collect_tests(load_course("spec_tests"))
        return inventory, list(tests), [_without_function(test) for test in tests.values()]

    names = collected_lightly(monkeypatch)
    lightly = collected()
    assert len(names) > 200
    monkeypatch.setattr(plugin, "light_item", lambda *ignored: None)
    assert collected() == lightly


def _without_function(test: PlainTest) -> tuple[object, ...]:
    # Each collection imports the modules anew.
    assert isinstance(test.function, FunctionType)
    parameters: Mapping[str, object] = test.parameters
    return test.name, test.requirement, test.unit, test.function.__name__, repr(parameters), test.fixtures


# A further test that passes, in a form that only pytest can run.
FOR_PYTEST = {
    "in a class": "class TestMore:\n    @checks('U-1')\n    def test_more(self, submission):\n        pass",
    "with a parameter": (
        "@checks('U-1')\n@pytest.mark.parametrize('n', [1])\ndef test_more(n):\n    assert n == 1"
    ),
    "with a fixture": (
        "@pytest.fixture\ndef one():\n    return 1\n@checks('U-1')\ndef test_more(one):\n    assert one == 1"
    ),
    "with another mark": "@checks('U-1')\n@pytest.mark.filterwarnings('ignore')\ndef test_more():\n    pass",
    "with a mark for the module": (
        "pytestmark = pytest.mark.filterwarnings('ignore')\n@checks('U-1')\ndef test_more():\n    pass"
    ),
    "after a set-up": (
        "def setup_function():\n    global ready\n    ready = True\n"
        "@checks('U-1')\ndef test_more():\n    assert ready"
    ),
    "with a default": "@checks('U-1')\ndef test_more(n=1):\n    assert n == 1",
    "wrapped": (
        "def twice(f):\n    @functools.wraps(f)\n    def g(*a, **k):\n        f(*a, **k)\n    return g\n"
        "@checks('U-1')\n@twice\ndef test_more(submission):\n    submission.unit.f(1)"
    ),
}


@pytest.mark.parametrize("how", FOR_PYTEST)
def test_what_only_pytest_can_run_is_left_to_it(
    grade_by: GradeBy, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    names = collected_lightly(monkeypatch)
    report = grade_by(START + FOR_PYTEST[how], RIGHT)
    assert "test_more" not in names
    assert report.score == 1
    assert not report.faults


def test_tests_of_units_that_are_not_chosen_are_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = tmp_path / "course_of_two"
    course.mkdir()
    (course / "__init__.py").write_text("")
    unit = '[[units]]\nname = "{}"\ntitle = "t"\npoints = 1\nfunctions = ["f"]\n'
    described = 'title = "t"\ntemplate = "none"\n' + unit.format("unit") + unit.format("other")
    (course / "course.toml").write_text(described)
    (course / "test_unit.py").write_text(START)
    (course / "test_other.py").write_text("raise SystemExit('imported')")
    (tmp_path / "unit.py").write_text(RIGHT["unit.py"])
    monkeypatch.syspath_prepend(str(tmp_path))
    report = grade(tmp_path / "unit.py", Options(course.name, ("unit",)))
    assert report.score == report.max_score == 1
    assert not report.faults
