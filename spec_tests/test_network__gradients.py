"""Backpropagation: the exact gradient of the loss, from injected parameters."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest

from grader.testing import Failure, Submission, Trial, Verdict, expect_close, expect_list, requirement

from .network_cases import (
    ALL,
    BIASES,
    ENDINGS,
    HIDDEN,
    WEIGHTS,
    Problem,
    build,
    deep_network,
    disagreement_with_own_loss,
    example,
    expect_fitting_batches_only,
    expect_gradients,
    new_network,
    one_weight,
    problem,
)
from .tolerances import EXACT, VANISHING

BACKWARD = "layers.dense_backward"
SET = "network.MLP.set_parameters"
SIGMOID = ("activations.sigmoid", "activations.sigmoid_derivative", BACKWARD, SET)
DEFAULT = ("losses.half_squared_error_gradient", *SIGMOID)


@requirement(
    "NET-GRADIENTS-1",
    of="MLP.gradients",
    points=1,
    hint=("Write the chain from the loss to W1 for one example. Which factor does each activation add?"),
    needs=DEFAULT,
)
def test_one_example(submission: Submission, for_all: Trial) -> None:
    """For a single example, gradients(X, T) holds the exact derivatives of the default loss by all
    weights.
    """
    for_all(_rule(submission, WEIGHTS), problem((2, 4, 3), rows=1), count=2)


@requirement(
    "NET-GRADIENTS-2",
    of="MLP.gradients",
    points=1.25,
    hint="Repeat every row of a batch: neither the loss nor its gradient may change.",
    needs=DEFAULT,
)
@pytest.mark.parametrize("n_out", [1, 3])
def test_batch(submission: Submission, for_all: Trial, n_out: int) -> None:
    """For a batch, the derivatives by the weights are those of the averaged loss: divided by m,
    once.
    """
    for_all(_rule(submission, WEIGHTS), problem((2, 4, n_out), rows=5), count=1)


@requirement(
    "NET-GRADIENTS-3",
    of="MLP.gradients",
    points=1.15,
    hint=("A bias is added to z in every row of the batch. What is its derivative, and what is its shape?"),
    needs=DEFAULT,
)
@pytest.mark.parametrize("rows", [1, 5])
def test_biases(submission: Submission, for_all: Trial, rows: int) -> None:
    """gradients(X, T) holds the exact derivatives by the biases, in the shape (n_out,) of each."""
    for_all(_rule(submission, BIASES), problem((2, 4, 3), rows=rows), count=1)


@requirement(
    "NET-GRADIENTS-4",
    of="MLP.gradients",
    points=0.75,
    hint=("tanh has another derivative than the sigmoid. Where does the hidden activation enter the chain?"),
    needs=("activations.tanh_derivative", *DEFAULT),
)
def test_hidden_tanh(submission: Submission, for_all: Trial) -> None:
    """The derivatives by the weights are exact for tanh hidden layers."""
    for_all(_rule(submission, WEIGHTS), problem((2, 4, 3), hidden="tanh"), count=2)


@requirement(
    "NET-GRADIENTS-5",
    of="MLP.gradients",
    points=0.75,
    hint="A ReLU unit passes a gradient back only in the rows in which its z is above 0.",
    needs=("activations.relu_derivative", *DEFAULT),
)
def test_hidden_relu(submission: Submission, for_all: Trial) -> None:
    """The derivatives by the weights are exact for ReLU hidden layers."""
    for_all(_rule(submission, WEIGHTS), problem((2, 4, 3), hidden="relu"), count=2)


@requirement(
    "NET-GRADIENTS-6",
    of="MLP.gradients",
    points=0.5,
    hint="A linear output is its own pre-activation. Which factor falls away?",
    needs=("losses.mean_squared_error_gradient", *DEFAULT),
)
@pytest.mark.parametrize("loss", ["half_squared_error", "mean_squared_error"])
def test_linear_output(submission: Submission, for_all: Trial, loss: str) -> None:
    """The derivatives by the weights are exact for a linear output."""
    for_all(_rule(submission, WEIGHTS), problem((2, 4, 3), output="linear", loss=loss), count=1)


@requirement(
    "NET-GRADIENTS-7",
    of="MLP.gradients",
    points=0.5,
    hint=("Differentiate this loss: which factor comes from the square, and what does the mean divide by?"),
    needs=("losses.mean_squared_error_gradient", *SIGMOID),
)
def test_mean_squared_error(submission: Submission, for_all: Trial) -> None:
    """The derivatives by the weights are exact for a sigmoid output with mean_squared_error."""
    for_all(_rule(submission, WEIGHTS), problem((2, 4, 3), loss="mean_squared_error"), count=2)


@requirement(
    "NET-GRADIENTS-8",
    of="MLP.gradients",
    points=0.75,
    hint="Multiply the derivative of this loss by that of the sigmoid, and simplify what you get.",
    needs=("losses.binary_cross_entropy_gradient", *SIGMOID),
)
@pytest.mark.parametrize("n_out", [1, 3])
def test_binary_cross_entropy(submission: Submission, for_all: Trial, n_out: int) -> None:
    """The derivatives by the weights are exact for a sigmoid output with binary_cross_entropy."""
    case = problem((2, 4, n_out), loss="binary_cross_entropy")
    for_all(_rule(submission, WEIGHTS), case, count=1)


@requirement(
    "NET-GRADIENTS-9",
    of="MLP.gradients",
    points=0.75,
    hint="The derivative by the logits already holds that of softmax.",
    needs=("losses.softmax_cross_entropy_gradient", *SIGMOID),
)
def test_softmax_cross_entropy(submission: Submission, for_all: Trial) -> None:
    """The derivatives by the weights are exact for a softmax output with softmax_cross_entropy."""
    case = problem((2, 4, 3), output="softmax", loss="softmax_cross_entropy")
    for_all(_rule(submission, WEIGHTS), case, count=2)


@requirement(
    "NET-GRADIENTS-10",
    of="MLP.gradients",
    points=0.5,
    hint="Without a hidden layer, the input of the last layer is X itself.",
    needs=DEFAULT,
)
def test_no_hidden_layer(submission: Submission, for_all: Trial) -> None:
    """gradients(X, T) works for a network without a hidden layer."""
    for_all(_rule(submission, ALL), problem((2, 3)), count=2)


@requirement(
    "NET-GRADIENTS-11",
    of="MLP.gradients",
    points=1,
    hint="Go back one layer at a time. At which layer's z is each activation's derivative taken?",
    needs=("activations.tanh_derivative", "activations.relu_derivative", *DEFAULT),
)
@pytest.mark.parametrize(
    ("hidden", "sizes"),
    [
        ("sigmoid", (2, 4, 4, 1)),
        ("sigmoid", (2, 5, 4, 3, 1)),
        ("sigmoid", (3, 3, 3, 3, 3, 2)),
        ("sigmoid", (2, 3, 2, 3, 2, 3, 1)),
        ("tanh", (3, 2, 2, 1)),
        ("tanh", (2, 4, 4, 4, 1)),
        ("tanh", (2, 3, 2, 3, 2, 1)),
        ("tanh", (2, 3, 3, 3, 3, 3, 1)),
        ("relu", (2, 4, 4, 1)),
        ("relu", (2, 5, 4, 4, 2)),
        ("relu", (3, 3, 3, 3, 3, 3)),
        ("relu", (2, 4, 4, 3, 4, 4, 1)),
    ],
    ids=str,
)
def test_deep_networks(submission: Submission, for_all: Trial, hidden: str, sizes: tuple[int, ...]) -> None:
    """The derivatives by the weights are exact in deep networks, where hidden layers have equal
    widths too.
    """
    for_all(_rule(submission, WEIGHTS), problem(sizes, hidden=hidden), count=1)


@requirement(
    "NET-GRADIENTS-12",
    of="MLP.gradients",
    points=0.5,
    hint=(
        "Which combination of hidden activation, output and loss fails? The others show what it "
        "has of its own."
    ),
    needs=(
        "activations.tanh_derivative",
        "activations.relu_derivative",
        "losses.mean_squared_error_gradient",
        "losses.binary_cross_entropy_gradient",
        "losses.softmax_cross_entropy_gradient",
        *DEFAULT,
    ),
)
def test_all_combinations(submission: Submission, for_all: Trial) -> None:
    """Every hidden activation goes with every output and loss: all derivatives are exact, biases
    included.
    """
    for hidden, (output, loss) in product(HIDDEN, ENDINGS):
        case = problem((3, 4, 2), hidden=hidden, output=output, loss=loss, rows=3)
        for_all(_rule(submission, ALL), case, count=1)


@requirement(
    "NET-GRADIENTS-13",
    of="MLP.gradients",
    points=0.75,
    hint=("Move all parameters a little in one direction and compare how much your own loss changes."),
    needs=(SET, "network.MLP.loss"),
)
def test_gradient_of_its_own_loss(submission: Submission) -> None:
    """gradients(X, T) is the exact gradient of the network's own loss(X, T), whatever that is."""
    drawn = example((2, 3, 2), seed=29, rows=3)
    found = disagreement_with_own_loss(build(submission, drawn), drawn)
    if found is None:
        return
    build(submission, drawn).gradients(drawn.X, drawn.T)  # so that the counterexample is these calls alone
    if found.measured is None:
        message = "the network's own loss is too rough around these parameters to have this gradient"
        raise Failure(Verdict.WRONG_VALUE, message)
    message = "along a random direction, the network's own loss does not change as its gradients say"
    raise Failure(Verdict.WRONG_VALUE, message, f"a slope of {found.measured:.9g}", f"{found.claimed:.9g}")


