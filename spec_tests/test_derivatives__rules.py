"""Derivatives by rule: powers, exponentials, logarithms, sine and cosine, and the chain rules."""

from __future__ import annotations

import numpy as np

from grader.testing import Source, Submission, Trial, expect_close, expect_error, requirement
from reference import derivatives as right

from .activations_cases import any_shape, expect_conventions
from .derivatives_cases import COMPOSITIONS, Composition
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

    def case(source: Source) -> _WithBase:
        n = source.choice([2, 3, 1, 0, -1, -2, 5])
        return any_shape(-2, 2, away_from_zero=0.25)(source), n

    def fractional(source: Source) -> _WithBase:
        return any_shape(0.25, 3)(source), source.choice([0.5, 1.5, -0.5, 2.5])

    for_all(rule, case, count=8)
    for_all(rule, fractional)


@requirement(
    "DER-POWER-2",
    of="power_derivative",
    points=0.15,
    hint="NumPy refuses integers to a negative power; convert x to float64 first.",
)
def test_power_derivative_conventions(submission: Submission) -> None:
    """power_derivative takes integers and read-only arrays and leaves x as it was."""
    function = submission.derivatives.power_derivative
    expect_conventions(function, right.power_derivative, [X], [INTEGERS], -2)
    expect_conventions(function, right.power_derivative, [X], [[0, 1, 2]], 2)
    expect_close(function(3, 2), 6.0, EXACT)


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
    arguments = (np.array([-1.0, 0.0, 2.0]), 3)
    rule(arguments)


@requirement(
    "DER-EXP-2",
    of="exponential_derivative",
    points=0.2,
    hint="A power of a base that is 0 or negative is not defined for every real exponent.",
)
def test_exponential_derivative_base(submission: Submission) -> None:
    """A base a that is not above 0 is a ValueError."""
    submission.derivatives.exponential_derivative(np.array([1.0, 2.0]), 0.5)
    for a in (0, -2, -0.5):
        arguments = [np.array([1.0, 2.0]), a]
        expect_error(submission.derivatives.exponential_derivative, arguments, f"a base of {a}")


@requirement(
    "DER-EXP-3",
    of="exponential_derivative",
    points=0.1,
    hint="Convert the argument to a float64 array first, and return a new array.",
)
def test_exponential_derivative_conventions(submission: Submission) -> None:
    """exponential_derivative takes integers and read-only arrays and leaves x as it was."""
    function = submission.derivatives.exponential_derivative
    expect_conventions(function, right.exponential_derivative, [X], [[[-1, 0, 2], [1, 3, -2]]], 2)


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
    """A base a that is not above 0 or is 1, and any x that is not above 0, are ValueErrors."""
    function = submission.derivatives.logarithm_derivative
    function(np.array([1.0, 2.0]), 0.5)
    for a in (0, -2, 1):
        expect_error(function, [np.array([1.0, 2.0]), a], f"a base of {a}")
    for x in (0.0, -1.0, np.array([2.0, 0.0]), np.array([[3.0, 1.0], [-0.5, 2.0]])):
        expect_error(function, [x, 2], "an x that is not above 0")


@requirement(
    "DER-LOG-3",
    of="logarithm_derivative",
    points=0.1,
    hint="Convert the argument to a float64 array first, and return a new array.",
)
def test_logarithm_derivative_conventions(submission: Submission) -> None:
    """logarithm_derivative takes integers and read-only arrays and leaves x as it was."""
    function = submission.derivatives.logarithm_derivative
    expect_conventions(function, right.logarithm_derivative, [X], [INTEGERS], 10)


@requirement(
    "DER-SINE-1",
    of="sine_derivative",
    points=0.3,
    hint="How steep is the sine at 0, and how steep at its top?",
)
def test_sine_derivative_value(submission: Submission, for_all: Trial) -> None:
    """sine_derivative(x) is the derivative of sin(x), for every entry of any x."""
    function = submission.derivatives.sine_derivative

    def rule(x: np.ndarray) -> None:
        expect_close(function(x), right.sine_derivative(x), EXACT)

    for_all(rule, any_shape(-4, 4))
    expect_conventions(function, right.sine_derivative, [X], [INTEGERS])


