"""Comparing gradients: the relative error, and the gradient check."""

from __future__ import annotations

import numpy as np

from grader.testing import (
    Formula,
    Source,
    Submission,
    Trial,
    Verdict,
    expect,
    expect_close,
    expect_equal,
    expect_error,
    expect_unchanged,
    requirement,
)
from reference import derivatives as right

from .activations_cases import expect_conventions, locked
from .derivatives_cases import WatchedFormula
from .strategies import at_most
from .tolerances import EXACT

F = Formula("lambda x: np.sum(x ** 2) + 3 * np.sum(x)")
GRADIENT = Formula("lambda x: 2 * x + 3")
COUPLED = Formula("lambda x: np.sum(x) ** 2")
COUPLED_GRADIENT = Formula("lambda x: 2 * np.sum(x) * np.ones_like(x)")
# All clearly off: a check is never judged near its tolerance. One has the entries of the right gradient, so
# its sum and its norm, in another order; one has the right product with it.
WRONG_GRADIENTS = (
    Formula("lambda x: -(2 * x + 3)"),
    Formula("lambda x: 2 * (2 * x + 3)"),
    Formula("lambda x: 2 * x"),
    Formula("lambda x: 2 * x + np.where(x == x.max(), 4, 3)"),
    Formula("lambda x: 2 * x + np.where(x == x.min(), 4, 3)"),
    Formula("lambda x: (2 * x + 3)[::-1]"),
    Formula("lambda x: 2 * x + 3 + (np.sign(x - x.min()) - np.sign(x.max() - x)) / (2 * x + 3)"),
    Formula("lambda x: 1.01 * (2 * x + 3)"),
    Formula("lambda x: np.nan * x"),
)
_NEEDS = ("derivatives.numerical_gradient", "derivatives.relative_error")


@requirement(
    "DER-RELATIVE-1",
    of="relative_error",
    points=0.4,
    hint="Swapping a and b should change nothing. What is the distance divided by?",
)
def test_relative_error_value(submission: Submission, for_all: Trial) -> None:
    """relative_error(a, b) is the norm of a - b, divided by the sum of the norms of a and b."""

    def rule(drawn: tuple[np.ndarray, np.ndarray]) -> None:
        got = submission.derivatives.relative_error(*drawn)
        expect_close(got, right.relative_error(*drawn), EXACT)

    def case(source: Source) -> tuple[np.ndarray, np.ndarray]:
        n = source.integer(1, 4)
        shape = source.choice([(n,), (n, n + 1), (), (2, n, 3)])
        return source.array(shape, -3, 3, 0.25), source.array(shape, -3, 3, 0.25)

    for_all(rule, case, count=5)
    # However small they are, the error is relative to their own size.
    for scale in (1e-8, 1e-100, 1e-150):
        rule((np.array([scale, 2 * scale]), np.array([3 * scale, 0.0])))
    rule((np.array([1.0, 2.0]), np.array([0.0, 0.0])))
    rule((np.array([3.0, 4.0]), np.array([3.0, 4.0])))


@requirement(
    "DER-RELATIVE-2",
    of="relative_error",
    points=0.2,
    hint="0 / 0 is not a number. Two gradients that are both zero agree.",
)
def test_relative_error_of_zeros(submission: Submission) -> None:
    """relative_error(a, b) is 0.0 when both are zero, or empty, and 1.0 when one of them is zero."""
    one = submission.derivatives.relative_error(np.array([1.0, 2.0]), np.zeros(2))
    expect_close(one, 1.0, EXACT)
    for zeros in (np.zeros(3), np.zeros((2, 2)), 0.0, np.zeros((0, 2))):
        expect_close(submission.derivatives.relative_error(zeros, zeros), 0.0, EXACT)


@requirement(
    "DER-RELATIVE-3",
    of="relative_error",
    points=0.1,
    hint="Broadcasting would compare every entry of one with every entry of the other.",
)
def test_relative_error_shapes(submission: Submission) -> None:
    """Arguments of different shapes are a ValueError, even where NumPy broadcasts; others are not."""
    function = submission.derivatives.relative_error
    expect_close(function(np.ones((2, 3)), np.ones((2, 3))), 0.0, EXACT)
    for first, second in (((3,), (2,)), ((3, 1), (3,)), ((2, 3), (3,)), ((3,), (1,))):
        rule = f"shapes {first} and {second}"
        expect_error(function, [np.ones(first), np.full(second, 2.0)], rule)


@requirement(
    "DER-RELATIVE-4",
    of="relative_error",
    points=0.05,
    hint="Convert the arguments to float64 arrays first, and write to neither.",
)
def test_relative_error_conventions(submission: Submission) -> None:
    """relative_error takes lists and arrays of any real type and layout, and changes none of them."""
    arrays = [np.array([[1.5, -2.0, 0.5]]), np.array([[1.0, -2.5, 0.75]])]
    function = submission.derivatives.relative_error
    expect_conventions(function, right.relative_error, arrays, [[1, 2, 3], [1, -2, 4]])


