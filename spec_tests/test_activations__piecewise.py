"""ReLU and leaky ReLU with their derivatives."""

from __future__ import annotations

import numpy as np

from grader.testing import (
    RemoteFunction,
    Source,
    Submission,
    Trial,
    Verdict,
    as_array,
    expect,
    expect_close,
    expect_unchanged,
    requirement,
)
from reference import activations as right

from .activations_cases import any_shape, expect_conventions, expect_elementwise, expect_quiet, expect_stable
from .strategies import KINK
from .tolerances import EXACT

Z = np.array([[[-3.0, -0.5], [0.25, 1.5], [2.0, 0.75]], [[-1.25, 4.0], [-2.5, 3.5], [1.0, -0.125]]])
FAR = np.array([-1e4, -1000.0, 1000.0, 1e4])
INTEGERS = [[-10000, -2, 3], [1, 10000, -1]]
SLOPES = (0.5, 0.25, 0.125, 0.1, 0.01)
UNUSUAL_SLOPES = (2.0, 0.0, -0.5)


@requirement(
    "ACT-RELU-1",
    of="relu",
    points=0.5,
    hint="Positive entries pass unchanged. What becomes of the others?",
)
def test_relu_value(submission: Submission, for_all: Trial) -> None:
    """relu(z) is the larger of z and 0 for every entry, without a warning for |z| up to 1e4."""

    def rule(z: np.ndarray) -> None:
        expect_stable(submission.activations.relu, right.relu, [z])

    for_all(rule, any_shape(-6, 6))
    rule(FAR)


@requirement(
    "ACT-RELU-2",
    of="relu",
    points=0.3,
    hint="The caller still needs z for the backward pass. Is the result a new float64 array?",
)
def test_relu_conventions(submission: Submission) -> None:
    """relu(z) takes numbers, lists and arrays of any real type, layout and size, changes none of them, and
    returns new float64 values.
    """
    relu = submission.activations.relu
    expect_conventions(relu, right.relu, [Z], [INTEGERS])
    expect_conventions(relu, right.relu, [np.abs(Z)], [[3, 0, 1]])
    expect_elementwise(relu, right.relu, -2)


@requirement(
    "ACT-RELUPRIME-1",
    of="relu_derivative",
    points=0.5,
    hint="Sketch relu: which slope does it have to the left of 0, which to the right?",
)
def test_relu_derivative_value(submission: Submission, for_all: Trial) -> None:
    """relu_derivative(z) is 1 where z > 0 and 0 where z < 0, without a warning for |z| up to 1e4."""

    def rule(z: np.ndarray) -> None:
        expect_stable(submission.activations.relu_derivative, right.relu_derivative, [z])

    for_all(rule, any_shape(-6, 6, KINK))
    rule(FAR)


@requirement(
    "ACT-RELUPRIME-2",
    of="relu_derivative",
    points=0.15,
    hint="Any slope between those left and right of 0 will do, but it must be a number.",
)
def test_relu_derivative_at_zero(submission: Submission) -> None:
    """relu_derivative(z) lies in [0, 1] where z is exactly 0, without a warning."""
    _expect_between(submission.activations.relu_derivative, 0.0)


@requirement(
    "ACT-RELUPRIME-3",
    of="relu_derivative",
    points=0.1,
    hint="A comparison gives truth values; the result should be a new array of float64.",
)
def test_relu_derivative_conventions(submission: Submission) -> None:
    """relu_derivative(z) takes numbers, lists and arrays of any real type, layout and size, changes none
    of them, and returns new float64 values.
    """
    function = submission.activations.relu_derivative
    expect_conventions(function, right.relu_derivative, [Z], [INTEGERS])
    expect_elementwise(function, right.relu_derivative, 3)


def _with_slope(source: Source) -> tuple[np.ndarray, float]:
    return any_shape(-6, 6, KINK)(source), source.choice(SLOPES)


@requirement(
    "ACT-LEAKY-1",
    of="leaky_relu",
    points=0.4,
    hint="Positive entries pass unchanged. What are the others multiplied by?",
)
def test_leaky_relu_value(submission: Submission, for_all: Trial) -> None:
    """leaky_relu(z, slope=0.01) is z where z > 0 and slope * z elsewhere, whatever the slope, without a
    warning up to 1e4.
    """
    leaky_relu = submission.activations.leaky_relu

    def rule(drawn: tuple[np.ndarray, float]) -> None:
        z, slope = drawn
        expect_stable(leaky_relu, right.leaky_relu, [z])
        expect_close(leaky_relu(z, slope), right.leaky_relu(z, slope), EXACT)
        expect_close(leaky_relu(z, slope=slope), right.leaky_relu(z, slope), EXACT)

    for_all(rule, _with_slope)
    rule((FAR, 0.25))
    # For a slope above 1, the larger of z and slope * z is the other one.
    for slope in UNUSUAL_SLOPES:
        expect_close(leaky_relu(Z, slope), right.leaky_relu(Z, slope), EXACT)


