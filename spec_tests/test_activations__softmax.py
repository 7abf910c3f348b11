"""Softmax and its Jacobian."""

from __future__ import annotations

import numpy as np

from grader.testing import Source, Submission, Trial, expect_close, requirement
from reference import activations as right

from .activations_cases import expect_conventions, expect_quiet
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

    for_all(rule, _scores, count=8)


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
        seen = submission.activations.softmax.observe([z])
        expect_close(seen.value, right.softmax(z), EXACT)
        expect_quiet(seen)

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
    """softmax(z) of a row does not depend on the other rows, however far apart they lie."""

    def rule(z: np.ndarray) -> None:
        seen = submission.activations.softmax.observe([z])
        expect_close(seen.value, right.softmax(z), EXACT)
        expect_quiet(seen)

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
    """softmax(z) takes integers, lists and read-only arrays, and leaves its argument as it was."""
    z = np.array([[1.0, -0.5, 2.0], [0.25, 3.0, -1.0]])
    function = submission.activations.softmax
    expect_conventions(function, right.softmax, [z], [[[0, 1, 2], [3, -1, 1]]])
    expect_conventions(function, right.softmax, [z[0]], [[2, 0, 1]])


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


@requirement(
    "ACT-JACOBIAN-2",
    of="softmax_jacobian",
    points=0.1,
    hint="The Jacobian is a formula in the outputs of softmax. Are these safe for any z?",
    needs=("activations.softmax",),
)
def test_softmax_jacobian_of_large_scores(submission: Submission, for_all: Trial) -> None:
    """softmax_jacobian(z) is right when all entries of z are near 1000, or near -1000."""

    def rule(drawn: tuple[np.ndarray, float]) -> None:
        z = drawn[0] + drawn[1]
        expect_close(submission.activations.softmax_jacobian(z), right.softmax_jacobian(z), EXACT)

    def case(source: Source) -> tuple[np.ndarray, float]:
        return source.array((source.integer(2, 4),), -3, 3), source.choice([1000.0, -1000.0])

    for_all(rule, case)


@requirement(
    "ACT-JACOBIAN-3",
    of="softmax_jacobian",
    points=0.1,
    hint="Convert the argument to a float64 array first, and return a new array.",
    needs=("activations.softmax",),
)
def test_softmax_jacobian_conventions(submission: Submission) -> None:
    """softmax_jacobian takes integers and read-only arrays and leaves them alone."""
    function = submission.activations.softmax_jacobian
    expect_conventions(function, right.softmax_jacobian, [np.array([1.0, -0.5, 2.0])], [[2, 0, 1, -1]])