def _point(source: Source) -> np.ndarray:
    n = source.integer(2, 4)
    return source.array(source.choice([(n,), (n, n + 1)]), 0.5, 2.0)


@requirement(
    "DER-CHECK-1",
    of="check_gradient",
    points=0.3,
    hint="Compare with numerical_gradient by relative_error. Is that gradient good enough?",
    needs=_NEEDS,
)
def test_check_gradient_accepts(submission: Submission, for_all: Trial) -> None:
    """check_gradient(f, gradient, x) is True for the gradient of f, but not for its negative."""

    def rule(x: np.ndarray) -> None:
        function = submission.derivatives.check_gradient
        expect_equal(function(F, GRADIENT, x), True)
        expect_equal(function(COUPLED, COUPLED_GRADIENT, x), True)
        expect_equal(function(F, WRONG_GRADIENTS[0], x), False)

    for_all(rule, _point, count=2)


@requirement(
    "DER-CHECK-2",
    of="check_gradient",
    points=0.4,
    hint="A gradient may be off by its sign, by a factor, in one entry only, or in their order. Which shows?",
    needs=_NEEDS,
)
def test_check_gradient_rejects(submission: Submission, for_all: Trial) -> None:
    """check_gradient(f, gradient, x) is False for a gradient that is wrong or nan, not for the right one."""

    def rule(x: np.ndarray) -> None:
        expect_equal(submission.derivatives.check_gradient(F, GRADIENT, x), True)
        for wrong in WRONG_GRADIENTS:
            expect_equal(submission.derivatives.check_gradient(F, wrong, x), False)

    def case(source: Source) -> np.ndarray:
        return np.cumsum(source.array((at_most(source, 4, least=2),), 0.5, 1.0))

    for_all(rule, case, count=2)


@requirement(
    "DER-CHECK-3",
    of="check_gradient",
    points=0.15,
    hint="Subtracting arrays of different shapes may broadcast. Compare the shapes first.",
    needs=_NEEDS,
)
def test_check_gradient_shapes(submission: Submission) -> None:
    """check_gradient(f, gradient, x) is False when gradient(x) has another shape than x."""
    function, x = submission.derivatives.check_gradient, np.array([[0.5, 1.0, 1.5]])
    expect_equal(function(F, GRADIENT, x), True)
    for wrong in (
        "lambda x: (2 * x + 3).T",
        "lambda x: 2 * x[0] + 3",
        "lambda x: np.sum(2 * x + 3)",
    ):
        expect_equal(function(F, Formula(wrong), x), False)
    flat = np.array([1.0, 1.0])
    expect_equal(function(F, Formula("lambda x: (2 * x + 3)[:, np.newaxis]"), flat), False)


@requirement(
    "DER-CHECK-4",
    of="check_gradient",
    points=0.15,
    hint="A gradient that is off by 2 per cent is close enough when the tolerance is 0.5.",
    needs=_NEEDS,
)
def test_check_gradient_tolerance(submission: Submission) -> None:
    """The tolerance says how large a relative error is let pass, 1e-6 when it is not given."""
    x, rough = np.array([0.25, 0.5, 0.125]), Formula("lambda x: 1.02 * (2 * x + 3)")
    function = submission.derivatives.check_gradient
    expect_equal(function(F, rough, x, tolerance=0.5), True)
    expect_equal(function(F, rough, x, 0.5), True)
    expect_equal(function(F, rough, x), False)
    # A relative error of 3e-6 is too much for the default, one of 2.5e-7 is not.
    near, nearer = (Formula(f"lambda x: {factor} * (2 * x + 3)") for factor in (1.000006, 1.0000005))
    expect_equal(function(F, near, x), False)
    expect_equal(function(F, near, x, tolerance=1e-5), True)
    expect_equal(function(F, nearer, x), True)


@requirement(
    "DER-CHECK-5",
    of="check_gradient",
    points=0.05,
    hint="Work on a float64 copy of x, and measure along its own axes instead of drawn directions.",
    needs=_NEEDS,
)
def test_check_gradient_conventions(submission: Submission) -> None:
    """check_gradient takes x of any real type, layout and shape, and changes neither x nor the global state
    of random numbers.
    """
    expect_equal(submission.derivatives.check_gradient(F, WRONG_GRADIENTS[0], [1, 2]), False)
    small = locked(np.array([1.5, -2.5], dtype=np.float32))
    for x in (1.5, [1, 2, 3], np.asfortranarray([[1, 2], [3, 5]]), small, np.array([0.5, 1.25])):
        arguments = [F, GRADIENT, x]
        function = submission.derivatives.check_gradient
        seen = function.observe(arguments, keep_arguments=True, watch_random=True)
        expect_equal(seen.value, True)
        expect_unchanged(arguments, seen.arguments)
        message = "global random state was changed by the call"
        expect(not seen.random_touched, Verdict.WRONG_VALUE, message, "no change", "changed")
    for point in (np.array(1.5), np.array([1.5]), np.array([[0.5, 1.25]])):
        watched = [WatchedFormula(formula.text, point.shape) for formula in (F, GRADIENT)]
        expect_equal(submission.derivatives.check_gradient(*watched, point), True)
