"""Gradient norms by layer, and what they say about the network."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from grader.testing import (
    Source,
    Submission,
    Trial,
    as_array,
    expect_close,
    expect_equal,
    expect_list,
    expect_unchanged,
    requirement,
)
from reference import gradient_flow as right
from reference.network import MLP

from .activations_cases import locked
from .gradient_flow_cases import lend, lend_gradients, stack
from .strategies import at_most
from .tolerances import EXACT

Flow = tuple[tuple[int, ...], list[np.ndarray], np.ndarray, np.ndarray]


@requirement(
    "FLOW-NORMS-1",
    of="layer_gradient_norms",
    points=0.7,
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
    points=0.6,
    hint=(
        "Which entries of network.gradients(X, T) belong to weights, and in which order do the layers come?"
    ),
)
def test_norms_of_layers(submission: Submission, for_all: Trial) -> None:
    """layer_gradient_norms returns an array of L norms, one for each layer, first layer first."""
    _judge_norms(submission, for_all, (2, 4, 5, 3))


@requirement(
    "FLOW-NORMS-3",
    of="layer_gradient_norms",
    points=0.1,
    hint="Hand X and T on to network.gradients, which takes every array-like, and write to neither.",
)
def test_norms_conventions(submission: Submission) -> None:
    """layer_gradient_norms(network, X, T) takes any array-likes as X and T, and leaves them as they
    are.
    """
    function = submission.gradient_flow.layer_gradient_norms
    network = MLP((2, 3, 1), seed=1)
    lent = lend(network, (2, 3, 1), as_tuple=True)
    whole, classes = [[1, 2], [3, -1], [0, 4]], [[1], [0], [1]]
    for X, T in ((whole, classes), (np.array(whole), np.array(classes))):
        got = function(network=lent, X=X, T=T)
        expect_close(got, right.layer_gradient_norms(network, X, T), EXACT, "the norms")
    rows, targets = np.array([[0.5, -1.0], [2.0, 0.25], [1.0, 1.5]]), np.array([[1.0], [0.5], [0.0]])
    for X, T in ((np.asfortranarray(rows), targets), (locked(rows), locked(targets))):
        seen = function.observe([lent, X, T], keep_arguments=True)
        expect_close(seen.value, right.layer_gradient_norms(network, rows, targets), EXACT, "the norms")
        expect_unchanged([lent, X, T], seen.arguments)


@requirement(
    "FLOW-NORMS-4",
    of="layer_gradient_norms",
    points=0.2,
    hint="If the norms of shallow networks are right, look at the gradients of your deep ones.",
    needs=("network.MLP",),
)
@pytest.mark.parametrize(
    ("hidden", "output", "weight", "bias", "factor", "last"),
    [
        # Each pre-activation is 0, where the sigmoid is 1/2 and its slope 1/4: the bound is reached.
        ("sigmoid", "sigmoid", 1.0, -0.5, 0.25, 0.125),
        # Each activation is 1.
        ("relu", "linear", 3.0, -2.0, 3.0, 2.0**0.5),
    ],
)
def test_norms_of_deep_networks(
    submission: Submission, hidden: str, output: str, weight: float, bias: float, factor: float, last: float
) -> None:
    """On its way back through a sigmoid layer a gradient shrinks to at most a quarter, and through a
    ReLU layer it grows with the weights.
    """
    layers = 10
    network = stack(submission, layers, weight * np.eye(2), np.full(2, bias), hidden, output)
    start = np.full((1, 2), 0.5 if hidden == "sigmoid" else 1.0)
    got = submission.gradient_flow.layer_gradient_norms(network, start, np.array([[0.0, 1.0]]))
    want = last * factor ** np.arange(layers - 1.0, -1.0, -1.0)
    expect_close(got, want, EXACT, "the norms")


@requirement(
    "FLOW-NORMS-5",
    of="layer_gradient_norms",
    points=0.1,
    hint="If the norms of other networks are right, look at dx in residual_backward.",
    needs=("layers.residual_backward",),
)
def test_norms_of_residual_stacks(submission: Submission) -> None:
    """On its way back through a residual layer with weights of spectral norm s < 1, a gradient keeps at
    least 1 - s of its norm.
    """
    layers, W = 8, -0.125 * np.eye(2)  # the skip passes everything on, the branch takes an eighth away
    gradients: list[np.ndarray] = []
    dy = np.ones((1, 2))
    inputs = [1.0 + 0.125 * layer for layer in range(layers)]
    for x in reversed(inputs):
        b = np.full(2, 0.125 + 0.125 * x)  # each pre-activation is 1/8, which the layer adds to its input
        got = submission.layers.residual_backward(dy, np.full((1, 2), x), W, b)
        dx, dW, db = expect_list(got, 3, "what residual_backward returned")
        gradients = [as_array(dW, (2, 2), "dW"), as_array(db, (2,), "db"), *gradients]
        dy = as_array(dx, (1, 2), "dx")
    network = lend_gradients(gradients, "a stack of 8 residual layers with these gradients: network")
    got = submission.gradient_flow.layer_gradient_norms(network, np.ones((1, 2)), np.zeros((1, 2)))
    want = 2.0 * np.array(inputs) * 0.875 ** np.arange(layers - 1.0, -1.0, -1.0)
    expect_close(got, want, EXACT, "the norms")


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
        ([0.1, 0.95e-6], "vanishing"),
        ([1.05e-6, 0.1, 999.5], "healthy"),
        ([0.1, 1e-6], "healthy"),  # not below
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
@pytest.mark.parametrize(
    ("norms", "word"),
    [
        ([0.1, 1000.5], "exploding"),
        ([1e9, 1.0, 0.5], "exploding"),
        ([0.1, 999.5], "healthy"),
        ([0.1, 1e3], "healthy"),  # not above
    ],
)
def test_exploding(submission: Submission, norms: list[float], word: str) -> None:
    """diagnose_gradients says "exploding" if any norm is above 1e3, and "healthy" if none is amiss."""
    expect_equal(submission.gradient_flow.diagnose_gradients(np.array(norms)), word, "the diagnosis")


@requirement(
    "FLOW-DIAGNOSE-3",
    of="diagnose_gradients",
    points=0.25,
    hint="nan > 1000 is False. Ask whether a norm is finite before you compare it.",
)
@pytest.mark.parametrize(("norm", "word"), [(np.inf, "exploding"), (np.nan, "exploding"), (0.5, "healthy")])
def test_not_finite(submission: Submission, norm: float, word: str) -> None:
    """A norm that is inf or nan counts as "exploding", one of 0.5 does not."""
    got = submission.gradient_flow.diagnose_gradients(np.array([0.1, norm, 1.0]))
    expect_equal(got, word, "the diagnosis")


@requirement(
    "FLOW-DIAGNOSE-4",
    of="diagnose_gradients",
    points=0.2,
    hint="Which of the two do you ask for first?",
)
@pytest.mark.parametrize(
    ("norms", "word"),
    [
        ([1e-9, 1e6], "exploding"),
        ([1e6, 1e-9], "exploding"),
        ([1e-9, np.inf], "exploding"),
        ([np.nan, 1e-9], "exploding"),
        ([1e-9, 1.0], "vanishing"),
    ],
)
def test_exploding_wins(submission: Submission, norms: list[float], word: str) -> None:
    """Where one norm is too small and another too large or not finite, diagnose_gradients says
    "exploding"; without the other, "vanishing".
    """
    expect_equal(submission.gradient_flow.diagnose_gradients(np.array(norms)), word, "the diagnosis")


@requirement(
    "FLOW-DIAGNOSE-5",
    of="diagnose_gradients",
    points=0.15,
    hint="The thresholds are arguments; 1e-6 and 1e3 are only their defaults.",
)
@pytest.mark.parametrize(
    ("norms", "vanishing", "exploding", "word"),
    [
        ([0.05, 1.0], 0.1, 10.0, "vanishing"),
        ([0.5, 20.0], 0.1, 10.0, "exploding"),
        ([1e-9, 1e6], 1e-12, 1e9, "healthy"),
        ([10.0, 0.1], 0.1, 10.0, "healthy"),
    ],
)
def test_thresholds(
    submission: Submission, norms: list[float], vanishing: float, exploding: float, word: str
) -> None:
    """diagnose_gradients takes its thresholds, vanishing and exploding, in this order or by name, and
    norms as a list too.
    """
    function = submission.gradient_flow.diagnose_gradients
    expect_equal(function(norms, vanishing=vanishing, exploding=exploding), word, "the diagnosis")
    expect_equal(function(norms, vanishing, exploding), word, "the diagnosis")


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
