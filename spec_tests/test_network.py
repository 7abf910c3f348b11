"""The MLP's constructor, its first weights, and its parameters."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest

from grader.testing import (
    Submission,
    Verdict,
    as_array,
    checks,
    expect,
    expect_close,
    expect_error,
    expect_list,
    expect_sequence,
    requirement,
)

from .initialization_cases import expect_variance
from .network_cases import (
    as_network,
    build,
    example,
    expect_parameters,
    new_network,
)
from .tolerances import DEVIATIONS, EXACT

# Wide enough for statistics; two layers have equal shapes and must not share a draw.
WIDE = (120, 80, 80, 80, 50)
SMALL = (2, 4, 3)
XAVIER = "initialization.xavier_normal"
HE = "initialization.he_normal"


@requirement(
    "NET-MLP-1",
    of="MLP",
    points=0.15,
    hint="Look the names up in a table of those that you know, and refuse the others.",
)
@pytest.mark.parametrize(
    "settings",
    [
        {"hidden": "swish"},
        {"hidden": "softmax"},
        {"output": "step"},
        {"output": "tanh"},
        {"loss": "hinge"},
    ],
    ids=lambda settings: "-".join(*settings.items()),
)
def test_unknown_names(submission: Submission, settings: dict[str, str]) -> None:
    """MLP raises ValueError for a hidden activation, an output or a loss that it does not know."""
    ((name, value),) = settings.items()
    expect_error(submission.network.MLP, [[2, 3, 1]], f"{name} cannot be {value!r}", settings)


@requirement(
    "NET-MLP-2",
    of="MLP",
    points=0.15,
    hint="This loss takes the logits of a softmax. What would it do with anything else?",
)
@pytest.mark.parametrize(
    ("output", "loss"),
    [
        ("softmax", "half_squared_error"),
        ("softmax", "mean_squared_error"),
        ("softmax", "binary_cross_entropy"),
        ("sigmoid", "softmax_cross_entropy"),
        ("linear", "softmax_cross_entropy"),
    ],
)
def test_pairs(submission: Submission, output: str, loss: str) -> None:
    """The softmax output and the loss softmax_cross_entropy go together: one without the other is a
    ValueError.
    """
    rule = f"output {output!r} does not go with loss {loss!r}"
    expect_error(submission.network.MLP, [[2, 3, 3]], rule, {"output": output, "loss": loss})


@requirement(
    "NET-MLP-3",
    of="MLP",
    points=0.1,
    hint="The smallest network has inputs and outputs.",
)
@pytest.mark.parametrize("sizes", [[3], []], ids=["one", "none"])
def test_too_few_sizes(submission: Submission, sizes: list[int]) -> None:
    """MLP raises ValueError for fewer than two layer sizes."""
    expect_error(submission.network.MLP, [sizes], "layer_sizes needs two entries or more")


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
    """The weights of a sigmoid or tanh network start with Xavier's variance, 2 / (n_in + n_out), in
    every layer.
    """
    for layer, W in enumerate(_first_weights(submission, hidden), start=1):
        expect_variance(W, 2.0 / sum(W.shape), "2 / (n_in + n_out)", f"W{layer}")


@requirement(
    "NET-INITIAL-3",
    of="MLP",
    points=0.2,
    hint="Half of a ReLU layer's units are silent. Which initialization makes up for that?",
    needs=(HE,),
)
def test_first_weights_he(submission: Submission) -> None:
    """The hidden weights of a ReLU network start with He's variance, 2 / n_in."""
    for layer, W in enumerate(_first_weights(submission, "relu")[:-1], start=1):
        expect_variance(W, 2.0 / W.shape[0], "2 / n_in", f"W{layer}")


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


@requirement(
    "NET-PARAMETERS-1",
    of="MLP.parameters",
    points=0.2,
    hint="Write the list [W1, b1, ..., WL, bL] for layer_sizes [2, 4, 3] with the shape of each.",
)
@pytest.mark.parametrize("sizes", [(2, 4, 3), (3, 2), (2, 5, 4, 1)], ids=str)
def test_parameters_order(submission: Submission, sizes: tuple[int, ...]) -> None:
    """parameters() is [W1, b1, ..., WL, bL], W of shape (n_in, n_out) and b of shape (n_out,)."""
    items = expect_list(new_network(submission, list(sizes)).parameters(), 2 * (len(sizes) - 1))
    for layer, (n_in, n_out) in enumerate(pairwise(sizes)):
        as_array(items[2 * layer], (n_in, n_out), f"W{layer + 1}")
        as_array(items[2 * layer + 1], (n_out,), f"b{layer + 1}")


