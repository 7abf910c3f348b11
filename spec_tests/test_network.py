"""The MLP's constructor and its first weights."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest

from grader.testing import (
    RemoteObject,
    Submission,
    Verdict,
    as_array,
    expect,
    expect_close,
    expect_errors,
    expect_list,
    requirement,
)

from .initialization_cases import expect_bell_curve, expect_variance
from .network_cases import as_network, example, new_network
from .tolerances import DEVIATIONS, EXACT, UNCHANGED

# Wide enough for statistics; two layers have equal shapes and must not share a draw.
WIDE = (120, 80, 80, 80, 50)
SMALL = (2, 4, 3)
XAVIER = "initialization.xavier_normal"
HE = "initialization.he_normal"


@requirement(
    "NET-MLP-1",
    of="MLP",
    points=0.1,
    hint="Look the names up in a table of those that you know, and refuse the others.",
    needs=("network.MLP.parameters",),
)
def test_unknown_names(submission: Submission) -> None:
    """MLP raises ValueError for a hidden activation, an output or a loss that it does not know."""
    _expect_parameters_of(new_network(submission, [2, 3, 1]), [2, 3, 1])
    names = (
        ("hidden", "swish"), ("hidden", "softmax"), ("hidden", "linear"), ("output", "step"),
        ("output", "tanh"), ("output", "relu"), ("loss", "hinge"),
    )  # fmt: skip
    calls = [([[2, 3, 1]], f"{name} cannot be {value!r}") for name, value in names]
    expect_errors(submission.network.MLP, calls, [{name: value} for name, value in names])


@requirement(
    "NET-MLP-2",
    of="MLP",
    points=0.15,
    hint="This loss takes the logits of a softmax. What would it do with anything else?",
    needs=("network.MLP.parameters",),
)
def test_pairs(submission: Submission) -> None:
    """The softmax output and the loss softmax_cross_entropy go together: one without the other is a
    ValueError.
    """
    together = {"output": "softmax", "loss": "softmax_cross_entropy"}
    _expect_parameters_of(new_network(submission, [2, 3, 3], **together), [2, 3, 3])
    unfit = (
        ("softmax", "half_squared_error"),
        ("softmax", "mean_squared_error"),
        ("softmax", "binary_cross_entropy"),
        ("sigmoid", "softmax_cross_entropy"),
        ("linear", "softmax_cross_entropy"),
    )
    calls = [([[2, 3, 3]], f"output {output!r} does not go with loss {loss!r}") for output, loss in unfit]
    keywords = [{"output": output, "loss": loss} for output, loss in unfit]
    expect_errors(submission.network.MLP, calls, keywords)


@requirement(
    "NET-MLP-3",
    of="MLP",
    points=0.1,
    hint="The smallest network has inputs and outputs.",
    needs=("network.MLP.parameters",),
)
def test_too_few_sizes(submission: Submission) -> None:
    """MLP raises ValueError for fewer than two layer sizes."""
    _expect_parameters_of(new_network(submission, [2, 3, 1]), [2, 3, 1])
    calls = [([sizes], "layer_sizes needs two entries or more") for sizes in ([3], [])]
    expect_errors(submission.network.MLP, calls)


@requirement(
    "NET-MLP-4",
    of="MLP",
    points=0.1,
    hint="Compare the names in the first line of __init__ with those in the template, one by one.",
    needs=("network.MLP.set_parameters", "network.MLP.parameters", "network.MLP.loss"),
)
def test_order_of_arguments(submission: Submission) -> None:
    """MLP takes layer_sizes, hidden, output, loss and seed in this order, by name or by position."""
    drawn = example(SMALL, 19, hidden="tanh", output="linear", loss="mean_squared_error")
    network = as_network(submission.network.MLP(SMALL, *drawn.keywords.values(), 1))
    first = expect_list(network.parameters(), 4)[0]
    named = new_network(submission, layer_sizes=SMALL, seed=1, **drawn.keywords)
    W1 = as_array(expect_list(named.parameters(), 4)[0], SMALL[:2], "W1")
    expect_close(first, W1, UNCHANGED, "W1, with all arguments by position,")
    network.set_parameters(drawn.parameters)
    want = drawn.right_network().loss(drawn.X, drawn.T)
    expect_close(network.loss(drawn.X, drawn.T), want, EXACT, "the loss")


@requirement(
    "NET-MLP-5",
    of="MLP",
    points=0.05,
    hint="A layer without units lets nothing through. Check every size before you draw weights.",
    needs=("network.MLP.parameters",),
)
def test_sizes_below_1(submission: Submission) -> None:
    """MLP raises ValueError for a layer size below 1."""
    _expect_parameters_of(new_network(submission, [2, 3, 1]), [2, 3, 1])
    bad = ([2, 0, 1], [0, 3, 1], [2, 3, 0], [2, -3, 1])
    calls = [([sizes], f"layer_sizes is {sizes}, with an entry below 1") for sizes in bad]
    expect_errors(submission.network.MLP, calls)


@requirement(
    "NET-INITIAL-1",
    of="MLP",
    points=0.1,
    hint="Only the weights have to differ from one another at the start.",
)
@pytest.mark.parametrize("hidden", ["sigmoid", "relu"])
def test_first_biases(submission: Submission, hidden: str) -> None:
    """A new network's biases are zero."""
    items = expect_list(new_network(submission, [2, 4, 5, 3], hidden=hidden).parameters(), 6)
    for layer, n_out in enumerate((4, 5, 3), start=1):
        expect_close(items[2 * layer - 1], np.zeros(n_out), EXACT, f"b{layer}")


