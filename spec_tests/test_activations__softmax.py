"""Softmax and its Jacobian."""

from __future__ import annotations

import numpy as np

from grader.testing import Source, Submission, Trial, expect_close, expect_error, requirement
from reference import activations as right

from .activations_cases import expect_conventions, expect_stable
from .tolerances import EXACT


def _scores(source: Source) -> np.ndarray:
    # A square matrix among the shapes: there a wrong axis shows in the values only.
    n = source.integer(2, 5)
    shape = source.choice([(n,), (n, n), (n, n + 1), (2, n + 1, n)])
    return source.array(shape, -4, 4)


@requirement(
    "ACT-SOFTMAX-1",
    of="softmax",
    points=0.8,
    hint="For a batch, each row should add up to 1. Along which axis do you sum?",
)
def test_softmax_value(submission: Submission, for_all: Trial) -> None:
    """softmax(z) is exp(z) divided by its sum over the last axis."""

    def rule(z: np.ndarray) -> None:
        expect_close(submission.activations.softmax(z), right.softmax(z), EXACT)

    for_all(rule, _scores, count=6)
    # A share of the whole is 1 where there is one class only; a batch may be a single row.
    rule(np.array([[2.0], [-3.0]]))
    rule(np.array([[0.5, -1.0, 2.0]]))
    rule(np.array([2.0]))


@requirement(
    "ACT-SOFTMAX-2",
    of="softmax",
    points=0.4,
    hint="Adding one number to all entries changes nothing. Which makes the exponentials safe?",
)
def test_softmax_extremes(submission: Submission, for_all: Trial) -> None:
    """softmax(z) neither overflows nor warns for |z| up to 1e4."""

    def rule(drawn: tuple[np.ndarray, float]) -> None:
        z = drawn[0] + drawn[1]
        expect_stable(submission.activations.softmax, right.softmax, [z])

    def case(source: Source) -> tuple[np.ndarray, float]:
        z = source.array((source.integer(2, 6),), -3, 3)
        return z, source.choice([1000.0, -1000.0, 9990.0, -9990.0])

    for_all(rule, case)
    rule((np.array([0.0, 1e4, -1e4]), 0.0))


@requirement(
    "ACT-SOFTMAX-3",
    of="softmax",
    points=0.3,
    hint="One shift for the whole batch lets a low row vanish. Which shift suits each row?",
)
def test_softmax_of_rows_far_apart(submission: Submission, for_all: Trial) -> None:
    """softmax(z) of a row does not depend on the other rows, however far apart, nor warns for them."""

    def rule(z: np.ndarray) -> None:
        expect_stable(submission.activations.softmax, right.softmax, [z])

    def case(source: Source) -> np.ndarray:
        rows: np.ndarray = source.array((3, source.integer(2, 4)), -3, 3)
        rows[1:] += np.array([[-1000.0], [1000.0]])
        return rows

    for_all(rule, case)


@requirement(
    "ACT-SOFTMAX-4",
    of="softmax",
    points=0.15,
    hint="Shifting in place changes the caller's array. Is the result a new array?",
)
def test_softmax_conventions(submission: Submission) -> None:
    """softmax(z) takes lists and arrays of any real type and layout, changes none of them, and returns new
    float64 values.
    """
    z = np.array([[1.0, -0.5, 2.0], [0.25, 3.0, -1.0]])
    function = submission.activations.softmax
    expect_conventions(function, right.softmax, [z], [[[0, 1, 2], [3, -1, 1]]])
    expect_conventions(function, right.softmax, [z[0]], [[2, 0, 1]])


@requirement(
    "ACT-SOFTMAX-5",
    of="softmax",
    points=0.1,
    hint="A sum over the last axis needs an axis. Check the number of axes before you divide.",
)
def test_softmax_of_a_number(submission: Submission) -> None:
    """A z that is a single number is a ValueError, a vector is not."""
    softmax = submission.activations.softmax
    expect_close(softmax(np.array([0.5, 0.5])), np.array([0.5, 0.5]), EXACT)
    for z in (1.5, np.array(-2.0)):
        expect_error(softmax, [z], "a single number, which has no last axis")


@requirement(
    "ACT-JACOBIAN-1",
    of="softmax_jacobian",
    points=0.75,
    hint="Raising one entry of z lowers all other outputs. Where in the matrix does that show?",
    needs=("activations.softmax",),
)
def test_softmax_jacobian_value(submission: Submission, for_all: Trial) -> None:
    """softmax_jacobian(z)[i, j] is the derivative of softmax's output i by z[j]."""

    def rule(z: np.ndarray) -> None:
        expect_close(submission.activations.softmax_jacobian(z), right.softmax_jacobian(z), EXACT)

    def case(source: Source) -> np.ndarray:
        return source.array((source.integer(2, 6),), -3, 3)

    for_all(rule, case)
    rule(np.array([1.5]))


@requirement(
    "ACT-JACOBIAN-2",
    of="softmax_jacobian",
    points=0.1,
    hint="The Jacobian is a formula in the outputs of softmax. Are these safe for any z?",
    needs=("activations.softmax",),
)
def test_softmax_jacobian_of_large_scores(submission: Submission, for_all: Trial) -> None:
    """softmax_jacobian(z) neither overflows nor warns for |z| up to 1e4."""

    def rule(drawn: tuple[np.ndarray, float]) -> None:
        z = drawn[0] + drawn[1]
        expect_stable(submission.activations.softmax_jacobian, right.softmax_jacobian, [z])

    def case(source: Source) -> tuple[np.ndarray, float]:
        return source.array((source.integer(2, 4),), -3, 3), source.choice([1000.0, -1000.0])

    for_all(rule, case, count=2)
    rule((np.array([0.0, 1e4, -1e4]), 0.0))


@requirement(
    "ACT-JACOBIAN-3",
    of="softmax_jacobian",
    points=0.1,
    hint="Convert the argument to a float64 array first, and return a new array.",
    needs=("activations.softmax",),
)
def test_softmax_jacobian_conventions(submission: Submission) -> None:
    """softmax_jacobian(z) takes lists and arrays of any real type and layout, changes none of them, and
    returns new float64 values.
    """
    function = submission.activations.softmax_jacobian
    expect_conventions(function, right.softmax_jacobian, [np.array([1.0, -0.5, 2.0])], [[2, 0, 1, -1]])


@requirement(
    "ACT-JACOBIAN-4",
    of="softmax_jacobian",
    points=0.1,
    hint="A batch would have one Jacobian for each row. Check that z has one axis.",
    needs=("activations.softmax",),
)
def test_softmax_jacobian_of_one_vector_only(submission: Submission) -> None:
    """A z that does not have exactly one axis is a ValueError, a vector is not."""
    function = submission.activations.softmax_jacobian
    expect_close(function(np.zeros(2)), np.array([[0.25, -0.25], [-0.25, 0.25]]), EXACT)
    for shape in ((), (2, 3), (1, 3)):
        expect_error(function, [np.full(shape, 0.5)], f"z of shape {shape}")
