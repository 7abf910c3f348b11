"""Optimizers: the values of their steps, and what they remember from one step to the next."""

from __future__ import annotations

import numpy as np
import pytest

from grader.testing import Submission, Trial, checks, requirement
from reference import optimizers as right

from .optimizers_cases import (
    SETTINGS,
    Run,
    follow,
    for_each,
    judge_step,
    make,
    one_vector,
    several,
    showing_all_calls,
)

_EQUAL = [(2,), (2,), (2,)]
_DIFFERENT = [(2, 3), (3,), (3, 1), (1,)]
_TINY = [np.array([1e-6, -1e-6, 3e-6, 0.0])]
_SIZES = np.array([0.125, -0.5, 1.0, -8.0, 40.0, -1000.0])


@requirement(
    "OPT-SGD-1",
    of="SGD.step",
    points=0.5,
    hint="For each parameter: which multiple of its gradient is subtracted?",
)
def test_sgd_steps(submission: Submission, for_all: Trial) -> None:
    """SGD.step returns w - learning_rate * g for each parameter w and its gradient g."""
    for_all(lambda run: follow(submission, "SGD", run), one_vector("SGD", 1, 3), count=2)
    for_all(lambda run: follow(submission, "SGD", run), several("SGD", _DIFFERENT, steps=2), count=1)


@requirement(
    "OPT-MOMENTUM-1",
    of="Momentum.step",
    points=0.3,
    hint=(
        "The velocity starts at zero and takes in the whole gradient. What is left of the "
        "rule in the first step?"
    ),
)
def test_momentum_first_step(submission: Submission, for_all: Trial) -> None:
    """The first step of Momentum is w - learning_rate * g, because the velocity starts at zero."""
    for_all(lambda run: follow(submission, "Momentum", run), one_vector("Momentum", 1, 1), count=2)


@requirement(
    "OPT-MOMENTUM-2",
    of="Momentum.step",
    points=0.7,
    hint=(
        "Work out three steps with the gradients 1, 0, 0 by hand: how far does the parameter move in each?"
    ),
)
def test_momentum_steps(submission: Submission, for_all: Trial) -> None:
    """In every step of Momentum, v becomes momentum * v + g, and then w becomes w - learning_rate *
    v.
    """
    for_all(lambda run: follow(submission, "Momentum", run), one_vector("Momentum", 2, 7), count=2)
    for_all(lambda run: follow(submission, "Momentum", run), one_vector("Momentum", 12, 12), count=1)


@requirement(
    "OPT-RMSPROP-1",
    of="RMSProp.step",
    points=0.3,
    hint="Work out s after the first gradient, starting at zero, and then its root.",
)
def test_rmsprop_first_step(submission: Submission, for_all: Trial) -> None:
    """The first step of RMSProp divides the gradient by the root of s = (1 - decay) * g**2."""
    for_all(lambda run: follow(submission, "RMSProp", run), one_vector("RMSProp", 1, 1), count=2)


@requirement(
    "OPT-RMSPROP-2",
    of="RMSProp.step",
    points=0.6,
    hint=("How much of the old s is kept in each step, and how much of the new squared gradient is added?"),
)
def test_rmsprop_steps(submission: Submission, for_all: Trial) -> None:
    """In every step of RMSProp, s becomes decay * s + (1 - decay) * g**2, and w moves by
    learning_rate * g / sqrt(s).
    """
    for_all(lambda run: follow(submission, "RMSProp", run), one_vector("RMSProp", 2, 7), count=2)
    for_all(lambda run: follow(submission, "RMSProp", run), one_vector("RMSProp", 12, 12), count=1)


@requirement(
    "OPT-ADAM-1",
    of="Adam.step",
    points=0.4,
    hint=("After the correction with t = 1, what are m_hat and v_hat in terms of the first gradient?"),
)
def test_adam_first_step(submission: Submission, for_all: Trial) -> None:
    """The first step of Adam moves every entry by the learning rate, against the sign of its
    gradient.
    """
    for_all(lambda run: follow(submission, "Adam", run), one_vector("Adam", 1, 1), count=2)


@requirement(
    "OPT-ADAM-2",
    of="Adam.step",
    points=0.5,
    hint=(
        "The correction depends on the number of the step. What are 1 - beta1**t and 1 - "
        "beta2**t for t = 1, 2, 3?"
    ),
)
def test_adam_constant_gradient(submission: Submission) -> None:
    """While the gradient stays the same, each step of Adam moves an entry by the learning rate."""
    settings = {"learning_rate": 0.25, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-12}
    follow(submission, "Adam", Run(settings, [np.zeros(_SIZES.shape)], [[_SIZES]] * 8))


