"""Derivatives by rule: powers, exponentials, logarithms, sine and cosine."""

from __future__ import annotations

import numpy as np

from grader.testing import (
    Case,
    Source,
    Submission,
    Trial,
    expect_close,
    expect_errors,
    requirement,
)
from reference import derivatives as right

from .activations_cases import any_shape, expect_conventions, expect_elementwise
from .tolerances import EXACT

X = np.array([[0.5, 1.5, 2.0], [0.25, 3.0, 1.25]])
INTEGERS = [[1, 2, 4], [3, 5, 1]]

_WithBase = tuple[np.ndarray, float]


@requirement(
    "DER-POWER-1",
    of="power_derivative",
    points=0.6,
    hint="The derivative of x ** 2 is 2 x, and that of x is 1.",
)
def test_power_derivative_value(submission: Submission, for_all: Trial) -> None:
    """power_derivative(x, n) is the derivative of x ** n, for any exponent and every entry of x."""

    def rule(drawn: _WithBase) -> None:
        x, n = drawn
        got = submission.derivatives.power_derivative(x, n)
        expect_close(got, right.power_derivative(x, n), EXACT)

    def at(n: float, low: float) -> Case[_WithBase]:
        return lambda source: (any_shape(low, 2, away_from_zero=0.25)(source), n)

    for whole in (2, 3, 1, 0, -1, -2, 5):
        for_all(rule, at(whole, -2), count=1)
    for fractional in (0.5, 1.5, -0.5, 2.5):
        for_all(rule, at(fractional, 0.25), count=1)
    for n in (0.0, 1.0, 2.0, 2.5):
        rule((np.array([0.0, 1.0]), n))


@requirement(
    "DER-POWER-2",
    of="power_derivative",
    points=0.15,
    hint="NumPy refuses integers to a negative power; convert x to float64 first.",
)
def test_power_derivative_conventions(submission: Submission) -> None:
    """power_derivative takes numbers, lists and arrays of any real type, layout and size, changes none of
    them, and returns new float64 values.
    """
    function = submission.derivatives.power_derivative
    expect_conventions(function, right.power_derivative, [X], [INTEGERS], -2)
    expect_elementwise(function, right.power_derivative, 3, 2)


@requirement(
    "DER-POWER-3",
    of="power_derivative",
    points=0.1,
    hint="Is there a real root of a negative number, and how steep is the square root at 0?",
)
def test_power_derivative_domain(submission: Submission) -> None:
    """An x below 0 for an n that is no integer, and an x of 0 for an n < 1 but 0, are ValueErrors."""
    function = submission.derivatives.power_derivative
    expect_close(function(np.array([1.0]), 1), np.array([1.0]), EXACT)
    below = [([np.array([2.0, -0.5]), n], f"an x below 0 for n = {n}") for n in (0.5, -1.5)]
    zero = [([np.array([[2.0, 0.0]]), n], f"an x of 0 for n = {n}") for n in (0.5, -1)]
    expect_errors(function, [*below, *zero])


@requirement(
    "DER-EXP-1",
    of="exponential_derivative",
    points=0.5,
    hint="For one base only, the derivative of a ** x is a ** x. Write a ** x in this base.",
)
def test_exponential_derivative_value(submission: Submission, for_all: Trial) -> None:
    """exponential_derivative(x, a) is the derivative of a ** x by x, for every entry of x."""

    def rule(drawn: _WithBase) -> None:
        x, a = drawn
        got = submission.derivatives.exponential_derivative(x, a)
        expect_close(got, right.exponential_derivative(x, a), EXACT)

    def case(source: Source) -> _WithBase:
        return any_shape(-2, 2)(source), source.choice([2, 10, 0.5, 2.5])

    for_all(rule, case)
    for a in (1, 3):
        rule((np.array([-1.0, 0.0, 2.0]), a))


@requirement(
    "DER-EXP-2",
    of="exponential_derivative",
    points=0.2,
    hint="A power of a base that is 0 or negative is not defined for every real exponent.",
)
def test_exponential_derivative_base(submission: Submission) -> None:
    """A base a that is not above 0 is a ValueError, one above 0 is not."""
    x = np.zeros(2)
    expect_close(submission.derivatives.exponential_derivative(x, np.e), np.ones(2), EXACT)
    bad = [([x, a], f"a base of {a}") for a in (0, -2, -0.5)]
    expect_errors(submission.derivatives.exponential_derivative, bad)


