"""Optimizers: settings, array-likes, copies and errors, alike for all of them."""

from __future__ import annotations

import numpy as np
import pytest

from grader.testing import Submission, checks, expect_error, expect_errors, expect_list
from reference import optimizers as right

from .activations_cases import locked
from .optimizers_cases import (
    DECAYS,
    HAVE_EPSILON,
    SETTINGS,
    Run,
    as_object,
    follow,
    for_each,
    judge_step,
    make,
    one_plain_step,
)

_ORDER = {
    "SGD": (0.5,),
    "Momentum": (0.5, 0.25),
    "RMSProp": (0.5, 0.75, 0.125),
    "Adam": (0.5, 0.25, 0.75, 0.125),
}

_START = np.array([[1.0, -2.0, 0.5], [3.0, 0.25, -1.0]])
_SLOPES = (
    np.array([[0.5, 1.0, -2.0], [1.5, -0.5, 0.25]]),
    np.array([[-1.0, 2.0, 1.0], [0.5, 1.5, -3.0]]),
    np.array([[2.0, -0.5, 1.5], [-1.0, 0.75, 2.0]]),
)


@for_each(
    hint=("Compare the names, the order and the defaults of the settings with those in the template."),
    of="",
    SGD=("OPT-SGD-2", 0.1),
    Momentum=("OPT-MOMENTUM-5", 0.1),
    RMSProp=("OPT-RMSPROP-6", 0.1),
    Adam=("OPT-ADAM-8", 0.1),
)
def test_settings(submission: Submission, optimizer: str) -> None:
    """The settings have the stated defaults and the stated order."""
    gradients = (
        [np.array([1e-7, -2e-8, 0.5])],
        [np.array([3e-8, 1e-7, -0.25])],
        [np.array([1e-8, 0.0, 1.0])],
    )
    follow(submission, optimizer, Run({}, [np.zeros(3)], list(gradients)))
    made = getattr(submission.optimizers, optimizer)(*_ORDER[optimizer])
    known = getattr(right, optimizer)(*_ORDER[optimizer])
    optimizer_made = as_object(made, f"{optimizer}(…)", "step")
    parameters = [np.array([1.0, -2.0])]
    for number, slope in enumerate((2.0, -0.5), start=1):
        slopes = [np.array([slope, 1.0])]
        got = optimizer_made.step(parameters, slopes)
        parameters = known.step(parameters, slopes)
        judge_step(got, parameters, number)


@for_each(
    hint="Turn what comes in into float64 arrays first; the state needs the same type and shape.",
    SGD=("OPT-SGD-3", 0.15),
    Momentum=("OPT-MOMENTUM-6", 0.15),
    RMSProp=("OPT-RMSPROP-7", 0.1),
    Adam=("OPT-ADAM-9", 0.15),
)
def test_array_likes(submission: Submission, optimizer: str) -> None:
    """step(parameters, gradients) takes any array-likes: lists, integers, tuples of arrays, read-only
    arrays of any shape and order in memory.
    """
    # Hardly any memory, so that a slip in what is remembered does not count here once more.
    settings = one_plain_step(optimizer).settings
    made = make(submission, optimizer, settings)
    known = getattr(right, optimizer)(**settings)
    whole = np.array([[1, 2], [3, 4]]), np.array([[1, 1], [2, -3]])
    for number, (parameters, gradients) in enumerate(
        (
            ([[[1, 2], [3, 4]], 3], [[[2, -1], [1, 3]], -2]),
            ((whole[0], np.array(2)), (whole[1], np.array(1.0, np.float32))),
            ([locked(_START[:, :2]), 1.5], [np.asfortranarray(_SLOPES[0][:, 1:]), 0.5]),
            ([np.asfortranarray(_START[:, 1:]), 0.5], [locked(_SLOPES[1][:, :2]), -1.5]),
        ),
        start=1,
    ):
        got = made.step(parameters=parameters, gradients=gradients)
        judge_step(got, known.step(parameters, gradients), number)


