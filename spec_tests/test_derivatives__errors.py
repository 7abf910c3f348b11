"""Difference quotients: what they refuse."""

from __future__ import annotations

import numpy as np

from grader.testing import Formula, Submission, expect_close, expect_errors, requirement

from .tolerances import STATED_DIFFERENCE

# Of these the results are scalars and vectors whatever shape x has: so x itself has to be looked at.
SQUARES = Formula("lambda x: np.sum(np.square(x))")
DOUBLES = Formula("lambda x: 2 * np.ravel(x)")
NOT_SCALAR = (
    Formula("lambda x: np.full(1, np.sum(x))"),
    Formula("lambda x: [np.sum(x), 1.0]"),
    Formula("lambda x: np.full((1, 1), np.sum(x))"),
)
NOT_VECTOR = (
    Formula("lambda x: np.sum(x)"),
    Formula("lambda x: float(np.sum(x))"),
    Formula("lambda x: [[x[0], x[1]]]"),
    Formula("lambda x: np.outer(x, x)"),
)
BAD_STEPS = (0, -0.125, np.nan, np.inf, -np.inf)
NUMBERS = ([1.5], [1.5, 2.0], np.array([[1.5]]))  # none of them is a scalar
X = np.array([1.5, 2.0])
VECTORS = (1.5, np.array([[1.5, 2.0]]), np.array([[1.5], [2.0]]))  # none of them has one axis
STEP_HINT = "A step of 0 divides by 0, a step of nan gives nan. Look at x, at h and at f's result first."


Bad = tuple[list[object], str]  # arguments, and what is wrong with them


def _bad_steps(*arguments: object) -> list[Bad]:
    """Return calls with each of the wrong steps after these arguments."""
    return [([*arguments, h], f"a step h of {h}") for h in BAD_STEPS]


@requirement("DER-FORWARD-3", of="forward_difference", points=0.1, hint=STEP_HINT)
def test_forward_difference_errors(submission: Submission) -> None:
    """forward_difference raises ValueError if x or f's result is not a scalar, or h is not positive and
    finite; not otherwise.
    """
    function = submission.derivatives.forward_difference
    expect_close(function(SQUARES, 1.0, 0.5), 2.5, STATED_DIFFERENCE)
    bad: list[Bad] = [([SQUARES, x, 0.5], f"an x of shape {np.shape(x)}") for x in NUMBERS]
    bad += [([f, 1.0, 0.5], "a result of f that is not a scalar") for f in NOT_SCALAR]
    expect_errors(function, bad + _bad_steps(SQUARES, 1.0))


@requirement(
    "DER-CENTRAL-4",
    of="central_difference",
    points=0.1,
    hint=STEP_HINT,
)
def test_central_difference_errors(submission: Submission) -> None:
    """central_difference raises ValueError if x or f's result is not a scalar, or a given h is not positive
    and finite; not otherwise.
    """
    function = submission.derivatives.central_difference
    expect_close(function(SQUARES, 1.5, 0.5), 3.0, STATED_DIFFERENCE)
    bad: list[Bad] = [([SQUARES, x], f"an x of shape {np.shape(x)}") for x in NUMBERS]
    bad += [([f, 1.5], "a result of f that is not a scalar") for f in NOT_SCALAR]
    expect_errors(function, bad + _bad_steps(SQUARES, 1.5))


@requirement(
    "DER-PARTIAL-5",
    of="partial_derivative",
    points=0.1,
    hint="Python counts a negative i from the end: say what you take before you index. Which h can divide?",
    needs=("derivatives.central_difference",),
)
def test_partial_derivative_errors(submission: Submission) -> None:
    """A negative i, an x without exactly one axis, a result of f that is not a scalar, and an h that is not
    positive and finite are ValueErrors.
    """
    function = submission.derivatives.partial_derivative
    expect_close(function(SQUARES, X, 1, 0.5), 4.0, STATED_DIFFERENCE)
    bad: list[Bad] = [([SQUARES, X, i], f"i = {i}") for i in (-1, -2, -3)]
    bad += [([SQUARES, x, 0], f"an x of shape {np.shape(x)}") for x in VECTORS]
    bad += [([f, X, 0], "a result of f that is not a scalar") for f in NOT_SCALAR]
    expect_errors(function, bad + _bad_steps(SQUARES, X, 1))


@requirement(
    "DER-GRADIENT-7",
    of="numerical_gradient",
    points=0.1,
    hint="A gradient belongs to a function with one number as its result. Look at that, and at h.",
    needs=("derivatives.partial_derivative",),
)
def test_numerical_gradient_errors(submission: Submission) -> None:
    """numerical_gradient raises ValueError if f's result is not a scalar, or a given h is not positive and
    finite; not otherwise.
    """
    function = submission.derivatives.numerical_gradient
    expect_close(function(SQUARES, X, 0.5), 2 * X, STATED_DIFFERENCE)
    bad: list[Bad] = [([f, X], "a result of f that is not a scalar") for f in NOT_SCALAR]
    bad += [([DOUBLES, [1.5]], "a result of f of shape (1,), for one coordinate")]
    expect_errors(function, bad + _bad_steps(SQUARES, X))


@requirement(
    "DER-JACOBIAN-5",
    of="numerical_jacobian",
    points=0.1,
    hint="Rows go along the one axis of f's result, columns along that of x. Look at both, and at h.",
    needs=("derivatives.central_difference",),
)
def test_numerical_jacobian_errors(submission: Submission) -> None:
    """numerical_jacobian raises ValueError if x or f's result does not have one axis, or a given h is not
    positive and finite; not otherwise.
    """
    function = submission.derivatives.numerical_jacobian
    expect_close(function(DOUBLES, X, 0.5), 2 * np.eye(2), STATED_DIFFERENCE)
    bad: list[Bad] = [([DOUBLES, x], f"an x of shape {np.shape(x)}") for x in VECTORS]
    bad += [([f, X], "a result of f without exactly one axis") for f in NOT_VECTOR]
    expect_errors(function, bad + _bad_steps(DOUBLES, X))
