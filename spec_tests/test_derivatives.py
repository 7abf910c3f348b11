"""Difference quotients of one variable: forward, central, partial."""

from __future__ import annotations

import numpy as np

from grader.testing import (
    Formula,
    Source,
    Submission,
    Trial,
    expect_close,
    expect_error,
    expect_unchanged,
    requirement,
)
from reference import derivatives as right

from .activations_cases import locked
from .derivatives_cases import (
    FIELDS,
    OVERWRITING_SQUARES,
    SCALAR_FUNCTIONS,
    WIDE_FUNCTIONS,
    Differentiable,
    at_a_point,
)
from .tolerances import DEFAULT_DIFFERENCE, EXACT, NUMERICAL_GRADIENT, STATED_DIFFERENCE

STEPS = (0.5, 0.125, 0.1, 0.01, 0.001)
PLANE = Formula("lambda x: 3 * x[0] - 5 * x[1]")
SQUARES = Formula("lambda x: np.sum(x ** 2)")
CUBES = Formula("lambda x: np.sum(x ** 3)")

_Quotient = tuple[Differentiable, float, float]


def _with_step(source: Source) -> _Quotient:
    function, x = at_a_point(SCALAR_FUNCTIONS)(source)
    return function, x, source.choice(STEPS)


@requirement(
    "DER-FORWARD-1",
    of="forward_difference",
    points=0.4,
    hint="How far does f rise from x to x + h, and over which distance?",
)
def test_forward_difference_value(submission: Submission, for_all: Trial) -> None:
    """forward_difference(f, x, h) is (f(x + h) - f(x)) / h, with the step as given."""
    function = submission.derivatives.forward_difference

    def rule(drawn: _Quotient) -> None:
        f, x, h = drawn[0].function, drawn[1], drawn[2]
        want = right.forward_difference(f, x, h)
        expect_close(function(f, x, h), want, STATED_DIFFERENCE)
        expect_close(function(f, np.array(x), h=h), want, STATED_DIFFERENCE)

    for_all(rule, _with_step)
    # Of a step that is scaled with x although it was given, these show most.
    rule((SCALAR_FUNCTIONS[2], -1.75, 0.125))
    rule((SCALAR_FUNCTIONS[1], 2.0, 0.5))


@requirement(
    "DER-FORWARD-2",
    of="forward_difference",
    points=0.2,
    hint="For f(x) = x ** 2 at 0 the forward difference is the step itself.",
)
def test_forward_difference_default(submission: Submission) -> None:
    """The step of forward_difference(f, x) is 1e-6 when it is not given."""
    got = submission.derivatives.forward_difference(Formula("lambda x: x ** 2"), 0)
    expect_close(got, 1e-6, EXACT)


@requirement(
    "DER-CENTRAL-1",
    of="central_difference",
    points=0.55,
    hint="For x ** 2 the central difference is exact for every step, and for f(x) = x it is 1.",
)
def test_central_difference_value(submission: Submission, for_all: Trial) -> None:
    """central_difference(f, x, h) is (f(x + h) - f(x - h)) / (2 h), with the step as given."""
    function = submission.derivatives.central_difference

    def rule(drawn: _Quotient) -> None:
        f, x, h = drawn[0].function, drawn[1], drawn[2]
        want = right.central_difference(f, x, h)
        expect_close(function(f, x, h), want, STATED_DIFFERENCE)
        expect_close(function(f, np.array(x), h=h), want, STATED_DIFFERENCE)

    for_all(rule, _with_step)
    # Of a step that is scaled with x although it was given, these show most.
    rule((SCALAR_FUNCTIONS[2], -1.75, 0.125))
    rule((SCALAR_FUNCTIONS[1], 2.0, 0.5))


@requirement(
    "DER-CENTRAL-2",
    of="central_difference",
    points=0.75,
    hint="A large step feels the curvature of f, a tiny one its rounding. Which lies between?",
)
def test_central_difference_default(submission: Submission, for_all: Trial) -> None:
    """central_difference(f, x) picks a step that leaves a relative error of at most 1e-7."""

    def rule(drawn: tuple[Differentiable, float]) -> None:
        f, x = drawn
        got = submission.derivatives.central_difference(f.function, x)
        expect_close(got, f.derivative(x), DEFAULT_DIFFERENCE)

    for_all(rule, at_a_point(SCALAR_FUNCTIONS), count=4)
    # At and near 0 a step relative to x alone would vanish.
    for x in (0.0, 1e-6, 1.0):
        rule((SCALAR_FUNCTIONS[2], x))
    rule((SCALAR_FUNCTIONS[1], 2))