@requirement(
    "DER-EXP-3",
    of="exponential_derivative",
    points=0.1,
    hint="Convert the argument to a float64 array first, and return a new array.",
)
def test_exponential_derivative_conventions(submission: Submission) -> None:
    """exponential_derivative takes numbers, lists and arrays of any real type, layout and size, changes
    none of them, and returns new float64 values.
    """
    function = submission.derivatives.exponential_derivative
    expect_conventions(function, right.exponential_derivative, [X], [[[-1, 0, 2], [1, 3, -2]]], 2)
    expect_elementwise(function, right.exponential_derivative, 2, 3)


@requirement(
    "DER-LOG-1",
    of="logarithm_derivative",
    points=0.5,
    hint="The derivative of ln(x) is 1 / x. What relates the logarithm to base a to ln?",
)
def test_logarithm_derivative_value(submission: Submission, for_all: Trial) -> None:
    """logarithm_derivative(x, a) is the derivative of the logarithm of x to base a."""

    def rule(drawn: _WithBase) -> None:
        x, a = drawn
        got = submission.derivatives.logarithm_derivative(x, a)
        expect_close(got, right.logarithm_derivative(x, a), EXACT)

    def case(source: Source) -> _WithBase:
        return any_shape(0.25, 5)(source), source.choice([2, 10, 0.5, 2.5])

    for_all(rule, case)


@requirement(
    "DER-LOG-2",
    of="logarithm_derivative",
    points=0.25,
    hint="For which bases, and for which x, is there no logarithm? Look at every entry of x.",
)
def test_logarithm_derivative_domain(submission: Submission) -> None:
    """A base a that is not above 0 or is 1, and an x that is not above 0, are ValueErrors; others are not."""
    function = submission.derivatives.logarithm_derivative
    expect_close(function(np.array([0.5, 1.0]), np.e), np.array([2.0, 1.0]), EXACT)
    bases = [([np.array([1.0, 2.0]), a], f"a base of {a}") for a in (0, -2, 1)]
    points = (0.0, -1.0, np.array([2.0, 0.0]), np.array([[3.0, 1.0], [-0.5, 2.0]]))
    expect_errors(function, [*bases, *(([x, 2], "an x that is not above 0") for x in points)])


@requirement(
    "DER-LOG-3",
    of="logarithm_derivative",
    points=0.1,
    hint="Convert the argument to a float64 array first, and return a new array.",
)
def test_logarithm_derivative_conventions(submission: Submission) -> None:
    """logarithm_derivative takes numbers, lists and arrays of any real type, layout and size, changes none
    of them, and returns new float64 values.
    """
    function = submission.derivatives.logarithm_derivative
    expect_conventions(function, right.logarithm_derivative, [X], [INTEGERS], 10)
    expect_elementwise(function, right.logarithm_derivative, 3, 2)


@requirement(
    "DER-SINE-1",
    of="sine_derivative",
    points=0.2,
    hint="How steep is the sine at 0, and how steep at its top?",
)
def test_sine_derivative_value(submission: Submission, for_all: Trial) -> None:
    """sine_derivative(x) is the derivative of sin(x), for every entry of any x."""
    function = submission.derivatives.sine_derivative

    def rule(x: np.ndarray) -> None:
        expect_close(function(x), right.sine_derivative(x), EXACT)

    for_all(rule, any_shape(-4, 4))


@requirement(
    "DER-SINE-2",
    of="sine_derivative",
    points=0.1,
    hint="Convert x to a float64 array first, and return a new array.",
)
def test_sine_derivative_conventions(submission: Submission) -> None:
    """sine_derivative takes numbers, lists and arrays of any real type, layout and size, changes none of
    them, and returns new float64 values.
    """
    function = submission.derivatives.sine_derivative
    expect_conventions(function, right.sine_derivative, [X], [INTEGERS])
    expect_elementwise(function, right.sine_derivative, 1)


@requirement(
    "DER-COSINE-1",
    of="cosine_derivative",
    points=0.25,
    hint="Just right of 0 the cosine falls. Which sign does its derivative have there?",
)
def test_cosine_derivative_value(submission: Submission, for_all: Trial) -> None:
    """cosine_derivative(x) is the derivative of cos(x), for every entry of any x."""
    function = submission.derivatives.cosine_derivative

    def rule(x: np.ndarray) -> None:
        expect_close(function(x), right.cosine_derivative(x), EXACT)

    for_all(rule, any_shape(-4, 4))


@requirement(
    "DER-COSINE-2",
    of="cosine_derivative",
    points=0.1,
    hint="Convert x to a float64 array first, and return a new array.",
)
def test_cosine_derivative_conventions(submission: Submission) -> None:
    """cosine_derivative takes numbers, lists and arrays of any real type, layout and size, changes none of
    them, and returns new float64 values.
    """
    function = submission.derivatives.cosine_derivative
    expect_conventions(function, right.cosine_derivative, [X], [INTEGERS])
    expect_elementwise(function, right.cosine_derivative, 1)
