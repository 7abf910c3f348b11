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

from .network_cases import (
    ENDINGS,
    HIDDEN,
    Problem,
    build,
    example,
    expect_fitting_batches_only,
    new_network,
    one_weight,
    problem,
)
from .tolerances import EXACT

SET = "network.MLP.set_parameters"
SIGMOID = ("activations.sigmoid", "layers.dense_forward", SET)


@requirement(
    "NET-FORWARD-1",
    of="MLP.forward",
    points=0.65,
    hint=("Each layer is z = a @ W + b followed by its activation. Follow one example through by hand."),
    needs=SIGMOID,
)
@pytest.mark.parametrize("rows", [1, 5])
def test_forward_value(submission: Submission, for_all: Trial, rows: int) -> None:
    """forward(X) returns the output activations, one row for each row of X, which may hold integers."""
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
    """A network has any number of layers: forward works without a hidden layer and with up to five."""
    for hidden_layers in (0, 2, 3, 4, 5):
        case = problem((2, *[4] * hidden_layers, 3), hidden="tanh")
        for_all(_forward_rule(submission), case, count=1)


@requirement(
    "NET-FORWARD-5",
    of="MLP.forward",
    points=0.1,
    hint="Each column of X is one input of the network. Compare their number with layer_sizes.",
    needs=SIGMOID,
)
def test_forward_shapes(submission: Submission) -> None:
    """forward(X) raises ValueError for an X with another number of columns than the network has
    inputs.
    """
    expect_close(one_weight(submission).forward([[3.0]]), [[7.0]], EXACT, "the output")
    network = new_network(submission, [2, 3, 1])
    for shape in ((4, 3), (4, 1)):
        expect_error(network.forward, [np.ones(shape)], f"layer_sizes are [2, 3, 1] and X has shape {shape}")


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
    points=0.15,
    hint="Rows or entries: what does this loss divide by when there are three outputs?",
    needs=("losses.mean_squared_error", *SIGMOID),
)
def test_loss_mean_squared_error(submission: Submission, for_all: Trial) -> None:
    """With loss="mean_squared_error", loss(X, T) is the mean squared error over all entries."""
    for_all(_loss_rule(submission), problem((2, 4, 3), loss="mean_squared_error"), count=2)


@requirement(
    "NET-LOSS-3",
    of="MLP.loss",
    points=0.15,
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
    for sizes in ((2, 4, 3), (2, 4, 5, 3)):
        case = problem(sizes, output="softmax", loss="softmax_cross_entropy")
        for_all(_loss_rule(submission), case, count=1)


@requirement(
    "NET-LOSS-5",
    of="MLP.loss",
    points=0.1,
    hint="Targets of shape (m,) against outputs of shape (m, 1) would broadcast to (m, m).",
    needs=("losses.half_squared_error", *SIGMOID),
)
def test_loss_shapes(submission: Submission) -> None:
    """loss(X, T) raises ValueError for an X or a T of another shape (nothing is broadcast), and for
    a batch without rows.
    """
    expect_close(one_weight(submission).loss([[3.0]], [[7.0]]), 0.0, EXACT, "the loss")
    expect_fitting_batches_only(new_network(submission, [2, 3, 1]).loss)


@requirement(
    "NET-LOSS-6",
    of="MLP.loss",
    points=0.1,
    hint="A linear output may leave the interval [0, 1], in which a probability lies.",
    needs=("losses.binary_cross_entropy", *SIGMOID),
)
def test_loss_of_no_probabilities(submission: Submission) -> None:
    """With loss="binary_cross_entropy" and a linear output, loss(X, T) raises ValueError for an
    output outside [0, 1].
    """
    network = new_network(submission, [1, 1], output="linear", loss="binary_cross_entropy")
    network.set_parameters([np.array([[0.5]]), np.array([0.25])])
    expect_close(network.loss([[0.5]], [[1.0]]), np.log(2.0), EXACT, "the loss")
    for x in (2.0, -1.0):
        rule = f"the output is {0.5 * x + 0.25}, outside [0, 1]"
        expect_error(network.loss, [np.array([[x]]), np.array([[1.0]])], rule)


@requirement(
    "NET-LOSS-7",
    of="MLP.loss",
    points=0.1,
    hint="A linear output is the last z as it is. Which values does the loss compare with T?",
    needs=("losses.mean_squared_error", "losses.binary_cross_entropy", *SIGMOID),
)
def test_loss_of_linear_output(submission: Submission, for_all: Trial) -> None:
    """With a linear output, loss(X, T) is the named loss of the last pre-activations: squared errors
    and binary_cross_entropy.
    """
    for output, loss in ENDINGS[:3]:
        for_all(_loss_rule(submission), problem((2, 4, 3), output=output, loss=loss), count=1)


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
