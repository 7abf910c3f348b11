"""The course itself is in order: what `check-course` says of it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from grader.course import load_course
from grader.course_check import CourseCheck, check_course

KILL_MATRIX = Path(__file__).resolve().parents[2] / "docs" / "kill-matrix.toml"


@pytest.fixture(scope="module")
def done() -> CourseCheck:
    return check_course(load_course("spec_tests"), seed=0)


def test_the_course_has_no_problems(done: CourseCheck) -> None:
    assert done.problems == ()


def test_each_misconception_fails_exactly_what_the_kill_matrix_says(done: CourseCheck) -> None:
    """In its own unit; the rest of a row takes a grade of the whole course, which the script makes."""
    rows = tomllib.loads(KILL_MATRIX.read_text(encoding="utf-8"))
    assert rows.keys() == done.caught.keys()
    prefixes = {id: {name.partition("-")[0] for name in names} for id, names in done.caught.items()}
    for id, names in done.caught.items():
        assert {name for name in rows[id] if name.partition("-")[0] in prefixes[id]} == names, id
