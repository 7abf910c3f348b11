"""L1 and L2 penalties and their gradients."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from grader.testing import (
    RemoteFunction,
    Submission,
    Trial,
    expect_close,
    expect_error,
    expect_list,
    expect_sequence,
    expect_unchanged,
    requirement,
)
from reference import regularization as right

from .regularization_cases import NAMES, Penalised, weights_and_biases, weights_and_zeros
from .tolerances import EXACT

NEGATIVE = [-0.5, -1e-9]
NEGATIVE_RULE = "strength is below 0"
WEIGHTS_HINT = "How many axes does a weight have, and how many a bias?"
ERROR_HINT = "A negative strength would reward large weights. Check it first."
ARGUMENTS_HINT = "Compute in float64, and return new arrays of the parameters' shapes."


@requirement(
    "REG-L1-1",
    of="l1_penalty",
    points=0.4,
    hint="Work out the penalty of a single weight, -2, by hand.",
)
def test_l1_penalty_value(submission: Submission, for_all: Trial) -> None:
    """l1_penalty is strength times the sum of abs(w) over all weights; with strength 0 it is 0."""
    _judge_penalty(for_all, submission.regularization.l1_penalty, right.l1_penalty)


@requirement("REG-L1-2", of="l1_penalty", points=0.2, hint=WEIGHTS_HINT)
def test_l1_penalty_biases(submission: Submission, for_all: Trial) -> None:
    """l1_penalty counts weights (2-D arrays) only: biases are not penalised."""

    def rule(drawn: Penalised) -> None:
        got = submission.regularization.l1_penalty(drawn.parameters, drawn.strength)
        expect_close(got, right.l1_penalty(drawn.parameters, drawn.strength), EXACT, "the penalty")

    for_all(rule, weights_and_biases)


@requirement("REG-L1-3", of="l1_penalty", points=0.1, hint=ERROR_HINT)
@pytest.mark.parametrize("strength", NEGATIVE)
def test_l1_penalty_error(submission: Submission, strength: float) -> None:
    """l1_penalty raises ValueError for a strength below 0."""
    expect_error(submission.regularization.l1_penalty, [[np.ones((2, 3))], strength], NEGATIVE_RULE)


@requirement(
    "REG-L2-1",
    of="l2_penalty",
    points=0.4,
    hint="Work out the penalty of a single weight, 3, by hand. Where does the half go?",
)
def test_l2_penalty_value(submission: Submission, for_all: Trial) -> None:
    """l2_penalty is half the strength times the sum of w ** 2 over all weights; with strength 0 it
    is 0.
    """
    _judge_penalty(for_all, submission.regularization.l2_penalty, right.l2_penalty)


@requirement("REG-L2-2", of="l2_penalty", points=0.2, hint=WEIGHTS_HINT)
def test_l2_penalty_biases(submission: Submission, for_all: Trial) -> None:
    """l2_penalty counts weights (2-D arrays) only: biases are not penalised."""

    def rule(drawn: Penalised) -> None:
        got = submission.regularization.l2_penalty(drawn.parameters, drawn.strength)
        expect_close(got, right.l2_penalty(drawn.parameters, drawn.strength), EXACT, "the penalty")

    for_all(rule, weights_and_biases)


@requirement("REG-L2-3", of="l2_penalty", points=0.1, hint=ERROR_HINT)
@pytest.mark.parametrize("strength", NEGATIVE)
def test_l2_penalty_error(submission: Submission, strength: float) -> None:
    """l2_penalty raises ValueError for a strength below 0."""
    expect_error(submission.regularization.l2_penalty, [[np.ones((2, 3))], strength], NEGATIVE_RULE)


@requirement(
    "REG-L1GRAD-1",
    of="l1_gradients",
    points=0.4,
    hint="Draw abs(w). How steep is it at w = 2, and how steep at w = 0.1?",
)
def test_l1_gradients_value(submission: Submission, for_all: Trial) -> None:
    """l1_gradients gives, for each weight, the derivative of l1_penalty: its sign times the
    strength.
    """
    _judge_weights(for_all, submission.regularization.l1_gradients, right.l1_gradients)


@requirement("REG-L1GRAD-2", of="l1_gradients", points=0.2, hint=WEIGHTS_HINT)
def test_l1_gradients_biases(submission: Submission, for_all: Trial) -> None:
    """l1_gradients returns one array for each parameter, in order and of its shape: zeros for the
    biases.
    """
    _judge_biases(for_all, submission.regularization.l1_gradients)


@requirement(
    "REG-L1GRAD-3",
    of="l1_gradients",
    points=0.1,
    hint="abs(w) has a kink at 0; the course settles on the value in the middle.",
)
def test_l1_gradients_at_zero(submission: Submission) -> None:
    """The sub-gradient of abs(w) at 0 is 0."""
    W, b = np.array([[2.0, 0.0, -3.0], [0.0, 0.5, 0.0]]), np.zeros(3)
    got = submission.regularization.l1_gradients([W, b], 0.5)
    want = ([[0.5, 0.0, -0.5], [0.0, 0.5, 0.0]], np.zeros(3))
    expect_sequence(got, want, EXACT, ("the gradient for W1", "the gradient for b1"))


@requirement("REG-L1GRAD-4", of="l1_gradients", points=0.1, hint=ERROR_HINT)
@pytest.mark.parametrize("strength", NEGATIVE)
def test_l1_gradients_error(submission: Submission, strength: float) -> None:
    """l1_gradients raises ValueError for a strength below 0."""
    expect_error(submission.regularization.l1_gradients, [[np.ones((2, 3))], strength], NEGATIVE_RULE)


@requirement("REG-L1GRAD-5", of="l1_gradients", points=0.05, hint=ARGUMENTS_HINT)
def test_l1_gradients_arguments(submission: Submission) -> None:
    """l1_gradients takes integers and returns float64 arrays of its own; the parameters stay as
    they are.
    """
    _judge_arguments(submission.regularization.l1_gradients, ([[1.0, -1.0], [1.0, 1.0]], [0.0, 0.0]))


@requirement(
    "REG-L2GRAD-1",
    of="l2_gradients",
    points=0.4,
    hint="Differentiate the penalty of a single weight, its half included.",
)
def test_l2_gradients_value(submission: Submission, for_all: Trial) -> None:
    """l2_gradients gives, for each weight, the derivative of l2_penalty: the strength times the
    weight.
    """
    _judge_weights(for_all, submission.regularization.l2_gradients, right.l2_gradients)


@requirement("REG-L2GRAD-2", of="l2_gradients", points=0.2, hint=WEIGHTS_HINT)
def test_l2_gradients_biases(submission: Submission, for_all: Trial) -> None:
    """l2_gradients returns one array for each parameter, in order and of its shape: zeros for the
    biases.
    """
    _judge_biases(for_all, submission.regularization.l2_gradients)


@requirement("REG-L2GRAD-3", of="l2_gradients", points=0.1, hint=ERROR_HINT)
@pytest.mark.parametrize("strength", NEGATIVE)
def test_l2_gradients_error(submission: Submission, strength: float) -> None:
    """l2_gradients raises ValueError for a strength below 0."""
    expect_error(submission.regularization.l2_gradients, [[np.ones((2, 3))], strength], NEGATIVE_RULE)


@requirement("REG-L2GRAD-4", of="l2_gradients", points=0.05, hint=ARGUMENTS_HINT)
def test_l2_gradients_arguments(submission: Submission) -> None:
    """l2_gradients takes integers and returns float64 arrays of its own; the parameters stay as
    they are.
    """
    _judge_arguments(submission.regularization.l2_gradients, ([[1.0, -2.0], [3.0, 4.0]], [0.0, 0.0]))


def _judge_penalty(for_all: Trial, penalty: RemoteFunction, wanted: Callable[..., float]) -> None:
    def rule(drawn: Penalised) -> None:
        for strength in (drawn.strength, 0.0):
            want = wanted(drawn.parameters, strength)
            expect_close(penalty(drawn.parameters, strength), want, EXACT, "the penalty")

    for_all(rule, weights_and_zeros)


def _judge_weights(
    for_all: Trial, gradients: RemoteFunction, wanted: Callable[..., list[np.ndarray]]
) -> None:
    def rule(drawn: Penalised) -> None:
        for strength in (drawn.strength, 0.0):
            got = expect_list(gradients(drawn.parameters, strength), len(NAMES))
            want = wanted(drawn.parameters, strength)
            for position in (0, 2):
                expect_close(got[position], want[position], EXACT, f"the gradient for {NAMES[position]}")

    for_all(rule, weights_and_zeros)


def _judge_biases(for_all: Trial, gradients: RemoteFunction) -> None:
    def rule(drawn: Penalised) -> None:
        got = expect_list(gradients(drawn.parameters, drawn.strength), len(NAMES))
        for position in (1, 3):
            want = np.zeros(drawn.parameters[position].shape)
            expect_close(got[position], want, EXACT, f"the gradient for {NAMES[position]}")

    for_all(rule, weights_and_biases)


def _judge_arguments(gradients: RemoteFunction, want: tuple[list[list[float]], list[float]]) -> None:
    """Call with strength 1, for which a careless product or a missing one returns the parameter
    itself.
    """
    names = ("the gradient for W1", "the gradient for b1")
    expect_sequence(gradients([[[1, -2], [3, 4]], [5, 6]], 1), want, EXACT, names)
    parameters = [np.array([[1.0, -2.0], [3.0, 4.0]]), np.array([5.0, 6.0])]
    seen = gradients.observe([parameters, 1.0], keep_arguments=True)
    expect_unchanged([parameters], (seen.arguments or [None])[:1])
    seen = gradients.observe([parameters, 1.0], scribble="arguments")
    expect_sequence(seen.value, want, EXACT, names)