@for_each(
    hint=(
        "Which arrays does the object keep, and which does it write to? Copy where they come from outside."
    ),
    SGD=("OPT-SGD-4", 0.25),
    Momentum=("OPT-MOMENTUM-7", 0.3),
    RMSProp=("OPT-RMSPROP-8", 0.25),
    Adam=("OPT-ADAM-10", 0.25),
)
def test_arguments_stay(submission: Submission, optimizer: str) -> None:
    """A step returns new arrays, leaves its arguments alone and keeps no reference to them."""
    run = Run(SETTINGS[optimizer], [_START], [[slope] for slope in _SLOPES])
    follow(submission, optimizer, run, unchanged=True, scribble="previous")
    follow(submission, optimizer, run, scribble="arguments")
    follow(submission, optimizer, run, scribble="result")
    still = Run(SETTINGS[optimizer], [_START], [[np.zeros(_START.shape)]])
    follow(submission, optimizer, still, scribble="arguments")


@for_each(
    hint=(
        "Check each setting in the constructor, and say in the message what it is and where it should lie."
    ),
    of="",
    SGD=("OPT-SGD-5", 0.2),
    Momentum=("OPT-MOMENTUM-8", 0.2),
    RMSProp=("OPT-RMSPROP-9", 0.2),
    Adam=("OPT-ADAM-11", 0.2),
)
def test_bad_settings(submission: Submission, optimizer: str) -> None:
    """A learning rate or epsilon of 0 or less, and a decay outside [0, 1), raise a ValueError; a decay
    of 0 does not.
    """
    for rate in (0.25, 1.0, 3.0):
        follow(submission, optimizer, one_plain_step(optimizer, decay=0.0, learning_rate=rate))
    bad = [("learning_rate", value, "must be greater than 0") for value in (0.0, -0.1)]
    bad += [(name, value, "must lie in [0, 1)") for name in DECAYS[optimizer] for value in (1.0, -0.1, 1.5)]
    if optimizer in HAVE_EPSILON:
        bad += [("epsilon", value, "must be greater than 0") for value in (0.0, -1e-8)]
    constructor = getattr(submission.optimizers, optimizer)
    keywords = [{name: value} for name, value, _ in bad]
    expect_errors(constructor, [([], f"{name} {rule}") for name, _, rule in bad], keywords)


@for_each(
    hint=("What does zip do with lists of different lengths, and NumPy with shapes that can be broadcast?"),
    SGD=("OPT-SGD-6", 0.2),
    Momentum=("OPT-MOMENTUM-9", 0.2),
    RMSProp=("OPT-RMSPROP-10", 0.2),
    Adam=("OPT-ADAM-12", 0.15),
)
def test_bad_lists(submission: Submission, optimizer: str) -> None:
    """Lists that differ in length or in a shape, from each other or, where there is a state, from the
    last step, raise a ValueError.
    """
    follow(submission, optimizer, one_plain_step(optimizer))
    flat, pair, column, wide = np.ones(3), np.ones(2), np.ones((3, 1)), np.ones((2, 3))
    lengths = "parameters and gradients must have the same length"
    shapes = "each gradient must have the shape of its parameter"
    for parameters, gradients, rule in (
        ([flat, pair], [flat], lengths),
        ([flat], [flat, pair], lengths),
        ([flat], [column], shapes),
        ([flat, wide], [flat, flat], shapes),
        ([flat], [np.ones(1)], shapes),
        ([wide], [np.ones((3, 2))], shapes),
    ):
        made = make(submission, optimizer, {})
        expect_error(made.step, [parameters, gradients], rule)


@pytest.mark.parametrize(
    "optimizer",
    [
        pytest.param("Momentum", marks=checks("OPT-MOMENTUM-9")),
        pytest.param("RMSProp", marks=checks("OPT-RMSPROP-10")),
        pytest.param("Adam", marks=checks("OPT-ADAM-12")),
    ],
)
def test_other_lists_than_before(submission: Submission, optimizer: str) -> None:
    """Parameters of another number, or of other shapes, than in the last step raise a ValueError."""
    shapes = [(3,), (2, 3)]
    for others in ([(3,)], [*shapes, (1,)], [(1,), (2, 3)], [(3, 1), (2, 3)], [(3,), (3,)]):
        made = make(submission, optimizer, SETTINGS[optimizer])
        first, later = [np.ones(shape) for shape in shapes], [np.ones(shape) for shape in others]
        got = made.step(first, first)
        expect_list(got, len(shapes))
        rule = f"arrays of shapes {others} in the second step, and of {shapes} in the first"
        expect_error(made.step, [later, later], rule)
