"""Numerical gradients and Jacobians."""

from __future__ import annotations

import numpy as np

from grader.testing import (
    Formula,
    Source,
    Submission,
    Trial,
    expect_close,
    expect_unchanged,
    requirement,
)

from .activations_cases import locked
from .derivatives_cases import (
    FIELDS,
    MAPS_OF_ONE,
    MAPS_OF_THREE,
    MAPS_OF_TWO,
    OVERWRITING_PRODUCTS,
    OVERWRITING_SQUARES,
    Differentiable,
    WatchedFormula,
)
from .tolerances import NUMERICAL_GRADIENT, STATED_DIFFERENCE

PLANE = Formula("lambda x: 3 * x[0] - 5 * x[1]")
SQUARES = Formula("lambda x: np.sum(x ** 2)")
CUBES = Formula("lambda x: x[0] ** 3 + x[0] * x[1] + x[1] ** 3")


@requirement(
    "DER-GRADIENT-1",
    of="numerical_gradient",
    points=0.7,
    hint="Move one coordinate at a time, and put it back before the next. 3 x0 - 5 x1 has [3, -5].",
    needs=("derivatives.partial_derivative",),
)
def test_numerical_gradient_value(submission: Submission, for_all: Trial) -> None:
    """numerical_gradient(f, x) holds the partial derivative of f by every entry; h is used as given."""
    function = submission.derivatives.numerical_gradient

    def rule(drawn: tuple[Differentiable, np.ndarray]) -> None:
        f, x = drawn
        expect_close(function(f.function, x), f.derivative(x), NUMERICAL_GRADIENT)

    def case(source: Source) -> tuple[Differentiable, np.ndarray]:
        return source.choice(FIELDS), source.array((source.integer(2, 6),), 0.5, 2.0)

    for_all(rule, case)
    x = np.array([1.5, 2.0])
    expect_close(function(PLANE, x), np.array([3.0, -5.0]), NUMERICAL_GRADIENT)
    # The central difference of x ** 3 is 3 x ** 2 + h ** 2, and that of x0 x1 is the other coordinate, unless
    # this one was left where it had been moved to.
    expect_close(function(CUBES, x, 0.5), 3 * x**2 + 0.25 + x[::-1], STATED_DIFFERENCE)
    expect_close(function(CUBES, x, h=0.25), 3 * x**2 + 0.0625 + x[::-1], STATED_DIFFERENCE)


@requirement(
    "DER-GRADIENT-2",
    of="numerical_gradient",
    points=0.5,
    hint="Go through the indices of x whatever its number of axes, and keep its shape.",
    needs=("derivatives.partial_derivative",),
)
def test_numerical_gradient_shapes(submission: Submission) -> None:
    """numerical_gradient(f, x) has the shape of x, and f is only given arrays of this shape."""
    f = FIELDS[1]
    for shape in ((), (1,), (2, 3), (3, 1, 2), (2, 0)):
        x = 0.5 + np.arange(float(np.prod(shape))).reshape(shape) / 4
        watched = WatchedFormula(f.function.text, shape)
        got = submission.derivatives.numerical_gradient(watched, x)
        expect_close(got, f.derivative(x), NUMERICAL_GRADIENT)


@requirement(
    "DER-GRADIENT-3",
    of="numerical_gradient",
    points=0.35,
    hint="An integer array cannot hold x + h, nor the gradient, and float32 hardly. Which dtype can?",
    needs=("derivatives.partial_derivative",),
)
def test_numerical_gradient_of_integers(submission: Submission) -> None:
    """An x of integers or float32 is not truncated: the gradient is that at the same x in float64."""
    small = np.array([1.5, -2.5], dtype=np.float32)
    for x in ([1, 2, -3], np.array([1, 2, -3]), np.array([[1, 2, 4], [3, -5, 6]]), small):
        got = submission.derivatives.numerical_gradient(SQUARES, x)
        expect_close(got, 2.0 * np.asarray(x), NUMERICAL_GRADIENT)


