"""Initial weights: their shape, their spread, and the seed that they depend on."""

from __future__ import annotations

import numpy as np
import pytest

from grader.testing import RemoteFunction, Submission, Verdict, as_array, expect, expect_error, requirement

from .initialization_cases import expect_bell_curve, expect_variance

# One layer that widens and one that narrows, since n_in for n_out shows in either.
SIZES = [(160, 100), (90, 180)]
SHAPES = [(4, 1), (1, 3)]
NO_SIZES = [(0, 3), (3, 0), (-2, 3), (3, 2.5)]


@requirement(
    "INIT-XAVIER-1",
    of="xavier_normal",
    points=0.2,
    hint="W multiplies a row from the right: x @ W.",
)
@pytest.mark.parametrize(("n_in", "n_out"), SHAPES)
def test_xavier_shape(submission: Submission, n_in: int, n_out: int) -> None:
    """xavier_normal(n_in, n_out, seed) returns float64 weights of shape (n_in, n_out)."""
    as_array(submission.initialization.xavier_normal(n_in, n_out, 0), (n_in, n_out), "W")


@requirement(
    "INIT-XAVIER-2",
    of="xavier_normal",
    points=1,
    hint=(
        "Compare np.var of a large draw with the formula; a normal draw is scaled by the standard deviation."
    ),
)
@pytest.mark.parametrize(("n_in", "n_out"), SIZES)
def test_xavier_variance(submission: Submission, n_in: int, n_out: int) -> None:
    """The weights of xavier_normal have variance 2 / (n_in + n_out)."""
    weights = as_array(submission.initialization.xavier_normal(n_in, n_out, 5), (n_in, n_out), "W")
    expect_variance(weights, 2.0 / (n_in + n_out), "2 / (n_in + n_out)", "W")


@requirement(
    "INIT-XAVIER-3",
    of="xavier_normal",
    points=0.3,
    hint="Look at a histogram of a large draw.",
)
def test_xavier_distribution(submission: Submission) -> None:
    """The weights of xavier_normal are normal numbers with mean 0, each drawn on its own."""
    n_in, n_out = SIZES[0]
    got = submission.initialization.xavier_normal(n_in, n_out, 7)
    expect_bell_curve(as_array(got, (n_in, n_out), "W"))


@requirement(
    "INIT-XAVIER-4",
    of="xavier_normal",
    points=0.4,
    hint="Make a generator from the seed inside the function, and draw from nothing else.",
)
def test_xavier_seed(submission: Submission) -> None:
    """The weights of xavier_normal depend on the seed alone; global random state is neither read
    nor changed.
    """
    _judge_seed(submission.initialization.xavier_normal)


@requirement(
    "INIT-XAVIER-5",
    of="xavier_normal",
    points=0.1,
    hint="A layer has a whole number of inputs and of outputs. Check both before you draw.",
)
def test_xavier_sizes(submission: Submission) -> None:
    """xavier_normal raises ValueError for an n_in or n_out that is not an integer of at least 1."""
    _judge_sizes(submission.initialization.xavier_normal)


@requirement(
    "INIT-HE-1",
    of="he_normal",
    points=0.2,
    hint="W multiplies a row from the right: x @ W.",
)
@pytest.mark.parametrize(("n_in", "n_out"), SHAPES)
def test_he_shape(submission: Submission, n_in: int, n_out: int) -> None:
    """he_normal(n_in, n_out, seed) returns float64 weights of shape (n_in, n_out)."""
    as_array(submission.initialization.he_normal(n_in, n_out, 0), (n_in, n_out), "W")


@requirement(
    "INIT-HE-2",
    of="he_normal",
    points=1,
    hint="Compare np.var of a large draw with the formula. Which of the two sizes stands in it?",
)
@pytest.mark.parametrize(("n_in", "n_out"), SIZES)
def test_he_variance(submission: Submission, n_in: int, n_out: int) -> None:
    """The weights of he_normal have variance 2 / n_in."""
    weights = as_array(submission.initialization.he_normal(n_in, n_out, 5), (n_in, n_out), "W")
    expect_variance(weights, 2.0 / n_in, "2 / n_in", "W")


@requirement(
    "INIT-HE-3",
    of="he_normal",
    points=0.3,
    hint="Look at a histogram of a large draw.",
)
def test_he_distribution(submission: Submission) -> None:
    """The weights of he_normal are normal numbers with mean 0, each drawn on its own."""
    n_in, n_out = SIZES[0]
    got = submission.initialization.he_normal(n_in, n_out, 7)
    expect_bell_curve(as_array(got, (n_in, n_out), "W"))


@requirement(
    "INIT-HE-4",
    of="he_normal",
    points=0.4,
    hint="Make a generator from the seed inside the function, and draw from nothing else.",
)
def test_he_seed(submission: Submission) -> None:
    """The weights of he_normal depend on the seed alone; global random state is neither read nor
    changed.
    """
    _judge_seed(submission.initialization.he_normal)


@requirement(
    "INIT-HE-5",
    of="he_normal",
    points=0.1,
    hint="A layer has a whole number of inputs and of outputs. Check both before you draw.",
)
def test_he_sizes(submission: Submission) -> None:
    """he_normal raises ValueError for an n_in or n_out that is not an integer of at least 1."""
    _judge_sizes(submission.initialization.he_normal)


def _judge_sizes(initializer: RemoteFunction) -> None:
    drawn = as_array(initializer(2, 1, 0), (2, 1), "W")
    expect(bool(drawn.any()), Verdict.WRONG_VALUE, "the weights are all zero", "normal numbers", "zeros")
    for n_in, n_out in NO_SIZES:
        expect_error(initializer, [n_in, n_out, 0], f"n_in is {n_in} and n_out is {n_out}")


def _judge_seed(initializer: RemoteFunction) -> None:
    draws = []
    for seed in (0, 0, 1):
        seen = initializer.observe([3, 4], {"seed": seed}, watch_random=True)
        draws.append(as_array(seen.value, (3, 4), "W"))
        message = "global random state changed during the call"
        expect(not seen.random_touched, Verdict.WRONG_VALUE, message, "no change", "changed")
    same = bool(np.array_equal(draws[0], draws[1]))
    expect(same, Verdict.NONDETERMINISTIC, "two calls with the same seed gave different weights")
    other = not np.array_equal(draws[0], draws[2])
    expect(
        other,
        Verdict.WRONG_VALUE,
        "seeds 0 and 1 gave the same weights",
        "other weights",
        "the same",
        whole_log=True,
    )
