"""L1 and L2 penalties and their gradients."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from grader.testing import (
    RemoteFunction,
    Submission,
    Trial,
    Verdict,
    as_array,
    as_number,
    expect,
    expect_close,
    expect_error,
    expect_list,
    expect_sequence,
    expect_unchanged,
    requirement,
)
from reference import regularization as right

from .activations_cases import locked
from .regularization_cases import NAMES, Penalised, weights_and_biases, weights_and_zeros
from .tolerances import EXACT

NEGATIVE = (-0.5, -1e-9)
WEIGHTS_HINT = "How many axes does a weight have, and how many a bias?"
ERROR_HINT = "A negative strength would reward large weights. Check it first."
ARGUMENTS_HINT = "Compute in float64, and return new arrays of the parameters' shapes."
GRADIENT_NAMES = ("the gradient for W1", "the gradient for b1")


@requirement(
    "REG-L1-1",
    of="l1_penalty",
    points=0.35,
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
def test_l1_penalty_error(submission: Submission) -> None:
    """l1_penalty raises ValueError for a strength below 0, and only then."""
    _judge_penalty_errors(submission.regularization.l1_penalty)


@requirement(
    "REG-L1-4",
    of="l1_penalty",
    points=0.05,
    hint="Turn each parameter into a float64 array first, and write to none.",
)
def test_l1_penalty_arguments(submission: Submission) -> None:
    """l1_penalty(parameters, strength) takes any array-likes; the parameters stay as they are."""
    function = submission.regularization.l1_penalty
    _judge_arguments(function, lambda got: expect_close(got, 10.0, EXACT, "the penalty"))


@requirement(
    "REG-L2-1",
    of="l2_penalty",
    points=0.35,
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
def test_l2_penalty_error(submission: Submission) -> None:
    """l2_penalty raises ValueError for a strength below 0, and only then."""
    _judge_penalty_errors(submission.regularization.l2_penalty)


@requirement(
    "REG-L2-4",
    of="l2_penalty",
    points=0.05,
    hint="Turn each parameter into a float64 array first, and write to none.",
)
def test_l2_penalty_arguments(submission: Submission) -> None:
    """l2_penalty(parameters, strength) takes any array-likes; the parameters stay as they are."""
    function = submission.regularization.l2_penalty
    _judge_arguments(function, lambda got: expect_close(got, 15.0, EXACT, "the penalty"))


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
    biases, and for them alone.
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
    expect_sequence(got, want, EXACT, GRADIENT_NAMES)


@requirement("REG-L1GRAD-4", of="l1_gradients", points=0.1, hint=ERROR_HINT)
def test_l1_gradients_error(submission: Submission) -> None:
    """l1_gradients raises ValueError for a strength below 0, and only then."""
    _judge_gradients_errors(submission.regularization.l1_gradients)


@requirement("REG-L1GRAD-5", of="l1_gradients", points=0.05, hint=ARGUMENTS_HINT)
def test_l1_gradients_arguments(submission: Submission) -> None:
    """l1_gradients(parameters, strength) takes any array-likes and returns float64 arrays of its own;
    the parameters stay as they are.
    """
    _judge_new_arrays(submission.regularization.l1_gradients, ([[1.0, -1.0], [1.0, 1.0]], [0.0, 0.0]))


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
    biases, and for them alone.
    """
    _judge_biases(for_all, submission.regularization.l2_gradients)


@requirement("REG-L2GRAD-3", of="l2_gradients", points=0.1, hint=ERROR_HINT)
def test_l2_gradients_error(submission: Submission) -> None:
    """l2_gradients raises ValueError for a strength below 0, and only then."""
    _judge_gradients_errors(submission.regularization.l2_gradients)


@requirement("REG-L2GRAD-4", of="l2_gradients", points=0.05, hint=ARGUMENTS_HINT)
def test_l2_gradients_arguments(submission: Submission) -> None:
    """l2_gradients(parameters, strength) takes any array-likes and returns float64 arrays of its own;
    the parameters stay as they are.
    """
    _judge_new_arrays(submission.regularization.l2_gradients, ([[1.0, -2.0], [3.0, 4.0]], [0.0, 0.0]))


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
        for position, (parameter, name) in enumerate(zip(drawn.parameters, NAMES, strict=True)):
            what = f"the gradient for {name}"
            if parameter.ndim == 1:
                expect_close(got[position], np.zeros(parameter.shape), EXACT, what)
                continue
            entries = as_array(got[position], parameter.shape, what)
            # Zeros everywhere would be right for the biases, and prove nothing.
            expect(bool(entries.any()), Verdict.WRONG_VALUE, f"{what} is zero, which no weight is")

    for_all(rule, weights_and_biases)


def _judge_arguments(function: RemoteFunction, judge: Callable[[object], None]) -> None:
    """Call with strength 1, for which a careless product or a missing one returns the parameter
    itself.
    """
    judge(function(parameters=([[1, -2], [3, 4]], [5, 6]), strength=1))
    W, b = np.array([[1.0, -2.0], [3.0, 4.0]], dtype=np.float32, order="F"), np.array([5.0, 6.0])
    judge(function([W, locked(b)], 1.0))
    # Not with strength 1, by which a parameter that is scaled in place does not change. Which numbers come of
    # it is judged elsewhere.
    arguments = [[np.array([[1.0, -2.0], [3.0, 4.0]]), np.array([5.0, 6.0])], 0.5]
    expect_unchanged(arguments, function.observe(arguments, keep_arguments=True).arguments)


def _judge_new_arrays(gradients: RemoteFunction, want: tuple[list[list[float]], list[float]]) -> None:
    def judge(got: object) -> None:
        expect_sequence(got, want, EXACT, GRADIENT_NAMES)

    _judge_arguments(gradients, judge)
    parameters = [np.array([[1.0, -2.0], [3.0, 4.0]]), np.array([5.0, 6.0])]
    judge(gradients.observe([parameters, 1.0], scribble="arguments").value)


def _judge_penalty_errors(penalty: RemoteFunction) -> None:
    value = as_number(penalty([np.ones((2, 3))], 0.5), "the penalty")
    expect(value > 0.0, Verdict.WRONG_VALUE, f"the penalty of ones is {value}, expected a number above 0")
    _judge_negative(penalty)


def _judge_gradients_errors(gradients: RemoteFunction) -> None:
    (got,) = expect_list(gradients([np.ones((2, 3))], 0.5), 1)
    upward = as_array(got, (2, 3), GRADIENT_NAMES[0]) > 0.0
    expect(bool(upward.all()), Verdict.WRONG_VALUE, "where weights are 1, a gradient is not above 0")
    _judge_negative(gradients)


def _judge_negative(function: RemoteFunction) -> None:
    for strength in NEGATIVE:
        expect_error(function, [[np.ones((2, 3))], strength], f"a strength of {strength} is below 0")