@requirement(
    "DER-GRADIENT-4",
    of="numerical_gradient",
    points=0.35,
    hint="Whoever moves the caller's x has to put it back to the bit; a copy needs no care.",
    needs=("derivatives.partial_derivative",),
)
def test_numerical_gradient_leaves_x(submission: Submission) -> None:
    """numerical_gradient never writes to x, which may be read-only."""
    function = submission.derivatives.numerical_gradient
    x = np.array([[0.1, 0.7, -1.3], [2.9, -0.3, 1.1]])
    for form in (x, np.asfortranarray(x), x.tolist()):
        arguments = [SQUARES, form]
        seen = function.observe(arguments, keep_arguments=True)
        expect_unchanged(arguments, seen.arguments)
        expect_close(seen.value, 2 * x, NUMERICAL_GRADIENT)
    expect_close(function(SQUARES, locked(x)), 2 * x, NUMERICAL_GRADIENT)


@requirement(
    "DER-GRADIENT-5",
    of="numerical_gradient",
    points=0.2,
    hint="A step of 1e-6 is lost next to 1e8, and at 0 a multiple of x is none. What suits both?",
    needs=("derivatives.partial_derivative",),
)
def test_numerical_gradient_far_out(submission: Submission, for_all: Trial) -> None:
    """The step of numerical_gradient(f, x) is scaled with max(1, abs(coordinate)) for each coordinate: it is
    right at 1e8, and at 0.
    """
    f = Formula("lambda x: 1e8 * np.sum(np.sin(x / 1e8))")

    def rule(x: np.ndarray) -> None:
        got = submission.derivatives.numerical_gradient(f, 1e8 * x)
        expect_close(got, np.cos(x), NUMERICAL_GRADIENT)

    for_all(rule, lambda source: source.array((source.integer(1, 4),), 0.5, 1.25), count=2)
    beside = Formula("lambda x: np.sin(x[0] / 1e8) + np.exp(x[1]) + np.exp(x[2])")
    got = submission.derivatives.numerical_gradient(beside, np.array([0.75e8, 0.0, 1e-6]))
    expect_close(got, np.array([np.cos(0.75) / 1e8, 1.0, np.exp(1e-6)]), NUMERICAL_GRADIENT)


@requirement(
    "DER-GRADIENT-6",
    of="numerical_gradient",
    points=0.2,
    hint="f may keep the arrays that it is given. What does it find in them later, if you reuse one?",
    needs=("derivatives.partial_derivative",),
)
def test_numerical_gradient_gives_fresh_arrays(submission: Submission) -> None:
    """numerical_gradient gives f a fresh array at each call, which f may write to and keep; none is x."""
    x = np.array([0.5, -1.5, 2.0])
    seen = submission.derivatives.numerical_gradient.observe([OVERWRITING_SQUARES, x], keep_arguments=True)
    expect_unchanged([OVERWRITING_SQUARES, x], seen.arguments)
    expect_close(seen.value, 2 * x, NUMERICAL_GRADIENT)


_Mapped = tuple[Differentiable, np.ndarray]


