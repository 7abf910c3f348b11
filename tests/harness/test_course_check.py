"""check-course: a course in order passes, and each thing that can be out of order is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from grader import cli
from grader.course import load_course
from grader.course_check import CourseCheck, check_course
from grader.errors import GraderFault, UsageFault

SOLUTION = '''"""Doubling and halving."""


def double(x: float) -> float:
    """Return 2x."""
    return _times(x, 2)


def half(x: float) -> float:
    """Return x/2."""
    return _times(x, 0.5)


def _times(x, factor):
    return factor * x
'''
STUBS = '''"""Doubling and halving."""


def double(x: float) -> float:
    """Return 2x."""
    raise NotImplementedError


def half(x: float) -> float:
    """Return x/2."""
    raise NotImplementedError
'''
TESTS = '''
from grader.testing import Verdict, expect, requirement

@requirement("S-DOUBLE-1", of="double", points=1, hint="Twice one?")
def test_double(submission):
    """double(x) is 2x."""
    expect(submission.sizes.double(3) == 6, Verdict.WRONG_VALUE, "double(3) is 6")

@requirement("S-HALF-1", of="half", points=1, hint="Half of one?")
def test_half(submission):
    """half(x) is x/2."""
    expect(submission.sizes.half(3) == 1.5, Verdict.WRONG_VALUE, "half(3) is 1.5")
'''
PICTURES = """
import numpy as np
from grader.testing import curve, matrix
def double(submission):
    return matrix("M", "i", "j", np.eye(2), np.eye(2))
def half(submission, calls):
    (x,) = calls[-1].arguments
    places = [x, x + 1.0]
    yield curve("C", "x", "y", places, [x / 2.0, x / 2.0 + 0.5], [submission.sizes.half(x) for x in places])
PICTURES = {"sizes.double": double, "S-HALF-1": half}
"""
BELIEF = '''"""Doubling adds two.

It does so for 2 only.
"""

REPLACES = "sizes.double"
FAILS = ("S-DOUBLE-1",)
HINT = "Try it with 3."


def double(x):
    return x + 2
'''
RULE = """[[rules.within]]
function = "sizes.double"
calls = ["_times"]
why = "no help"
"""
TOML = """title = "Sizes"
template = "{name}_template"
reference = "{name}_reference"
[[units]]
name = "sizes"
title = "Sizes"
points = 2
functions = ["double", "half"]
"""
Build = Callable[..., str]


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Write a course and return its name; each part can be replaced."""
    monkeypatch.syspath_prepend(str(tmp_path))
    name = f"sizes_{tmp_path.name}"

    def write(
        solution: str = SOLUTION,
        stubs: str = STUBS,
        tests: str = TESTS,
        toml: str = TOML,
        pictures: str = PICTURES,
        **beliefs: str,
    ) -> str:
        for package, files in {
            name: {"test_sizes.py": tests, "course.toml": toml.format(name=name)},
            f"{name}_reference": {"sizes.py": solution},
            f"{name}_template": {"sizes.py": stubs},
        }.items():
            (tmp_path / package).mkdir()
            for path, text in {"__init__.py": "", **files}.items():
                (tmp_path / package / path).write_text(text)
        if pictures:
            (tmp_path / name / "pictures.py").write_text(pictures)
        for path, text in (beliefs or {"sizes__adds_two": BELIEF}).items():
            unit, _, id = path.partition("__")
            folder = tmp_path / name / "misconceptions" / unit
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{id}.py").write_text(text)
        return name

    return write


def checked(name: str) -> CourseCheck:
    return check_course(load_course(name), seed=0)


