"""Gradient descent: what a step and a descent refuse."""

from __future__ import annotations

import numpy as np

from grader.testing import (
    Formula,
    Submission,
    expect_close,
    expect_error,
    expect_errors,
    expect_list,
    requirement,
)

from .gradient_descent_cases import BOWL
from .tolerances import EXACT

_STEP = ("gradient_descent.gradient_step",)


@requirement(
    "GD-STEP-3",
    of="gradient_step",
    points=0.2,
    hint="NumPy broadcasts a gradient of another shape without a word. Compare the shapes first.",
)
def test_gradient_step_shapes(submission: Submission) -> None:
    """A gradient of another shape than x is a ValueError, even where NumPy would broadcast it."""
    function = submission.gradient_descent.gradient_step
    expect_close(function(np.ones((2, 3)), np.zeros((2, 3)), 0.5), np.ones((2, 3)), EXACT)
    unequal = (((3,), (2,)), ((3,), (1,)), ((2, 3), (3,)), ((3,), (3, 1)), ((3,), ()))
    expect_errors(
        function,
        [
            ([np.ones(x), np.ones(slope), 0.5], f"an x of shape {x}, a gradient of {slope}")
            for x, slope in unequal
        ],
    )


@requirement(
    "GD-DESCENT-6",
    of="gradient_descent",
    points=0.3,
    hint="A negative rate climbs and a rate of 0 stands still. Check it before the first step.",
    needs=_STEP,
)
def test_gradient_descent_rate(submission: Submission) -> None:
    """A learning_rate that is not above 0 is a ValueError, one above 0 is not."""
    _expect_valid(submission)
    rates = (0, -0.1, 0.0, -1)
    bad = [([BOWL, np.array([1.0, 2.0])], f"a rate of {rate}") for rate in rates]
    keywords = [{"learning_rate": rate, "max_iterations": 3} for rate in rates]
    expect_errors(submission.gradient_descent.gradient_descent, bad, keywords)


@requirement(
    "GD-DESCENT-7",
    of="gradient_descent",
    points=0.6,
    hint="A comparison with nan is never true, so a loop can run on with it. Check every gradient.",
    needs=_STEP,
)
def test_gradient_descent_diverges(submission: Submission) -> None:
    """A gradient that is not finite, at the start or on the way, raises FloatingPointError; others do not."""
    _expect_valid(submission)
    diverging = (
        ("lambda x: x * np.nan", "a gradient of nan"),
        ("lambda x: np.array([1.0, -np.inf])", "one infinite entry"),
        ("lambda x: np.where(x > 4, np.nan, -1.0)", "a gradient that turns nan on the way"),
        ("lambda x: np.where(x > 4, np.inf, -1.0)", "a gradient that overflows on the way"),
    )
    calls = [([Formula(text), np.array([1.5, 0.5]), 0.5, 20], rule) for text, rule in diverging]
    expect_errors(submission.gradient_descent.gradient_descent, calls, error="FloatingPointError")


@requirement(
    "GD-DESCENT-11",
    of="gradient_descent",
    points=0.2,
    hint="Subtracting a gradient of another shape may broadcast. Compare it with the shape of x0.",
    needs=_STEP,
)
def test_gradient_descent_shapes(submission: Submission) -> None:
    """A gradient of another shape than x0 is a ValueError, even where NumPy would broadcast it."""
    _expect_valid(submission)
    calls = [
        (
            [Formula(f"lambda x: np.ones({shape})"), np.array([1.0, 2.0]), 0.1, 3],
            f"an x0 of shape (2,), a gradient of {shape}",
        )
        for shape in ((3,), (1,), (2, 1), ())
    ]
    expect_errors(submission.gradient_descent.gradient_descent, calls)


@requirement(
    "GD-DESCENT-12",
    of="gradient_descent",
    points=0.1,
    hint="There is no such thing as -1 updates. Check max_iterations before the first step.",
    needs=_STEP,
)
def test_gradient_descent_negative_limit(submission: Submission) -> None:
    """A negative max_iterations is a ValueError, a positive one is not."""
    _expect_valid(submission)
    arguments, keywords = [BOWL, np.array([1.0, 2.0])], {"max_iterations": -1}
    function = submission.gradient_descent.gradient_descent
    expect_error(function, arguments, "max_iterations = -1", keywords)


def _expect_valid(submission: Submission) -> None:
    """Judge a call that is no mistake, by a point that most slips in the updates leave alone."""
    start = np.array([0.5, -2.0])
    point, _ = expect_list(submission.gradient_descent.gradient_descent(BOWL, start, 0.1, 3), 2)
    expect_close(point, start, EXACT, "the point reached from the minimum")