@requirement(
    "NET-PARAMETERS-2",
    of="MLP.parameters",
    points=0.2,
    hint="Whoever holds the list that you return can write into its arrays.",
    needs=("network.MLP.set_parameters",),
)
def test_parameters_are_copies(submission: Submission) -> None:
    """parameters() returns copies: writing into them does not change the network."""
    drawn = example(SMALL, seed=17)
    network = build(submission, drawn)
    network.parameters.observe([], scribble="result")
    expect_parameters(network.parameters(), drawn, ", after what parameters() returned was overwritten,")


@requirement(
    "NET-SET-1",
    of="MLP.set_parameters",
    points=0.2,
    hint="Take the arrays in the order in which parameters() lists them, as float64.",
    needs=("network.MLP.parameters",),
)
def test_set_parameters(submission: Submission) -> None:
    """set_parameters replaces all parameters: parameters() then returns what was set."""
    drawn = example(SMALL, seed=17)
    expect_parameters(build(submission, drawn).parameters(), drawn)


@checks("NET-SET-1")
def test_set_parameters_of_integers(submission: Submission) -> None:
    """set_parameters takes integers and lists too, and keeps them as float64, time after time."""
    network = new_network(submission, [2, 1])
    names = ("W1", "b1")
    halves = [np.array([[0.5], [0.25]]), np.array([0.75])]
    network.set_parameters(halves)
    network.set_parameters((np.array([[1], [2]]), [3]))
    expect_sequence(network.parameters(), ([[1.0], [2.0]], [3.0]), EXACT, names)
    network.set_parameters(halves)
    expect_sequence(network.parameters(), halves, EXACT, names)


@requirement(
    "NET-SET-2",
    of="MLP.set_parameters",
    points=0.2,
    hint="An array that you keep without copying still belongs to the caller.",
    needs=("network.MLP.parameters",),
)
def test_set_parameters_copies(submission: Submission) -> None:
    """set_parameters keeps copies: writing into the arrays later does not change the network."""
    drawn = example(SMALL, seed=17)
    network = new_network(submission, list(drawn.sizes))
    network.set_parameters.observe([drawn.parameters], scribble="arguments")
    expect_parameters(network.parameters(), drawn, ", after the arrays set were overwritten,")


@requirement(
    "NET-SET-3",
    of="MLP.set_parameters",
    points=0.2,
    hint=(
        "Compare the number of arrays and every shape; NumPy's broadcasting would fill a bias "
        "with one number."
    ),
)
@pytest.mark.parametrize(
    "shapes",
    [
        ((2, 4), (4,), (4, 3)),
        ((2, 4), (4,), (4, 3), (3,), (3, 3), (3,)),
        ((4, 2), (4,), (3, 4), (3,)),
        ((2, 4), (1,), (4, 3), (3,)),
        ((2, 4), (4,), (4, 1), (3,)),
    ],
    ids=["too_few", "too_many", "transposed", "short_bias", "narrow_weights"],
)
def test_set_parameters_shapes(submission: Submission, shapes: tuple[tuple[int, ...], ...]) -> None:
    """set_parameters raises ValueError for another number of arrays or for wrong shapes."""
    network = new_network(submission, list(SMALL))
    rule = f"layer_sizes are {list(SMALL)} and the arrays have shapes {', '.join(map(str, shapes))}"
    expect_error(network.set_parameters, [[np.ones(shape) for shape in shapes]], rule)


def _first_weights(submission: Submission, hidden: str) -> list[np.ndarray]:
    """Return the weights of a new wide network."""
    network = new_network(submission, list(WIDE), hidden=hidden, seed=3)
    items = expect_list(network.parameters(), 2 * (len(WIDE) - 1))
    shapes = pairwise(WIDE)
    return [as_array(items[2 * layer], shape, f"W{layer + 1}") for layer, shape in enumerate(shapes)]
