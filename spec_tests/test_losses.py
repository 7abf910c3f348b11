"""Half the squared error and the mean squared error, with their gradients."""

from __future__ import annotations

import numpy as np

from grader.testing import Submission, Trial, expect_close, requirement
from reference import losses as right

from .activations_cases import expect_conventions
from .losses_cases import (
    COLUMNS,
    Pair,
    expect_equal_shapes_only,
    numbers,
)
from .tolerances import EXACT

ARRAYS = [
    np.array([[1.5, -0.5], [0.25, 2.0], [3.0, -1.0]]),
    np.array([[1.0, 0.5], [-0.75, 2.5], [0.5, 1.0]]),
]
INTEGERS = [[[1, 0], [2, -1], [3, 4]], [[0, 0], [1, 1], [-2, 5]]]
ONE_ROW = np.array([[1.5, -0.5, 2.0]]), np.array([[1.0, 1.0, -0.5]])


@requirement(
    "LOSS-HALF-1",
    of="half_squared_error",
    points=0.8,
    hint="The sum over all entries is divided by 2 m. Is m the number of rows?",
)
def test_half_squared_error_value(submission: Submission, for_all: Trial) -> None:
    """half_squared_error is the sum of all squared errors, divided by twice the number of rows."""

    def rule(pair: Pair) -> None:
        expect_close(submission.losses.half_squared_error(*pair), right.half_squared_error(*pair), EXACT)

    for columns in COLUMNS:
        for_all(rule, numbers(columns), count=2)
    rule(ONE_ROW)


@requirement(
    "LOSS-HALF-2",
    of="half_squared_error",
    points=0.2,
    hint="Subtracting (m,) from (m, 1) makes an (m, m) matrix, and an empty mean is 0 / 0.",
)
def test_half_squared_error_shapes(submission: Submission) -> None:
    """Unequal shapes, such as (m, 1) against (m,), and empty input are ValueErrors; equal shapes are not."""
    expect_equal_shapes_only(submission.losses.half_squared_error, right.half_squared_error)


@requirement(
    "LOSS-HALF-3",
    of="half_squared_error",
    points=0.1,
    hint="Convert both arguments to float64 arrays first, and write to neither.",
)
def test_half_squared_error_conventions(submission: Submission) -> None:
    """Lists and arrays of any real type and layout are taken, left as they were, and computed in float64."""
    function = submission.losses.half_squared_error
    expect_conventions(function, right.half_squared_error, ARRAYS, INTEGERS)


@requirement(
    "LOSS-HALFGRAD-1",
    of="half_squared_error_gradient",
    points=0.8,
    hint="What becomes of the half when a square is differentiated, and what of 1 / m?",
)
def test_half_squared_error_gradient_value(submission: Submission, for_all: Trial) -> None:
    """half_squared_error_gradient is the gradient of half_squared_error by the prediction."""

    def rule(pair: Pair) -> None:
        expect_close(
            submission.losses.half_squared_error_gradient(*pair),
            right.half_squared_error_gradient(*pair),
            EXACT,
        )

    for columns in COLUMNS:
        for_all(rule, numbers(columns), count=2)
    rule(ONE_ROW)


@requirement(
    "LOSS-HALFGRAD-2",
    of="half_squared_error_gradient",
    points=0.2,
    hint="Subtracting (m,) from (m, 1) makes an (m, m) matrix, and an empty mean is 0 / 0.",
)
def test_half_squared_error_gradient_shapes(submission: Submission) -> None:
    """Unequal shapes, such as (m, 1) against (m,), and empty input are ValueErrors; equal shapes are not."""
    expect_equal_shapes_only(submission.losses.half_squared_error_gradient, right.half_squared_error_gradient)


@requirement(
    "LOSS-HALFGRAD-3",
    of="half_squared_error_gradient",
    points=0.1,
    hint="Convert both arguments to float64 arrays first, and write to neither.",
)
def test_half_squared_error_gradient_conventions(submission: Submission) -> None:
    """Lists and arrays of any real type and layout are taken and left as they were; the result is a new
    float64 array.
    """
    function = submission.losses.half_squared_error_gradient
    expect_conventions(function, right.half_squared_error_gradient, ARRAYS, INTEGERS)


@requirement(
    "LOSS-MSE-1",
    of="mean_squared_error",
    points=0.8,
    hint="A mean over all entries: how many entries does an (m, k) array have?",
)
def test_mean_squared_error_value(submission: Submission, for_all: Trial) -> None:
    """mean_squared_error is the mean of the squared errors over all entries."""

    def rule(pair: Pair) -> None:
        expect_close(submission.losses.mean_squared_error(*pair), right.mean_squared_error(*pair), EXACT)

    for columns in COLUMNS:
        for_all(rule, numbers(columns), count=2)
    rule(ONE_ROW)


@requirement(
    "LOSS-MSE-2",
    of="mean_squared_error",
    points=0.2,
    hint="Subtracting (m,) from (m, 1) makes an (m, m) matrix, and an empty mean is 0 / 0.",
)
def test_mean_squared_error_shapes(submission: Submission) -> None:
    """Unequal shapes, such as (m, 1) against (m,), and empty input are ValueErrors; equal shapes are not."""
    expect_equal_shapes_only(submission.losses.mean_squared_error, right.mean_squared_error)


@requirement(
    "LOSS-MSE-3",
    of="mean_squared_error",
    points=0.1,
    hint="Convert both arguments to float64 arrays first, and write to neither.",
)
def test_mean_squared_error_conventions(submission: Submission) -> None:
    """Lists and arrays of any real type and layout are taken, left as they were, and computed in float64."""
    function = submission.losses.mean_squared_error
    expect_conventions(function, right.mean_squared_error, ARRAYS, INTEGERS)


@requirement(
    "LOSS-MSEGRAD-1",
    of="mean_squared_error_gradient",
    points=0.8,
    hint="Which factor does the square leave, and how many entries was the mean over?",
)
def test_mean_squared_error_gradient_value(submission: Submission, for_all: Trial) -> None:
    """mean_squared_error_gradient is the gradient of mean_squared_error by the prediction."""

    def rule(pair: Pair) -> None:
        expect_close(
            submission.losses.mean_squared_error_gradient(*pair),
            right.mean_squared_error_gradient(*pair),
            EXACT,
        )

    for columns in COLUMNS:
        for_all(rule, numbers(columns), count=2)
    rule(ONE_ROW)


@requirement(
    "LOSS-MSEGRAD-2",
    of="mean_squared_error_gradient",
    points=0.2,
    hint="Subtracting (m,) from (m, 1) makes an (m, m) matrix, and an empty mean is 0 / 0.",
)
def test_mean_squared_error_gradient_shapes(submission: Submission) -> None:
    """Unequal shapes, such as (m, 1) against (m,), and empty input are ValueErrors; equal shapes are not."""
    expect_equal_shapes_only(submission.losses.mean_squared_error_gradient, right.mean_squared_error_gradient)


@requirement(
    "LOSS-MSEGRAD-3",
    of="mean_squared_error_gradient",
    points=0.1,
    hint="Convert both arguments to float64 arrays first, and write to neither.",
)
def test_mean_squared_error_gradient_conventions(submission: Submission) -> None:
    """Lists and arrays of any real type and layout are taken and left as they were; the result is a new
    float64 array.
    """
    function = submission.losses.mean_squared_error_gradient
    expect_conventions(function, right.mean_squared_error_gradient, ARRAYS, INTEGERS)
