"""The chain rule, of one variable and along several paths."""

from __future__ import annotations

import numpy as np

from grader.testing import (
    Source,
    Submission,
    Trial,
    expect_close,
    expect_error,
    expect_unchanged,
    requirement,
)
from reference import derivatives as right

from .activations_cases import any_shape, expect_conventions, locked
from .derivatives_cases import COMPOSITIONS, Composition
from .tolerances import EXACT

X = np.array([[0.5, 1.5, 2.0], [0.25, 3.0, 1.25]])


@requirement(
    "DER-CHAIN-1",
    of="chain_rule",
    points=0.65,
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
        x = any_shape(-2, 2, away_from_zero=0.25)(source)
        return source.choice(COMPOSITIONS), x

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
    """chain_rule takes x as a number, a list or an array of any real type and layout, and changes nothing."""
    parts = COMPOSITIONS[0]
    functions = (parts.outer_derivative, parts.inner, parts.inner_derivative)
    small = locked(np.array([0.5, 1.5], dtype=np.float32))
    for x in (1.5, 2, [1, 2, 3], np.array([[0.5, 1.5]]), np.zeros((0, 2)), small):
        arguments = [*functions, x]
        seen = submission.derivatives.chain_rule.observe(arguments, keep_arguments=True)
        expect_unchanged(arguments, seen.arguments)
        expect_close(seen.value, right.chain_rule(*functions, x), EXACT)


@requirement(
    "DER-PATHS-1",
    of="multivariate_chain_rule",
    points=0.6,
    hint="x reaches y through every g. How do the contributions of these paths combine?",
)
def test_multivariate_chain_rule_value(submission: Submission, for_all: Trial) -> None:
    """multivariate_chain_rule(dy_dg, dg_dx) sums dy/dg_j * dg_j/dx_i over all paths j."""

    def rule(drawn: tuple[np.ndarray, np.ndarray]) -> None:
        got = submission.derivatives.multivariate_chain_rule(*drawn)
        expect_close(got, right.multivariate_chain_rule(*drawn), EXACT)

    def case(source: Source) -> tuple[np.ndarray, np.ndarray]:
        paths = source.integer(1, 5)
        entries = source.choice([paths, paths + 1, 1])
        return source.array((paths,), -3, 3), source.array((paths, entries), -3, 3)

    for_all(rule, case)
    rule((np.array([2.0, -1.0]), np.array([[1.0, 3.0], [5.0, 0.5]])))
    rule((np.array([2.0]), np.array([[1.0, 3.0, -0.5]])))


@requirement(
    "DER-PATHS-2",
    of="multivariate_chain_rule",
    points=0.1,
    hint="Convert the arguments to float64 arrays first, and return a new array.",
)
def test_multivariate_chain_rule_conventions(submission: Submission) -> None:
    """multivariate_chain_rule takes lists and arrays of any real type and layout, changes none of them, and
    returns new float64 values.
    """
    function = submission.derivatives.multivariate_chain_rule
    arrays = [np.array([1.5, -2.0]), X]
    integers = [[1, -2], [[1, 0, 3], [0, 1, 1]]]
    expect_conventions(function, right.multivariate_chain_rule, arrays, integers)


@requirement(
    "DER-PATHS-3",
    of="multivariate_chain_rule",
    points=0.1,
    hint="Each of the m entries of dy_dg needs its row of dg_dx. Compare the shapes first.",
)
def test_multivariate_chain_rule_shapes(submission: Submission) -> None:
    """Shapes other than (m,) and (m, n) are a ValueError, these are not."""
    function = submission.derivatives.multivariate_chain_rule
    expect_close(function(np.ones(1), np.ones((1, 2))), np.ones(2), EXACT)
    for outer, inner in (((3,), (2, 3)), ((1,), (2, 3)), ((2, 1), (2, 3)), ((2,), (2,)), ((), (2, 3))):
        arguments = [np.ones(outer), np.ones(inner)]
        expect_error(function, arguments, f"a dy_dg of shape {outer}, a dg_dx of {inner}")
