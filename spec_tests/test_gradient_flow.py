"""Gradient norms by layer, and what they say about the network."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from grader.testing import Source, Submission, Trial, expect_close, expect_equal, requirement
from reference import gradient_flow as right
from reference.network import MLP

from .gradient_flow_cases import lend
from .strategies import at_most
from .tolerances import EXACT

Flow = tuple[tuple[int, ...], list[np.ndarray], np.ndarray, np.ndarray]


@requirement(
    "FLOW-NORMS-1",
    of="layer_gradient_norms",
    points=0.9,
    hint=(
        "network.gradients(X, T) returns weights and biases in turn. The Frobenius norm treats a "
        "matrix as a vector."
    ),
)
def test_norm_of_one_layer(submission: Submission, for_all: Trial) -> None:
    """The norm of a layer is the Frobenius norm of the loss's derivative by its weights, without
    the bias.
    """
    _judge_norms(submission, for_all, (3, 2))


@requirement(
    "FLOW-NORMS-2",
    of="layer_gradient_norms",
    points=0.7,
    hint=(
        "Which entries of network.gradients(X, T) belong to weights, and in which order do the layers come?"
    ),
)
def test_norms_of_layers(submission: Submission, for_all: Trial) -> None:
    """layer_gradient_norms returns an array of L norms, one for each layer, first layer first."""
    _judge_norms(submission, for_all, (2, 4, 5, 3))


@requirement(
    "FLOW-DIAGNOSE-1",
    of="diagnose_gradients",
    points=0.4,
    hint="One layer whose gradient has vanished is enough.",
)
@pytest.mark.parametrize(
    ("norms", "word"),
    [
        ([1e-9, 0.1, 1.0], "vanishing"),
        ([1.0, 0.1, 1e-9], "vanishing"),
        ([0.0, 0.0], "vanishing"),
        ([1e-5, 0.1, 900.0], "healthy"),
        ([1.0], "healthy"),
    ],
)
def test_vanishing(submission: Submission, norms: list[float], word: str) -> None:
    """diagnose_gradients says "vanishing" if any norm is below 1e-6, and "healthy" if none is
    amiss.
    """
    expect_equal(submission.gradient_flow.diagnose_gradients(np.array(norms)), word, "the diagnosis")


@requirement(
    "FLOW-DIAGNOSE-2",
    of="diagnose_gradients",
    points=0.3,
    hint="One layer whose gradient explodes is enough.",
)
@pytest.mark.parametrize("norms", [[0.1, 2e3], [1e9, 1.0, 0.5]])
def test_exploding(submission: Submission, norms: list[float]) -> None:
    """diagnose_gradients says "exploding" if any norm is above 1e3."""
    expect_equal(submission.gradient_flow.diagnose_gradients(np.array(norms)), "exploding", "the diagnosis")


@requirement(
    "FLOW-DIAGNOSE-3",
    of="diagnose_gradients",
    points=0.25,
    hint="nan > 1000 is False. Ask whether a norm is finite before you compare it.",
)
@pytest.mark.parametrize("norm", [np.inf, np.nan])
def test_not_finite(submission: Submission, norm: float) -> None:
    """A norm that is inf or nan counts as "exploding"."""
    got = submission.gradient_flow.diagnose_gradients(np.array([0.1, norm, 1.0]))
    expect_equal(got, "exploding", "the diagnosis")


@requirement(
    "FLOW-DIAGNOSE-4",
    of="diagnose_gradients",
    points=0.25,
    hint="Which of the two do you ask for first?",
)
@pytest.mark.parametrize("norms", [[1e-9, 1e6], [1e6, 1e-9], [1e-9, np.inf]])
def test_exploding_wins(submission: Submission, norms: list[float]) -> None:
    """Where one norm is too small and another too large, diagnose_gradients says "exploding"."""
    expect_equal(submission.gradient_flow.diagnose_gradients(np.array(norms)), "exploding", "the diagnosis")


@requirement(
    "FLOW-DIAGNOSE-5",
    of="diagnose_gradients",
    points=0.2,
    hint="The thresholds are arguments; 1e-6 and 1e3 are only their defaults.",
)
@pytest.mark.parametrize(
    ("norms", "vanishing", "exploding", "word"),
    [
        ([0.05, 1.0], 0.1, 10.0, "vanishing"),
        ([0.5, 20.0], 0.1, 10.0, "exploding"),
        ([1e-9, 1e6], 1e-12, 1e9, "healthy"),
    ],
)
def test_thresholds(
    submission: Submission, norms: list[float], vanishing: float, exploding: float, word: str
) -> None:
    """diagnose_gradients takes its thresholds as the keywords vanishing and exploding, and
    norms as a list too.
    """
    thresholds = {"vanishing": vanishing, "exploding": exploding}
    seen = submission.gradient_flow.diagnose_gradients.observe([norms], thresholds)
    expect_equal(seen.value, word, "the diagnosis")


def _judge_norms(submission: Submission, for_all: Trial, sizes: tuple[int, ...]) -> None:
    def flow(source: Source) -> Flow:
        widths = tuple(at_most(source, n) for n in sizes)
        parameters = []
        for n_in, n_out in pairwise(widths):
            parameters.append(source.array((n_in, n_out), -2.0, 2.0))
            parameters.append(source.array((n_out,), -1.0, 1.0, away_from_zero=0.125))
        rows = at_most(source, 4)
        X = source.array((rows, widths[0]), -2.0, 2.0)
        return widths, parameters, X, source.array((rows, widths[-1]), 0.0, 1.0)

    def rule(drawn: Flow) -> None:
        widths, parameters, X, T = drawn
        network = MLP(widths, hidden="tanh", output="linear")
        network.set_parameters(parameters)
        got = submission.gradient_flow.layer_gradient_norms(lend(network, widths), X, T)
        expect_close(got, right.layer_gradient_norms(network, X, T), EXACT, "the norms")

    for_all(rule, flow, count=2)