@requirement(
    "DER-JACOBIAN-1",
    of="numerical_jacobian",
    points=0.55,
    hint="A function from two numbers to three has a Jacobian of shape (3, 2): one row per output.",
    needs=("derivatives.central_difference",),
)
def test_numerical_jacobian_value(submission: Submission, for_all: Trial) -> None:
    """numerical_jacobian(f, x)[i, j] is the derivative of output i of f by x[j]; h is used as given."""
    function = submission.derivatives.numerical_jacobian

    def rule(drawn: _Mapped) -> None:
        f, x = drawn
        expect_close(function(f.function, x), f.derivative(x), NUMERICAL_GRADIENT)

    def case(source: Source) -> _Mapped:
        f = source.choice(MAPS_OF_TWO + MAPS_OF_THREE)
        return f, source.array((3 if f in MAPS_OF_THREE else 2,), 0.5, 2.0)

    for_all(rule, case)
    for f in MAPS_OF_TWO:
        rule((f, np.array([1.5, 0.75])))
    rule((MAPS_OF_THREE[0], np.array([1.5, 0.75, -2.0])))
    rule((MAPS_OF_ONE[0], np.array([1.5])))
    # The central difference of x ** 3 is 3 x ** 2 + h ** 2.
    cubes, x = Formula("lambda x: np.array([x[0] ** 3, x[0] * x[1], x[1] ** 3])"), np.array([1.5, 2.0])
    for h, got in ((0.5, function(cubes, x, 0.5)), (0.25, function(cubes, x, h=0.25))):
        want = np.array([[6.75 + h**2, 0.0], [2.0, 1.5], [0.0, 12.0 + h**2]])
        expect_close(got, want, STATED_DIFFERENCE)


@requirement(
    "DER-JACOBIAN-2",
    of="numerical_jacobian",
    points=0.25,
    hint="Move a float64 copy of x: the caller's stays as it was, and integers do not truncate.",
    needs=("derivatives.central_difference",),
)
def test_numerical_jacobian_conventions(submission: Submission) -> None:
    """numerical_jacobian takes x of any real type and layout, leaves it alone, and gives f fresh arrays."""
    function, f = submission.derivatives.numerical_jacobian, MAPS_OF_TWO[0]
    for x in ([2, 1], np.array([2, 1]), locked(np.array([2.0, 1.0], dtype=np.float32))):
        expect_close(function(f.function, x), f.derivative(np.asarray(x)), NUMERICAL_GRADIENT)
    arguments = [OVERWRITING_PRODUCTS, np.array([0.1, 0.7])]
    seen = function.observe(arguments, keep_arguments=True)
    expect_unchanged(arguments, seen.arguments)
    expect_close(seen.value, np.array([[0.2, 0.0], [0.7, 0.1], [0.0, 3.0]]), NUMERICAL_GRADIENT)


@requirement(
    "DER-JACOBIAN-3",
    of="numerical_jacobian",
    points=0.25,
    hint="Where f fills one array anew at each call, what has become of the value you kept?",
    needs=("derivatives.central_difference",),
)
def test_numerical_jacobian_of_a_reused_buffer(submission: Submission) -> None:
    """numerical_jacobian copies what it keeps of a result of f, which may reuse its output buffer."""
    # Evaluated inside the submission's process, where the buffer is one and the same array.
    f = Formula(
        "(lambda out: lambda x: np.multiply([x[0], x[0] * x[1], x[1]], [1, 1, 3], out=out))(np.zeros(3))"
    )
    got = submission.derivatives.numerical_jacobian(f, np.array([1.5, 2.0]))
    want = np.array([[1.0, 0.0], [2.0, 1.5], [0.0, 3.0]])
    expect_close(got, want, NUMERICAL_GRADIENT)


@requirement(
    "DER-JACOBIAN-4",
    of="numerical_jacobian",
    points=0.1,
    hint="A step of 1e-6 is lost next to 1e8, and at 0 a multiple of x[j] is none. What suits both?",
    needs=("derivatives.central_difference",),
)
def test_numerical_jacobian_far_out(submission: Submission) -> None:
    """The step of numerical_jacobian(f, x) is scaled with max(1, abs(x[j])) for each j: it suits 1e8 and 0
    side by side.
    """
    f = Formula("lambda x: np.array([1e8 * np.sin(x[0] / 1e8), np.exp(x[1]), np.exp(x[2])])")
    got = submission.derivatives.numerical_jacobian(f, np.array([0.75e8, 0.0, 1e-6]))
    expect_close(got, np.diag([np.cos(0.75), 1.0, np.exp(1e-6)]), NUMERICAL_GRADIENT)
