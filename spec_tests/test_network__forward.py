"""The MLP's forward pass and its loss, from injected parameters."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from grader.testing import (
    Submission,
    Trial,
    checks,
    expect_close,
    expect_error,
    requirement,
)

from .network_cases import HIDDEN, Problem, build, example, new_network, problem
from .tolerances import EXACT

SET = "network.MLP.set_parameters"
SIGMOID = ("activations.sigmoid", "layers.dense_forward", SET)


@requirement(
    "NET-FORWARD-1",
    of="MLP.forward",
    points=0.75,
    hint=("Each layer is z = a @ W + b followed by its activation. Follow one example through by hand."),
    needs=SIGMOID,
)
@pytest.mark.parametrize("rows", [1, 5])
def test_forward_value(submission: Submission, for_all: Trial, rows: int) -> None:
    """forward(X) returns the output activations, one row for each row of X."""
    for_all(_forward_rule(submission), problem((2, 4, 3), rows=rows), count=2)


@checks("NET-FORWARD-1")
def test_forward_of_integers(submission: Submission) -> None:
    """The forward pass takes lists of integers, such as XOR's inputs."""
    drawn = example((2, 3, 1), seed=23)
    got = build(submission, drawn).forward([[0, 0], [0, 1], [1, 0], [1, 1]])
    want = drawn.right_network().forward([[0, 0], [0, 1], [1, 0], [1, 1]])
    expect_close(got, want, EXACT, "the output")


@requirement(
    "NET-FORWARD-2",
    of="MLP.forward",
    points=0.25,
    hint="The argument hidden is the activation of every layer but the last.",
    needs=("activations.tanh", "activations.relu", *SIGMOID),
)
@pytest.mark.parametrize("hidden", HIDDEN[1:])
def test_forward_hidden(submission: Submission, for_all: Trial, hidden: str) -> None:
    """The hidden layers use the activation that the constructor names: tanh or relu."""
    for_all(_forward_rule(submission), problem((2, 4, 3), hidden=hidden), count=1)


@requirement(
    "NET-FORWARD-3",
    of="MLP.forward",
    points=0.25,
    hint="A softmax output returns probabilities, each row with sum 1; a linear one returns z.",
    needs=("activations.softmax", *SIGMOID),
)
@pytest.mark.parametrize(
    ("output", "loss"), [("linear", "half_squared_error"), ("softmax", "softmax_cross_entropy")]
)
def test_forward_output(submission: Submission, for_all: Trial, output: str, loss: str) -> None:
    """The last layer uses the activation that the constructor calls output: linear or softmax."""
    for_all(_forward_rule(submission), problem((2, 4, 3), output=output, loss=loss), count=1)


@requirement(
    "NET-FORWARD-4",
    of="MLP.forward",
    points=0.25,
    hint="Write the layers as a loop over pairs of W and b.",
    needs=("activations.tanh", *SIGMOID),
)
def test_forward_depth(submission: Submission, for_all: Trial) -> None:
    """A network has any number of layers: forward works without a hidden layer and with five."""
    for hidden_layers in (0, 2, 3, 5):
        case = problem((2, *[4] * hidden_layers, 3), hidden="tanh")
        for_all(_forward_rule(submission), case, count=1)


@requirement(
    "NET-LOSS-1",
    of="MLP.loss",
    points=0.25,
    hint=("The default loss is (1 / 2m) times the sum of all squared errors; m is the number of rows."),
    needs=("losses.half_squared_error", *SIGMOID),
)
@pytest.mark.parametrize("n_out", [1, 3])
def test_loss_half_squared_error(submission: Submission, for_all: Trial, n_out: int) -> None:
    """loss(X, T) is half_squared_error between the output and T, unless another loss is named."""
    for_all(_loss_rule(submission), problem((2, 4, n_out)), count=1)


@requirement(
    "NET-LOSS-2",
    of="MLP.loss",
    points=0.25,
    hint="Rows or entries: what does this loss divide by when there are three outputs?",
    needs=("losses.mean_squared_error", *SIGMOID),
)
@pytest.mark.parametrize("output", ["sigmoid", "linear"])
def test_loss_mean_squared_error(submission: Submission, for_all: Trial, output: str) -> None:
    """With loss="mean_squared_error", loss(X, T) is the mean squared error over all entries."""
    case = problem((2, 4, 3), output=output, loss="mean_squared_error")
    for_all(_loss_rule(submission), case, count=1)


@requirement(
    "NET-LOSS-3",
    of="MLP.loss",
    points=0.25,
    hint="Two terms for each entry, one of which vanishes when the target is 0 or 1.",
    needs=("losses.binary_cross_entropy", *SIGMOID),
)
@pytest.mark.parametrize("n_out", [1, 3])
def test_loss_binary_cross_entropy(submission: Submission, for_all: Trial, n_out: int) -> None:
    """With loss="binary_cross_entropy", loss(X, T) is the mean binary cross-entropy over all
    entries.
    """
    for_all(_loss_rule(submission), problem((2, 4, n_out), loss="binary_cross_entropy"), count=1)


@requirement(
    "NET-LOSS-4",
    of="MLP.loss",
    points=0.25,
    hint="losses.softmax_cross_entropy takes logits. Which values of the network are those?",
    needs=("losses.softmax_cross_entropy", *SIGMOID),
)
def test_loss_softmax_cross_entropy(submission: Submission, for_all: Trial) -> None:
    """With a softmax output, loss(X, T) is the cross-entropy of its probabilities: softmax is
    applied once.
    """
    case = problem((2, 4, 3), output="softmax", loss="softmax_cross_entropy")
    for_all(_loss_rule(submission), case, count=2)


@requirement(
    "NET-LOSS-5",
    of="MLP.loss",
    points=0.1,
    hint="Targets of shape (m,) against outputs of shape (m, 1) would broadcast to (m, m).",
    needs=("losses.half_squared_error", *SIGMOID),
)
@pytest.mark.parametrize("shape", [(4,), (1, 1), (3, 1)], ids=str)
def test_loss_shapes(submission: Submission, shape: tuple[int, ...]) -> None:
    """loss(X, T) raises ValueError for a T of another shape than the output: no broadcast."""
    network = new_network(submission, [2, 3, 1])
    rule = f"the output has shape (4, 1) and T has shape {shape}"
    expect_error(network.loss, [np.ones((4, 2)), np.ones(shape)], rule)


def _forward_rule(submission: Submission) -> Callable[[Problem], None]:
    def rule(drawn: Problem) -> None:
        got = build(submission, drawn).forward(drawn.X)
        expect_close(got, drawn.right_network().forward(drawn.X), EXACT, "the output")

    return rule


def _loss_rule(submission: Submission) -> Callable[[Problem], None]:
    def rule(drawn: Problem) -> None:
        got = build(submission, drawn).loss(drawn.X, drawn.T)
        expect_close(got, drawn.right_network().loss(drawn.X, drawn.T), EXACT, "the loss")

    return rule
