"""A function that takes a function."""

from __future__ import annotations

from grader.testing import Formula, Submission, Tolerance, checks, expect_close, requirement

NEAR = Tolerance(0.0, 1e-6, "The accuracy that the course asks of a search.")


@requirement(
    "SEARCH-BISECT-1", of="bisect", points=2, hint="In which half of the interval does the sign change?"
)
def test_bisect_finds_the_zero_of_a_line(submission: Submission) -> None:
    """bisect(f, low, high) is within 1e-6 of the zero of an increasing function f."""
    expect_close(submission.searching.bisect(Formula("lambda x: x - 3"), 0.0, 10.0), 3.0, NEAR)


@checks("SEARCH-BISECT-1")
def test_bisect_finds_the_zero_of_a_curve(submission: Submission) -> None:
    """A search finds the square root of two."""
    expect_close(submission.searching.bisect(Formula("lambda x: x * x - 2"), 0.0, 2.0), 2.0**0.5, NEAR)