@requirement(
    "ACT-LEAKY-2",
    of="leaky_relu",
    points=0.1,
    hint="The caller still needs z for the backward pass. Is the result a new float64 array?",
)
def test_leaky_relu_conventions(submission: Submission) -> None:
    """leaky_relu(z) takes numbers, lists and arrays of any real type, layout and size, changes none of
    them, and returns new float64 values.
    """
    function = submission.activations.leaky_relu
    expect_conventions(function, right.leaky_relu, [np.abs(Z)], [[3, 2, 1]])
    expect_elementwise(function, right.leaky_relu, 2)
    _expect_no_truncation(function)


@requirement(
    "ACT-LEAKYPRIME-1",
    of="leaky_relu_derivative",
    points=0.55,
    hint="Sketch leaky relu for slope = 0.5: how steep is it left of 0, how steep right of it?",
)
def test_leaky_relu_derivative_value(submission: Submission, for_all: Trial) -> None:
    """leaky_relu_derivative(z, slope=0.01) is 1 for z > 0 and slope for z < 0, whatever the slope, without a
    warning up to 1e4.
    """
    function = submission.activations.leaky_relu_derivative

    def rule(drawn: tuple[np.ndarray, float]) -> None:
        z, slope = drawn
        expect_stable(function, right.leaky_relu_derivative, [z])
        expect_close(function(z, slope), right.leaky_relu_derivative(z, slope), EXACT)
        expect_close(function(z, slope=slope), right.leaky_relu_derivative(z, slope), EXACT)

    for_all(rule, _with_slope)
    rule((FAR, 0.25))
    for slope in UNUSUAL_SLOPES:
        expect_close(function(Z, slope), right.leaky_relu_derivative(Z, slope), EXACT)


@requirement(
    "ACT-LEAKYPRIME-2",
    of="leaky_relu_derivative",
    points=0.1,
    hint="An integer array cannot hold a slope of 0.01; build a new array of float64.",
)
def test_leaky_relu_derivative_conventions(submission: Submission) -> None:
    """leaky_relu_derivative(z) takes numbers, lists and arrays of any real type, layout and size, changes
    none of them, and returns new float64 values.
    """
    function = submission.activations.leaky_relu_derivative
    expect_conventions(function, right.leaky_relu_derivative, [np.abs(Z)], [[3, 2, 1]])
    expect_elementwise(function, right.leaky_relu_derivative, 2)
    _expect_no_truncation(function)


@requirement(
    "ACT-LEAKYPRIME-3",
    of="leaky_relu_derivative",
    points=0.1,
    hint="Any slope between those left and right of 0 will do, but it must be a number.",
)
def test_leaky_relu_derivative_at_zero(submission: Submission) -> None:
    """leaky_relu_derivative(z, slope) lies between slope and 1 where z is exactly 0, without a warning."""
    _expect_between(submission.activations.leaky_relu_derivative, 0.25, 0.25)


def _expect_no_truncation(function: RemoteFunction) -> None:
    """Judge below 0 that integers are as good as floats and that z stays; the formula is judged elsewhere."""
    arguments = [np.array(INTEGERS, dtype=np.float64)]
    seen = function.observe(arguments, keep_arguments=True)
    expect_unchanged(arguments, seen.arguments)
    expect_close(function(INTEGERS), as_array(seen.value, (2, 3)), EXACT, "the result for integers")


def _expect_between(function: RemoteFunction, left: float, *slope: float) -> None:
    """Judge that the derivative at 0 lies between `left` and 1, the slopes beside it."""
    seen = function.observe([np.array([0.0, -1.5, 2.5]), *slope])
    slopes = as_array(seen.value, (3,))
    expect_close(slopes[1:], np.array([left, 1.0]), EXACT, "the derivative beside 0")
    middle = float(slopes[0])
    expected = f"from {left:g} to 1"
    message = f"the derivative at 0 is {middle}, expected a number {expected}"
    expect(left <= middle <= 1.0, Verdict.WRONG_VALUE, message, expected, repr(middle))
    expect_quiet(seen)