@requirement(
    "DER-CENTRAL-3",
    of="central_difference",
    points=0.5,
    hint="Next to 1e8 a step of 1e-6 is lost in rounding. How should the step depend on x?",
)
def test_central_difference_far_out(submission: Submission, for_all: Trial) -> None:
    """central_difference(f, x, h=None) scales its step with max(1, |x|): it is as accurate at x = 1e8."""

    def rule(drawn: tuple[Differentiable, float, float]) -> None:
        f, x, scale = drawn
        got = submission.derivatives.central_difference(f.function, scale * x, h=None)
        expect_close(got, f.derivative(scale * x), DEFAULT_DIFFERENCE)

    def case(source: Source) -> tuple[Differentiable, float, float]:
        f, x = at_a_point(WIDE_FUNCTIONS)(source)
        return f, x, source.choice([1e8, -1e8])

    for_all(rule, case, count=4)
    rule((WIDE_FUNCTIONS[1], 0.75, -1e8))


@requirement(
    "DER-PARTIAL-1",
    of="partial_derivative",
    points=0.55,
    hint="Only the coordinate i moves; all others stay where they are.",
    needs=("derivatives.central_difference",),
)
def test_partial_derivative_value(submission: Submission, for_all: Trial) -> None:
    """partial_derivative(f, x, i) is the derivative of f by x[i] alone; the step h is used as given."""
    function = submission.derivatives.partial_derivative

    def rule(drawn: tuple[Differentiable, np.ndarray, int]) -> None:
        f, x, i = drawn
        want = np.asarray(f.derivative(x))[i]
        expect_close(function(f.function, x, i), want, NUMERICAL_GRADIENT)

    def case(source: Source) -> tuple[Differentiable, np.ndarray, int]:
        n = source.integer(2, 5)
        f = source.choice(FIELDS)
        return f, source.array((n,), 0.5, 2.0), source.integer(0, n - 1)

    for_all(rule, case)
    for i, want in enumerate((3.0, -5.0)):
        expect_close(function(PLANE, np.array([1.5, 2.0]), i), want, NUMERICAL_GRADIENT)
    # The central difference of x ** 3 is 3 x ** 2 + h ** 2.
    expect_close(function(CUBES, np.array([1.5, 2.0]), 1, 0.5), 12.25, STATED_DIFFERENCE)
    expect_close(function(CUBES, np.array([1.5, 2.0]), 0, h=0.25), 6.8125, STATED_DIFFERENCE)


@requirement(
    "DER-PARTIAL-2",
    of="partial_derivative",
    points=0.25,
    hint="The coordinates of n numbers are 0 to n - 1; say so in the error's message.",
    needs=("derivatives.central_difference",),
)
def test_partial_derivative_index(submission: Submission) -> None:
    """An index i beyond the last coordinate of x is a ValueError, one within x is not."""
    valid = submission.derivatives.partial_derivative(PLANE, np.array([1.5, 2.0]), 1)
    expect_close(valid, -5.0, NUMERICAL_GRADIENT)
    for i in (2, 5):
        arguments = [PLANE, np.array([1.5, 2.0]), i]
        expect_error(submission.derivatives.partial_derivative, arguments, f"i = {i} for two entries")


@requirement(
    "DER-PARTIAL-3",
    of="partial_derivative",
    points=0.25,
    hint="Move a float64 copy of x: the caller's stays as it was, and integers do not truncate.",
    needs=("derivatives.central_difference",),
)
def test_partial_derivative_conventions(submission: Submission) -> None:
    """partial_derivative takes x of any real type and layout, leaves it alone, and gives f fresh arrays."""
    function = submission.derivatives.partial_derivative
    for x in ([1, 2, 3], np.array([1, 2, 3]), locked(np.array([1.0, 2.0, 3.0], dtype=np.float32))):
        expect_close(function(SQUARES, x, 1), 4.0, NUMERICAL_GRADIENT)
    arguments = [OVERWRITING_SQUARES, np.array([1.5, -2.5]), 1]
    seen = function.observe(arguments, keep_arguments=True)
    expect_unchanged(arguments, seen.arguments)
    expect_close(seen.value, -5.0, NUMERICAL_GRADIENT)


@requirement(
    "DER-PARTIAL-4",
    of="partial_derivative",
    points=0.1,
    hint="A step of 1e-6 is lost next to 1e8, and at 0 a multiple of x[i] is none. What suits both?",
    needs=("derivatives.central_difference",),
)
def test_partial_derivative_far_out(submission: Submission) -> None:
    """The step of partial_derivative(f, x, i) is scaled with max(1, abs(x[i])): it suits 1e8 and 0 side by
    side.
    """
    function, x = submission.derivatives.partial_derivative, np.array([0.75e8, 0.0, 1e-6])
    far = Formula("lambda x: 1e8 * np.sin(x[0] / 1e8) + x[1]")
    expect_close(function(far, x, 0), np.cos(0.75), NUMERICAL_GRADIENT)
    for i in (1, 2):
        near = Formula(f"lambda x: np.exp(x[{i}])")
        expect_close(function(near, x, i), np.exp(x[i]), NUMERICAL_GRADIENT)