@requirement(
    "DER-COSINE-1",
    of="cosine_derivative",
    points=0.35,
    hint="Just right of 0 the cosine falls. Which sign does its derivative have there?",
)
def test_cosine_derivative_value(submission: Submission, for_all: Trial) -> None:
    """cosine_derivative(x) is the derivative of cos(x), for every entry of any x."""
    function = submission.derivatives.cosine_derivative

    def rule(x: np.ndarray) -> None:
        expect_close(function(x), right.cosine_derivative(x), EXACT)

    for_all(rule, any_shape(-4, 4))
    expect_conventions(function, right.cosine_derivative, [X], [INTEGERS])


@requirement(
    "DER-CHAIN-1",
    of="chain_rule",
    points=0.7,
    hint="For sin(x ** 2): at which point does the sine work, and so where is its slope taken?",
)
def test_chain_rule_value(submission: Submission, for_all: Trial) -> None:
    """chain_rule gives the derivative of f(g(x)): f' taken at g(x), times g' taken at x."""

    def rule(drawn: tuple[Composition, np.ndarray]) -> None:
        parts, x = drawn
        functions = (parts.outer_derivative, parts.inner, parts.inner_derivative)
        got = submission.derivatives.chain_rule(*functions, x)
        expect_close(got, right.chain_rule(*functions, x), EXACT)

    def case(source: Source) -> tuple[Composition, np.ndarray]:
        shape = source.choice([(), (source.integer(1, 6),)])
        return source.choice(COMPOSITIONS), source.array(shape, -2, 2, away_from_zero=0.25)

    for_all(rule, case)
    for parts in COMPOSITIONS:
        rule((parts, np.array([0.5, 1.5, -1.25])))


@requirement(
    "DER-CHAIN-2",
    of="chain_rule",
    points=0.1,
    hint="Convert x to a float64 array before it is handed to the functions.",
)
def test_chain_rule_conventions(submission: Submission) -> None:
    """chain_rule takes x as a number, a list or integers alike."""
    parts = COMPOSITIONS[0]
    functions = (parts.outer_derivative, parts.inner, parts.inner_derivative)
    for x in (1.5, 2, [1, 2, 3], np.array([0.5, 1.5])):
        got = submission.derivatives.chain_rule(*functions, x)
        expect_close(got, right.chain_rule(*functions, x), EXACT)


@requirement(
    "DER-PATHS-1",
    of="multivariate_chain_rule",
    points=0.7,
    hint="x reaches y through every g. How do the contributions of these paths combine?",
)
def test_multivariate_chain_rule_value(submission: Submission, for_all: Trial) -> None:
    """multivariate_chain_rule(dy_dg, dg_dx) sums dy/dg_j * dg_j/dx_i over all paths j."""

    def rule(drawn: tuple[np.ndarray, np.ndarray]) -> None:
        got = submission.derivatives.multivariate_chain_rule(*drawn)
        expect_close(got, right.multivariate_chain_rule(*drawn), EXACT)

    def case(source: Source) -> tuple[np.ndarray, np.ndarray]:
        paths = source.integer(2, 5)
        entries = source.choice([paths, paths + 1, 1])
        return source.array((paths,), -3, 3), source.array((paths, entries), -3, 3)

    for_all(rule, case)
    rule((np.array([2.0, -1.0]), np.array([[1.0, 3.0], [5.0, 0.5]])))


@requirement(
    "DER-PATHS-2",
    of="multivariate_chain_rule",
    points=0.1,
    hint="Convert the arguments to float64 arrays first, and return a new array.",
)
def test_multivariate_chain_rule_conventions(submission: Submission) -> None:
    """multivariate_chain_rule takes integers and read-only arrays and leaves them alone."""
    function = submission.derivatives.multivariate_chain_rule
    arrays = [np.array([1.5, -2.0]), X]
    integers = [[1, -2], [[1, 0, 3], [0, 1, 1]]]
    expect_conventions(function, right.multivariate_chain_rule, arrays, integers)