@requirement(
    "NET-GRADIENTS-14",
    of="MLP.gradients",
    points=0.1,
    hint="Compare the shapes of X and T with the sizes of the network; NumPy would broadcast some of them.",
    needs=(SET,),
)
def test_gradients_shapes(submission: Submission) -> None:
    """gradients(X, T) raises ValueError for an X or a T of another shape, and for a batch without
    rows.
    """
    got = one_weight(submission).gradients([[3.0]], [[5.0]])
    expect_close(expect_list(got, 2, "the list of gradients")[0], [[6.0]], EXACT, "the gradient for W1")
    expect_fitting_batches_only(new_network(submission, [2, 3, 1]).gradients)


@requirement(
    "NET-GRADIENTS-15",
    of="MLP.gradients",
    points=0.15,
    hint="A gradient may be tiny or huge and still be right. Is any of it cut off on the way back?",
    needs=("activations.relu_derivative", *DEFAULT),
)
@pytest.mark.parametrize(("hidden", "norm"), [("sigmoid", 1.0), ("relu", 2.0)])
def test_vanishing_and_exploding(submission: Submission, hidden: str, norm: float) -> None:
    """In a deep network gradients vanish (sigmoid) or explode (ReLU) towards the first layer, and
    are exact there too.
    """
    drawn = deep_network(hidden, norm)
    got = build(submission, drawn).gradients(drawn.X, drawn.T)
    expect_gradients(got, drawn, WEIGHTS, tolerance=VANISHING)


def _rule(submission: Submission, which: slice) -> Callable[[Problem], None]:
    def rule(drawn: Problem) -> None:
        expect_gradients(build(submission, drawn).gradients(drawn.X, drawn.T), drawn, which)

    return rule