@requirement(
    "OPT-ADAM-3",
    of="Adam.step",
    points=0.8,
    hint=("Which of m and v averages the gradient, which its square, and which beta belongs to which?"),
)
def test_adam_steps(submission: Submission, for_all: Trial) -> None:
    """In every step t of Adam, w moves by learning_rate * m_hat / sqrt(v_hat), with both averages
    corrected for t.
    """
    for_all(lambda run: follow(submission, "Adam", run), one_vector("Adam", 2, 7), count=2)
    for_all(lambda run: follow(submission, "Adam", run), one_vector("Adam", 12, 12), count=1)


@requirement(
    "OPT-ADAM-4",
    of="Adam.step",
    points=0.3,
    hint="How often has t grown after one step with three parameters?",
)
def test_adam_counts_steps(submission: Submission) -> None:
    """The step number t of Adam is the same for all parameters: it grows by one with each call of
    step.
    """
    start = [np.array([1.0]), np.array([1.0, 2.0]), np.array([[1.0]])]
    gradients = [[np.full(w.shape, g) for w in start] for g in (2.0, -1.0, 0.5)]
    follow(submission, "Adam", Run(SETTINGS["Adam"], start, gradients))


@for_each(
    hint=("What is added first, and what is the root taken of? Try a gradient of the size of epsilon."),
    RMSProp=("OPT-RMSPROP-3", 0.3),
    Adam=("OPT-ADAM-5", 0.4),
)
def test_epsilon(submission: Submission, for_all: Trial, optimizer: str) -> None:
    """Epsilon is added to the root, not under it, and keeps an entry in place whose gradients were
    all zero.
    """
    for_all(
        lambda run: follow(submission, optimizer, run),
        one_vector(optimizer, 1, 3, epsilon=0.5),
        count=2,
    )


@pytest.mark.parametrize(
    "optimizer",
    [
        pytest.param("RMSProp", marks=checks("OPT-RMSPROP-3")),
        pytest.param("Adam", marks=checks("OPT-ADAM-5")),
    ],
)
def test_epsilon_small_gradients(submission: Submission, optimizer: str) -> None:
    """At gradients of 1e-6, epsilon = 1e-8 under the root would all but stop the optimizer."""
    settings = {**SETTINGS[optimizer], "epsilon": 1e-8}
    follow(submission, optimizer, Run(settings, [np.zeros(4)], [_TINY] * 2))


@for_each(
    hint="What does the second parameter find as its state in the first step?",
    Momentum=("OPT-MOMENTUM-3", 0.25),
    RMSProp=("OPT-RMSPROP-4", 0.2),
    Adam=("OPT-ADAM-6", 0.25),
)
def test_state_per_parameter(submission: Submission, for_all: Trial, optimizer: str) -> None:
    """Each parameter has a state of its own, whether the parameters have equal shapes or different
    ones.
    """
    for_all(lambda run: follow(submission, optimizer, run), several(optimizer, _EQUAL), count=1)
    for_all(lambda run: follow(submission, optimizer, run), several(optimizer, _DIFFERENT), count=1)


@for_each(
    hint="Where is the state stored: in the object, in the class or in the module?",
    Momentum=("OPT-MOMENTUM-4", 0.2),
    RMSProp=("OPT-RMSPROP-5", 0.15),
    Adam=("OPT-ADAM-7", 0.2),
)
def test_state_per_object(submission: Submission, optimizer: str) -> None:
    """Two optimizers that are used in turns know nothing of each other."""
    settings = SETTINGS[optimizer]
    made = [make(submission, optimizer, settings) for _ in range(2)]
    known = [getattr(right, optimizer)(**settings) for _ in range(2)]
    places = [[np.array([1.0, 2.0])], [np.array([-1.0, 4.0])]]
    slopes = [[np.array([2.0, -1.0])], [np.array([0.5, 3.0])]]
    for number in (1, 2, 3):
        for i in (0, 1):
            got = made[i].step(places[i], slopes[i])
            places[i] = known[i].step(places[i], slopes[i])
            with showing_all_calls():
                judge_step(got, places[i], number)
        slopes.reverse()
