"""The course itself is in order: what `check-course` says of it."""

from __future__ import annotations

from grader.course import load_course
from grader.course_check import check_course


def test_the_course_has_no_problems() -> None:
    done = check_course(load_course("spec_tests"), seed=0)
    assert done.problems == ()
