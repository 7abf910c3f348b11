"""What the MLP's calls leave behind: nothing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from grader.testing import (
    Submission,
    checks,
    expect_close,
    expect_unchanged,
    requirement,
)

from .activations_cases import locked
from .network_cases import Problem, build, example, expect_gradients, expect_parameters
from .tolerances import EXACT

SET = "network.MLP.set_parameters"
NEEDS = (SET, "network.MLP.forward", "network.MLP.loss")
SIZES = (2, 3, 1)


@requirement(
    "NET-STATE-1",
    of="MLP.gradients",
    points=0.2,
    hint="Where do the gradients of the call before go? Start each call from nothing.",
    needs=(SET,),
)
def test_gradients_twice(submission: Submission) -> None:
    """gradients(X, T) gives the same result when called again: nothing is accumulated, left over
    from another batch, or shared with what it returned.
    """
    drawn = example(SIZES, seed=41)
    network = build(submission, drawn)
    network.gradients(drawn.X, drawn.T)
    expect_gradients(network.gradients(drawn.X, drawn.T), drawn)


@checks("NET-STATE-1")
def test_gradients_are_its_own(submission: Submission) -> None:
    """Writing into what gradients returned changes nothing: the next call gives the same result, in arrays
    of its own.
    """
    drawn = example(SIZES, seed=41)
    network = build(submission, drawn)
    network.gradients.observe([drawn.X, drawn.T], scribble="result")
    when = ", after what the first call returned was overwritten,"
    seen = network.gradients.observe([drawn.X, drawn.T], scribble="previous")
    expect_gradients(seen.value, drawn, when=when)


@checks("NET-STATE-1")
def test_gradients_of_another_batch(submission: Submission) -> None:
    """gradients(X, T) depends on its own batch only, whatever the batch before was and however many
    rows it had.
    """
    drawn, other = example(SIZES, seed=41), example(SIZES, seed=43, rows=3)
    network = build(submission, drawn)
    network.gradients(other.X, other.T)
    expect_gradients(network.gradients(drawn.X, drawn.T), drawn)


@requirement(
    "NET-STATE-2",
    of="MLP.gradients",
    points=0.2,
    hint=(
        "What forward keeps for the way back is overwritten by the next forward. Whose batch "
        "should gradients use?"
    ),
    needs=NEEDS,
)
def test_gradients_after_other_calls(submission: Submission) -> None:
    """gradients(X, T) is about the X given and the parameters set last, whatever forward and loss
    were called with before.
    """
    drawn, other = example(SIZES, seed=41), example(SIZES, seed=43, rows=3)
    network = build(submission, drawn)
    network.forward(drawn.X)
    network.forward(other.X)
    network.loss(other.X, other.T)
    expect_gradients(network.gradients(drawn.X, drawn.T), drawn)


@checks("NET-STATE-2")
def test_gradients_follow_the_parameters(submission: Submission) -> None:
    """gradients(X, T) uses the parameters set last, not those of an earlier forward pass."""
    drawn = example(SIZES, seed=41)
    network = build(submission, drawn)
    network.forward(drawn.X)
    network.loss(drawn.X, drawn.T)
    moved = _moved(drawn)
    network.set_parameters(moved.parameters)
    expect_gradients(network.gradients(drawn.X, drawn.T), moved)


@requirement(
    "NET-STATE-3",
    of="MLP",
    points=0.2,
    hint="gradients only says how the loss changes. Who takes the step?",
    needs=(*NEEDS, "network.MLP.gradients", "network.MLP.parameters"),
)
def test_parameters_stay(submission: Submission) -> None:
    """No call but set_parameters changes the parameters, and it changes those of its own network
    only.
    """
    drawn = example(SIZES, seed=41)
    network = build(submission, drawn)
    network.forward(drawn.X)
    network.loss(drawn.X, drawn.T)
    network.gradients(drawn.X, drawn.T)
    expect_parameters(network.parameters(), drawn)


@checks("NET-STATE-3")
def test_networks_are_apart(submission: Submission) -> None:
    """Two networks share nothing: setting the parameters of one leaves those of the other."""
    drawn = example(SIZES, seed=41)
    network = build(submission, drawn)
    build(submission, _moved(drawn))
    expect_parameters(network.parameters(), drawn)


@requirement(
    "NET-STATE-4",
    of="MLP",
    points=0.1,
    hint="Write only to arrays of your own, and return none that the network still needs.",
    needs=(*NEEDS, "network.MLP.gradients"),
)
def test_arguments_stay(submission: Submission) -> None:
    """forward, loss and gradients take integers and arrays of any memory layout, leave them as they
    are, and need nothing that they have returned.
    """
    drawn = example(SIZES, seed=41)
    right = drawn.right_network()
    network = build(submission, drawn)
    for batch in ([drawn.X, drawn.T], [np.asfortranarray(drawn.X), locked(drawn.T)]):
        seen = network.forward.observe(batch[:1], keep_arguments=True)
        expect_unchanged(batch[:1], seen.arguments)
        expect_close(seen.value, right.forward(drawn.X), EXACT, "the output")
        seen = network.loss.observe(batch, keep_arguments=True)
        expect_unchanged(batch, seen.arguments)
        expect_close(seen.value, right.loss(drawn.X, drawn.T), EXACT, "the loss")
        seen = network.gradients.observe(batch, keep_arguments=True)
        expect_unchanged(batch, seen.arguments)
        expect_gradients(seen.value, drawn)


@checks("NET-STATE-4")
def test_integers_are_taken(submission: Submission) -> None:
    """Both loss and gradients take lists of integers, such as the XOR problem."""
    X, T = [[0, 0], [0, 1], [1, 0], [1, 1]], [[0], [1], [1], [0]]
    drawn = replace(example(SIZES, seed=41), X=np.array(X, float), T=np.array(T, float))
    network = build(submission, drawn)
    expect_close(network.loss(X, T), drawn.right_network().loss(X, T), EXACT, "the loss for integers")
    expect_gradients(network.gradients(X, T), drawn, when=" for integers")


@checks("NET-STATE-4")
def test_forward_returns_its_own(submission: Submission) -> None:
    """Writing into what forward returned changes nothing: later calls give what they would have, in arrays
    of their own.
    """
    drawn = example(SIZES, seed=41)
    network = build(submission, drawn)
    network.forward.observe([drawn.X], scribble="result")
    when = ", after what forward returned was overwritten,"
    expect_gradients(network.gradients(drawn.X, drawn.T), drawn, when=when)
    network.forward.observe([drawn.X], scribble="result")
    want = drawn.right_network().forward(drawn.X)
    got = network.forward.observe([drawn.X], scribble="previous").value
    expect_close(got, want, EXACT, f"the output{when}")


def _moved(drawn: Problem) -> Problem:
    """Return the same batch for a network with other parameters."""
    return replace(drawn, parameters=[own / 2.0 + 0.125 for own in drawn.parameters])
