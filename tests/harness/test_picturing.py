"""Pictures of a grade: asked for once the verdicts stand, which no call for a picture can change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from grader.pictures import Curve
from grader.records import Report, Verdict

TESTS = '''
import pytest
from grader.testing import *
LOOSE = Tolerance(1e-9, 1e-9, "for tests")
@requirement("U-1", of="f", points=1, hint="Square it.")
def test_f(submission, for_all):
    """f(x) is x * x."""
    def rule(x):
        expect_close(submission.unit.f(x), x * x, LOOSE)
    for_all(rule, lambda source: source.array((3,), -2, 2))
'''
PICTURES = """
import numpy as np
from grader.testing import elementwise
PICTURES = {"unit.f": elementwise("x", np.square)}
"""


@pytest.fixture
def pictured(grade_by: Callable[..., Report]) -> Callable[..., Any]:
    """Grade `f` by one requirement with pictures, and return its result; nothing of ours may fail."""

    def grade(source: str, **options: Any) -> Any:
        done = grade_by(TESTS, {"unit.py": source}, sketches=PICTURES, pictures=True, **options)
        assert done.faults == ()
        return done.results[0]

    return grade


def test_a_wrong_function_is_seen_around_the_failing_entry(pictured: Callable[..., Any]) -> None:
    result = pictured("def f(x): return x * x * (x > 0)")
    (picture,) = result.pictures
    assert type(picture) is Curve
    assert picture.at is not None
    assert picture.at < 0.0
    assert picture.right[0] == pytest.approx(picture.x[0] ** 2, rel=1e-5)
    assert picture.got[0] == 0.0
    assert picture.got[-1] == picture.right[-1]


def test_a_function_of_single_numbers_is_asked_for_each(pictured: Callable[..., Any]) -> None:
    (picture,) = pictured("import math\ndef f(x): return math.sqrt(float(x)) ** 4").pictures
    assert picture.got[0] is None  # below 0 there is no root
    assert picture.got[-1] == picture.right[-1]


def test_a_right_function_has_none(pictured: Callable[..., Any]) -> None:
    assert pictured("def f(x): return x * x").pictures == ()


def test_pictures_change_nothing_else(grade_by: Callable[..., Report]) -> None:
    """Not even for a submission that answers otherwise once it was asked often."""
    source = "n = 0\ndef f(x):\n    global n\n    n += 1\n    return x if n < 500 else x * x"
    with_pictures, without = (
        grade_by(TESTS, {"unit.py": source}, sketches=PICTURES, pictures=wanted) for wanted in (True, False)
    )
    bare = [replace(result, pictures=(), seconds=0.0) for result in with_pictures.results]
    assert bare == [replace(result, seconds=0.0) for result in without.results]


def test_a_call_that_never_returns_costs_the_picture_only(pictured: Callable[..., Any]) -> None:
    hangs = "def f(x):\n    while x.size > 10: pass\n    return x"
    result = pictured(hangs, call_seconds=0.5)
    assert (result.verdict, result.pictures) == (Verdict.WRONG_VALUE, ())


@pytest.mark.parametrize(
    "source",
    [
        "class A: pass\ndef f(x): return A() if x.size > 10 else x",
        "def f(x): return 'text' if x.size > 10 else x",
        "def f(x): return [[1.0], 2.0] if x.size > 10 else x",
        "import os\ndef f(x):\n    if x.size > 10: os._exit(0)\n    return x",
        "def f(x): return [0.0] * 10**7 if x.size > 10 else x",
    ],
)
def test_results_that_cannot_be_drawn_have_none(pictured: Callable[..., Any], source: str) -> None:
    result = pictured(source)
    assert result.verdict is Verdict.WRONG_VALUE
    assert len(result.pictures) in (0, 1)  # where single numbers can be asked for, they are


def test_what_is_met_with_lent_parts_or_is_not_there_has_none(pictured: Callable[..., Any]) -> None:
    assert pictured("def f(x): raise NotImplementedError").pictures == ()
    assert pictured("def g(x): return x").pictures == ()


def test_a_sketch_without_calls_is_asked_once_a_grade(grade_by: Callable[..., Report]) -> None:
    fixed = """
from grader.testing import matrix
asked = []
def fixed(submission):
    asked.append(1)
    yield matrix(f"asked {len(asked)} times", "i", "j", [[1, 2]], [[len(asked), 0]])
def each(submission, calls):
    asked.append(1)
    yield matrix(f"asked {len(asked)} times", "i", "j", [[1, 2]], [[float(calls[-1].arguments[0]), 0]])
PICTURES = {"unit.f": (fixed, each)}
"""
    tests = """
from grader.testing import *
@requirement("U-1", of="f", points=0.5, hint="Square it.")
def test_two(submission):
    '''f(2) is 4.'''
    expect_equal(submission.unit.f(2), 4)
@requirement("U-2", of="f", points=0.5, hint="Square it.")
def test_three(submission):
    '''f(3) is 9.'''
    expect_equal(submission.unit.f(3), 9)
"""
    done = grade_by(tests, {"unit.py": "def f(x): return x"}, sketches=fixed, pictures=True)
    titles = [[picture.title for picture in result.pictures] for result in done.results]
    assert titles == [["asked 1 times", "asked 2 times"], ["asked 1 times", "asked 3 times"]]


@pytest.mark.parametrize(
    "body",
    [
        "raise RuntimeError('x')", "assert False", "raise SystemExit(3)", "1 / 0", "return 'hello'",
        "return [1, 2]", "yield 3", "return nothing_of_this_name",
    ],
)  # fmt: skip
def test_whatever_a_sketch_does_costs_the_picture_only(grade_by: Callable[..., Report], body: str) -> None:
    sketches = f"def sketch(submission):\n    {body}\nPICTURES = {{'unit.f': sketch}}"
    done = grade_by(TESTS, {"unit.py": "def f(x): return x"}, sketches=sketches, pictures=True)
    (result,) = done.results
    assert (result.verdict, result.pictures, done.faults) == (Verdict.WRONG_VALUE, (), ())


@pytest.mark.parametrize(
    "broken",
    [
        "import nothing_of_this_name",
        "PICTURES = 1",
        "x = 1",
        "PICTURES = {'unit.f': 3}",
        "PICTURES = {'unit.f': ()}",
    ],
)
def test_a_broken_module_of_pictures_leaves_the_grade_without_them(
    grade_by: Callable[..., Report], broken: str
) -> None:
    done = grade_by(TESTS, {"unit.py": "def f(x): return x"}, sketches=broken, pictures=True)
    assert done.faults == ()
    assert any("there are no pictures: course_" in note for note in done.submission.notes)
    assert done.results[0].verdict is Verdict.WRONG_VALUE