@requirement(
    "NET-INITIAL-2",
    of="MLP",
    points=0.2,
    hint="Compare np.var of each weight matrix of a wide network with the formula, layer by layer.",
    needs=(XAVIER,),
)
@pytest.mark.parametrize("hidden", ["sigmoid", "tanh"])
def test_first_weights_xavier(submission: Submission, hidden: str) -> None:
    """The weights of a sigmoid or tanh network start Xavier-normal, with variance 2 / (n_in + n_out),
    in every layer.
    """
    weights = _first_weights(submission, hidden)
    for layer, W in enumerate(weights, start=1):
        expect_variance(W, 2.0 / sum(W.shape), "2 / (n_in + n_out)", f"W{layer}")
    expect_bell_curve(weights[0])


@requirement(
    "NET-INITIAL-3",
    of="MLP",
    points=0.2,
    hint="Half of a ReLU layer's units are silent. Which initialization makes up for that?",
    needs=(HE,),
)
def test_first_weights_he(submission: Submission) -> None:
    """The weights of a ReLU network start He-normal, with variance 2 / n_in; those of its output
    layer may be Xavier-normal.
    """
    *hidden, last = _first_weights(submission, "relu")
    for layer, W in enumerate(hidden, start=1):
        expect_variance(W, 2.0 / W.shape[0], "2 / n_in", f"W{layer}")
    expect_bell_curve(hidden[0])
    n_in, n_out = last.shape
    nearest = min((2.0 / n_in, 2.0 / (n_in + n_out)), key=lambda known: abs(float(np.mean(last**2)) - known))
    expect_variance(last, nearest, "2 / n_in or 2 / (n_in + n_out)", f"W{len(hidden) + 1}")


@requirement(
    "NET-INITIAL-4",
    of="MLP",
    points=0.2,
    hint="Everything that is drawn comes from the constructor's seed, and from nothing else.",
    needs=(XAVIER,),
)
def test_seed(submission: Submission) -> None:
    """The first weights depend on the seed alone, 0 by default, and not on global random state."""
    first = []
    for keywords in ({}, {"seed": 0}, {"seed": 1}):
        seen = submission.network.MLP.observe([list(SMALL)], keywords, watch_random=True)
        message = "global random state changed during the call"
        expect(not seen.random_touched, Verdict.WRONG_VALUE, message, "no change", "changed")
        items = expect_list(as_network(seen.value).parameters(), 4)
        first.append((as_array(items[0], SMALL[:2], "W1"), as_array(items[2], SMALL[1:], "W2")))
    for position, name in enumerate(("W1", "W2")):
        default, zero, one = (weights[position] for weights in first)
        message = f"{name} differs between two networks with seed 0, one of them by default"
        expect(np.array_equal(default, zero), Verdict.WRONG_VALUE, message, whole_log=True)
        message = f"{name} is the same for seeds 0 and 1"
        expect(not np.array_equal(zero, one), Verdict.WRONG_VALUE, message, whole_log=True)


@requirement(
    "NET-INITIAL-5",
    of="MLP",
    points=0.1,
    hint="Two generators with one seed give the same numbers. What does each layer draw from?",
    needs=(XAVIER,),
)
@pytest.mark.parametrize("hidden", ["sigmoid", "relu"])
def test_layers_draw_apart(submission: Submission, hidden: str) -> None:
    """No two layers share their random numbers, even if their shapes are equal."""
    weights = _first_weights(submission, hidden)
    for first, second in combinations(range(len(weights)), 2):
        count = min(weights[first].size, weights[second].size)
        constant = min(float(np.ptp(weights[i].ravel()[:count])) for i in (first, second)) == 0.0
        expect(not constant, Verdict.WRONG_VALUE, "the weights of a layer are all the same number")
        pair = np.corrcoef(weights[first].ravel()[:count], weights[second].ravel()[:count])
        alike = float(abs(pair[0, 1])) > DEVIATIONS / float(np.sqrt(count))
        message = f"W{first + 1} and W{second + 1} hold the same random numbers, up to their scale"
        expect(
            not alike,
            Verdict.WRONG_VALUE,
            message,
            "independent draws",
            f"correlation {pair[0, 1]:.3f}",
        )


def _expect_parameters_of(network: RemoteObject, sizes: list[int]) -> None:
    """Judge that a network is there: it has a matrix of the right shape for each layer."""
    items = expect_list(network.parameters(), 2 * (len(sizes) - 1), "the list of parameters")
    for layer, shape in enumerate(pairwise(sizes)):
        as_array(items[2 * layer], shape, f"W{layer + 1}")


def _first_weights(submission: Submission, hidden: str) -> list[np.ndarray]:
    """Return the weights of a new wide network."""
    network = new_network(submission, list(WIDE), hidden=hidden, seed=3)
    items = expect_list(network.parameters(), 2 * (len(WIDE) - 1))
    shapes = pairwise(WIDE)
    return [as_array(items[2 * layer], shape, f"W{layer + 1}") for layer, shape in enumerate(shapes)]
