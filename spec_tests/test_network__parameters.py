"""The MLP's parameters: how they are read, how they are set, and that they are copies."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from grader.testing import (
    Submission,
    as_array,
    checks,
    expect_error,
    expect_errors,
    expect_list,
    expect_sequence,
    expect_unchanged,
    requirement,
)

from .activations_cases import locked
from .network_cases import build, example, expect_parameters, new_network
from .tolerances import EXACT

SMALL = (2, 4, 3)
UNFIT = (
    ((2, 4), (4,), (4, 3)),
    ((2, 4), (4,), (4, 3), (3,), (3, 3), (3,)),
    ((4, 2), (4,), (3, 4), (3,)),
    ((2, 4), (4,), (4, 3), (1,)),
    ((2, 4), (1, 4), (4, 3), (3,)),
    ((2, 4), (4,), (4, 1), (3,)),
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
    when = ", after what parameters() returned was overwritten,"
    expect_parameters(network.parameters.observe([], scribble="previous").value, drawn, when)


@requirement(
    "NET-SET-1",
    of="MLP.set_parameters",
    points=0.2,
    hint="Take the arrays in the order in which parameters() lists them, as float64.",
    needs=("network.MLP.parameters",),
)
def test_set_parameters(submission: Submission) -> None:
    """set_parameters replaces all parameters, by lists and integers too: parameters() then returns
    what was set, as float64.
    """
    drawn = example(SMALL, seed=17)
    expect_parameters(build(submission, drawn).parameters(), drawn)


@checks("NET-SET-1")
def test_set_parameters_of_integers(submission: Submission) -> None:
    """set_parameters takes integers, lists and arrays of any memory layout, time after time."""
    network = new_network(submission, [2, 1])
    names = ("W1", "b1")
    halves = [locked(np.array([[0.5], [0.25]])), locked(np.array([0.75]))]
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
    """set_parameters keeps copies and changes nothing: writing into the arrays later does not change
    the network.
    """
    drawn = example(SMALL, seed=17)
    network = new_network(submission, list(drawn.sizes))
    arguments = [drawn.parameters]
    seen = network.set_parameters.observe(arguments, keep_arguments=True, scribble="arguments")
    expect_unchanged(arguments, seen.arguments)
    expect_parameters(network.parameters(), drawn, ", after the arrays set were overwritten,")


@requirement(
    "NET-SET-3",
    of="MLP.set_parameters",
    points=0.1,
    hint=(
        "Compare the number of arrays and every shape; NumPy's broadcasting would fill a bias "
        "with one number."
    ),
    needs=("network.MLP.parameters",),
)
def test_set_parameters_shapes(submission: Submission) -> None:
    """set_parameters raises ValueError for another number of arrays or for wrong shapes."""
    drawn = example(SMALL, seed=17)
    network = build(submission, drawn)
    expect_parameters(network.parameters(), drawn)
    calls = [
        (
            [[np.ones(shape) for shape in shapes]],
            f"layer_sizes are {list(SMALL)} and the arrays have shapes {', '.join(map(str, shapes))}",
        )
        for shapes in UNFIT
    ]
    expect_errors(network.set_parameters, calls)


@requirement(
    "NET-SET-4",
    of="MLP.set_parameters",
    points=0.1,
    hint="Look at all of the arrays before you keep the first.",
    needs=("network.MLP.parameters",),
)
def test_set_parameters_keeps_all_or_nothing(submission: Submission) -> None:
    """Where set_parameters raises ValueError, it leaves all parameters as they were."""
    drawn = example(SMALL, seed=17)
    network = build(submission, drawn)
    for shapes, rule in ((UNFIT[0], "the last array is missing"), (UNFIT[3], "the last array is too short")):
        expect_error(network.set_parameters, [[np.ones(shape) for shape in shapes]], rule)
        expect_parameters(network.parameters(), drawn, ", after others were refused,")