def test_a_course_in_order_has_no_problems_and_its_gaps_are_listed(build: Build) -> None:
    done = checked(build())
    assert done.problems == ()
    assert done.uncaught == ("S-HALF-1",)
    assert done.figures["reference"] == "2 of 2 requirements met"
    assert done.figures["template"] == "0 of 2 requirements met"
    assert done.figures["misconceptions"] == "1 of 1 noticed by the requirements they name"
    assert done.figures["pictures"] == "of 2 subjects and requirements"


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"solution": SOLUTION.replace("0.5", "0.4")}, "the reference fails S-HALF-1 (wrong value)"),
        (
            {"stubs": STUBS.replace("raise NotImplementedError", "return 2 * x", 1)},
            "the template earns S-DOUBLE-1",
        ),
        (
            {"stubs": STUBS.replace("Return 2x.", "Return x.")},
            "reference and template differ in sizes.py: double",
        ),
        ({"stubs": STUBS.replace("half(x: ", "half(y: ")}, "reference and template differ in sizes.py: half"),
        (
            {"stubs": STUBS.replace("halving.", "more.")},
            "reference and template differ in sizes.py: module docstring",
        ),
        (
            {"solution": SOLUTION + "\ndef third(x):\n    return x / 3\n"},
            "reference and template differ in sizes.py: third",
        ),
        ({"tests": TESTS.replace("Half of one?", " ")}, "S-HALF-1 has no hint"),
        (
            {"tests": TESTS.replace("points=1", "points=2", 1).replace("points=1", "points=0")},
            "S-HALF-1 is worth 0 points",
        ),
        (
            {"toml": TOML.replace('"half"', '"half", "third"')},
            "sizes.third is in course.toml, but nothing is required of it",
        ),
        ({"toml": TOML.replace('"half"', '"third"')}, "sizes.half is judged, but not in course.toml"),
        ({"toml": TOML.replace('"half"', '"half", "third"')}, "the template does not define sizes.third"),
        ({"sizes__right": BELIEF.replace("x + 2", "2 * x")}, "right is not noticed by S-DOUBLE-1"),
        (
            {"sizes__other": BELIEF.replace('"S-DOUBLE-1",', '"S-HALF-1",')},
            "other is not noticed by S-HALF-1",
        ),
        (
            {"sizes__gone": BELIEF.replace('"S-DOUBLE-1",', '"S-DOUBLE-9",')},
            "gone names S-DOUBLE-9, which is no requirement",
        ),
        (
            {"sizes__new": BELIEF.replace("double", "treble").replace("S-DOUBLE-1", "S-HALF-1")},
            "new replaces sizes.treble, which the reference does not define",
        ),
        (
            {"pictures": PICTURES.replace("sizes.double", "sizes.treble")},
            "sizes.treble has a picture, and is neither a subject nor a requirement",
        ),
        (
            {"pictures": PICTURES.replace("np.eye(2))", "np.eye(3))")},
            "the picture of sizes.double shows a mistake in the reference",
        ),
        (
            {"pictures": PICTURES.replace("np.eye(2))", "1 / 0)")},
            "the picture of sizes.double cannot be made: ZeroDivisionError: division by zero",
        ),
        (
            {"pictures": PICTURES.replace("return matrix(", "return (")},
            "the picture of sizes.double cannot be made: TypeError: the sketch gave str, expected pictures "
            "made by curve, matrix or path",
        ),
        (
            {"pictures": PICTURES.replace("calls[-1]", "calls[99]")},
            "the picture of S-HALF-1 cannot be made: IndexError: tuple index out of range",
        ),
    ],
)
def test_what_is_out_of_order_is_named(build: Build, changes: dict[str, str], problem: str) -> None:
    assert problem in checked(build(**changes)).problems


@pytest.mark.parametrize(
    ("belief", "words"),
    [
        (BELIEF.replace("def double", "def double("), r"broken\.py, line \d+: "),
        (
            BELIEF.replace("\n\nIt does so for 2 only.\n", ""),
            "must be a title, an empty line and an explanation",
        ),
        (BELIEF.replace('"sizes.double"', '"double"'), r"REPLACES is 'double', expected .*\"sizes\.name\""),
        (BELIEF.replace('("S-DOUBLE-1",)', "()"), r"FAILS is \(\), expected a tuple"),
        (BELIEF.replace('"Try it with 3."', "3"), "HINT is 3, expected a sentence"),
        (BELIEF.replace("def double", "def doubled"), "does not define double"),
    ],
)
def test_a_misconception_that_says_too_little_is_refused(build: Build, belief: str, words: str) -> None:
    with pytest.raises(GraderFault, match=rf"misconceptions/sizes/broken\.py.*{words}|{words}"):
        checked(build(sizes__broken=belief))


def test_a_broken_module_of_pictures_is_a_problem_of_the_course(build: Build) -> None:
    (problem,) = checked(build(pictures="import nothing_of_this_name")).problems
    assert "pictures cannot be used: ModuleNotFoundError" in problem


def test_a_misconception_of_no_unit_is_refused(build: Build) -> None:
    with pytest.raises(GraderFault, match="misconceptions/weights is named after no unit"):
        checked(build(weights__belief=BELIEF))


@pytest.mark.parametrize("line", ['reference = "{name}_reference"', 'template = "{name}_template"'])
def test_a_package_that_is_not_installed_is_named(build: Build, line: str) -> None:
    with pytest.raises(UsageFault, match="its package no_such_package is not installed"):
        checked(build(toml=TOML.replace(line, line.split(" = ")[0] + ' = "no_such_package"')))


def test_a_course_without_a_reference_cannot_be_checked(toy_course: str) -> None:
    with pytest.raises(UsageFault, match=r"course\.toml names no reference"):
        checked(toy_course)


def test_the_exit_code_says_whether_the_course_holds(
    build: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check-course", "--course", build()]) == 0
    out, err = capsys.readouterr()
    assert out.endswith("no problems\n")
    assert "S-HALF-1" in out
    assert err == ""


def test_a_course_that_does_not_hold_exits_with_1(build: Build, capsys: pytest.CaptureFixture[str]) -> None:
    name = build(solution=SOLUTION.replace("0.5", "0.4"))
    assert cli.main(["check-course", "--course", name]) == 1
    assert "✗ the reference fails S-HALF-1 (wrong value)" in capsys.readouterr().out


def test_a_folder_called_like_a_command_is_graded_by_its_path(
    tmp_path: Path, toy_course: str, capsys: pytest.CaptureFixture[str], warm_start: None
) -> None:
    folder = tmp_path / "check-course"
    folder.mkdir()
    (folder / "ledger.py").write_text("")
    assert cli.main([str(folder), "--course", toy_course]) == 0
    assert cli.main(["grade", str(folder), "--course", toy_course]) == 0
    assert capsys.readouterr().out.count("0 of 10 points") >= 2


def test_a_reference_that_breaks_a_rule_of_the_course_is_named(build: Build) -> None:
    course = build(toml=TOML + RULE)
    problems = check_course(load_course(course), seed=0).problems
    assert problems == (
        "the reference breaks a rule of the course: sizes.py, line 6: double calls _times: no help",
    )
