"""Gradient clipping: by value and by the norm of all gradients together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from grader.testing import (
    RemoteFunction,
    Source,
    Submission,
    Trial,
    Verdict,
    as_array,
    expect,
    expect_close,
    expect_error,
    expect_list,
    expect_sequence,
    expect_unchanged,
    requirement,
)
from reference import optimizers as right

from .activations_cases import locked
from .strategies import at_most
from .tolerances import EXACT, UNCHANGED

_Drawn = tuple[list[np.ndarray], float]

# Of every kind: integers in lists, a single number, single precision.
_WHOLE: list[ArrayLike] = [[3, -1], [[-4, 0, 7]], 2, np.array([1.0, -6.0], np.float32)]


def _names(gradients: Sequence[ArrayLike]) -> list[str]:
    return [f"gradient {i} of the result" for i in range(len(gradients))]


def _tensors(source: Source) -> list[np.ndarray]:
    columns = source.integer(1, 4)
    shapes = [(columns,), (source.integer(1, 3), columns + 1), (1,)]
    return [source.array(shape, -3.0, 3.0, away_from_zero=0.5) for shape in shapes[: source.integer(2, 3)]]


def _drawn(source: Source) -> _Drawn:
    return _tensors(source), source.choice([1.0, 0.5, 2.0])


def _drawn_small_limit(source: Source) -> _Drawn:
    # Two entries of at least 0.5 have a norm above 0.7, so that all of these are clipped.
    return _tensors(source), source.choice([0.5, 0.625, 0.125])


def _drawn_many(source: Source) -> _Drawn:
    # More than 400 entries of at most 3 have a norm below 62. What divides by such a limit and multiplies
    # by it again changes one entry in fourteen or more, though by rounding only.
    gradients = [*_tensors(source), source.array((at_most(source, 400),), -3.0, 3.0, away_from_zero=0.5)]
    return gradients, source.number(75.0, 105.0)


@requirement(
    "OPT-VALUE-1",
    of="clip_by_value",
    points=0.4,
    hint=(
        "Each entry is looked at alone. What happens to one above the limit, below -limit, and in between?"
    ),
)
def test_clip_by_value(submission: Submission, for_all: Trial) -> None:
    """clip_by_value brings every entry of every gradient into [-limit, limit], and changes no
    other.
    """

    def rule(drawn: _Drawn) -> None:
        gradients, limit = drawn
        got = submission.optimizers.clip_by_value(gradients, limit)
        expect_sequence(got, right.clip_by_value(gradients, limit), EXACT, _names(gradients))

    for_all(rule, _drawn, count=3)


@requirement(
    "OPT-VALUE-2",
    of="clip_by_value",
    points=0.2,
    hint=("Lists of integers become float64 arrays; what comes in is not written to and not handed back."),
)
def test_clip_by_value_arrays(submission: Submission) -> None:
    """clip_by_value(gradients, limit) takes any array-likes, returns new float64 arrays and does not
    modify its arguments.
    """
    function = submission.optimizers.clip_by_value
    gradients = [np.array([3.0, -0.5]), np.array([[-4.0, 0.25, 7.0], [0.5, -0.25, 0.125]])]
    for limit in (1.0, 10.0):
        _judge_arrays(function, gradients, limit, right.clip_by_value(gradients, limit))
    got = function(gradients=tuple(_WHOLE), limit=2)
    expect_sequence(got, right.clip_by_value(_WHOLE, 2), EXACT, _names(_WHOLE))


@requirement(
    "OPT-VALUE-3",
    of="clip_by_value",
    points=0.2,
    hint="Check the limit first, and say in the message what it is and what it should be.",
)
def test_clip_by_value_errors(submission: Submission) -> None:
    """clip_by_value refuses a limit of 0 or less with a ValueError."""
    _judge_errors(submission.optimizers.clip_by_value, "limit must be greater than 0")


@requirement(
    "OPT-NORM-1",
    of="clip_by_global_norm",
    points=0.5,
    hint=("What is the norm of all entries of all arrays together, and how many factors come from it?"),
)
def test_clip_by_global_norm(submission: Submission, for_all: Trial) -> None:
    """Above the limit, clip_by_global_norm scales all gradients by the one factor max_norm / (norm
    of all entries).
    """

    def rule(drawn: _Drawn) -> None:
        gradients, max_norm = drawn
        got = submission.optimizers.clip_by_global_norm(gradients, max_norm)
        expect_sequence(got, right.clip_by_global_norm(gradients, max_norm), EXACT, _names(gradients))

    for_all(rule, _drawn_small_limit, count=3)


@requirement(
    "OPT-NORM-2",
    of="clip_by_global_norm",
    points=0.25,
    hint="The factor is never above 1. What does it do to a gradient that is small already?",
)
def test_clip_by_global_norm_below(submission: Submission, for_all: Trial) -> None:
    """Below the limit, clip_by_global_norm returns every entry unchanged, to the bit."""

    def rule(drawn: _Drawn) -> None:
        gradients, max_norm = drawn
        got = submission.optimizers.clip_by_global_norm(gradients, max_norm)
        expect_sequence(got, gradients, UNCHANGED, _names(gradients))

    for_all(rule, _drawn_many, count=2)


@requirement(
    "OPT-NORM-3",
    of="clip_by_global_norm",
    points=0.15,
    hint="What is the norm here, and what is divided by it?",
)
def test_clip_by_global_norm_zero(submission: Submission) -> None:
    """clip_by_global_norm leaves gradients of zero at zero, whether all of them are zero or some."""
    zeros = [np.zeros(2), np.zeros((1, 3))]
    expect_sequence(submission.optimizers.clip_by_global_norm(zeros, 1.0), zeros, UNCHANGED, _names(zeros))
    # How far the other gradient is scaled is judged elsewhere.
    partly = [np.zeros(2), np.array([3.0, -4.0])]
    clipped = expect_list(submission.optimizers.clip_by_global_norm(partly, 1.0), 2)
    expect_close(clipped[0], np.zeros(2), UNCHANGED, "gradient 0")
    as_array(clipped[1], (2,), "gradient 1")


@requirement(
    "OPT-NORM-4",
    of="clip_by_global_norm",
    points=0.2,
    hint="Return copies, also where nothing has to be scaled; integers become float64.",
)
def test_clip_by_global_norm_arrays(submission: Submission) -> None:
    """clip_by_global_norm(gradients, max_norm) takes any array-likes, returns new float64 arrays and
    does not modify its arguments.
    """
    function = submission.optimizers.clip_by_global_norm
    gradients = [np.array([3.0, -0.5]), np.array([[-4.0, 0.25, 7.0], [0.5, -0.25, 0.125]])]
    _judge_arrays(function, gradients, 100.0, gradients)
    zeros = [np.zeros(3), np.zeros((1, 2))]
    seen = function.observe([zeros, 1.0], scribble="arguments")
    # Whether 0 / 0 comes out as 0 is judged elsewhere.
    for item in expect_list(seen.value, len(zeros)):
        shared = type(item) is np.ndarray and np.isfinite(item).all() and bool(item.any())
        message = "the result for gradients of zero is not zero, once the gradients were overwritten"
        expect(not shared, Verdict.WRONG_VALUE, message)
    got = function(gradients=tuple(_WHOLE), max_norm=100.0)
    expect_sequence(got, right.clip_by_global_norm(_WHOLE, 100.0), EXACT, _names(_WHOLE))
    # Whether the norm is that of all arrays or of each is judged elsewhere: what is clipped here is alone.
    for i in range(2):
        clipped = function.observe([[gradients[i]], 1.0], scribble="result", keep_arguments=True)
        expect_unchanged([[gradients[i]], 1.0], clipped.arguments)
    for whole in _WHOLE:
        got = function((whole,), 0.5)
        expect_sequence(got, right.clip_by_global_norm([whole], 0.5), EXACT, _names([whole]))


@requirement(
    "OPT-NORM-5",
    of="clip_by_global_norm",
    points=0.2,
    hint="Check the limit first, and say in the message what it is and what it should be.",
)
def test_clip_by_global_norm_errors(submission: Submission) -> None:
    """clip_by_global_norm refuses a max_norm of 0 or less with a ValueError."""
    _judge_errors(submission.optimizers.clip_by_global_norm, "max_norm must be greater than 0")


def _judge_arrays(
    function: RemoteFunction, gradients: list[np.ndarray], limit: float, wants: list[np.ndarray]
) -> None:
    fixed = [locked(gradients[0]), np.asfortranarray(gradients[1])]
    seen = function.observe([fixed, limit], keep_arguments=True)
    expect_sequence(seen.value, wants, EXACT, _names(gradients))
    expect_unchanged([fixed, limit], seen.arguments)
    seen = function.observe([gradients, limit], scribble="arguments")
    expect_sequence(seen.value, wants, EXACT, _names(gradients))


def _judge_errors(function: RemoteFunction, rule: str) -> None:
    # A single entry, which every kind of clipping brings to the limit.
    expect_sequence(function([np.array([2.0])], 1.0), [np.ones(1)], EXACT, _names([np.ones(1)]))
    for limit in (0.0, -1.0):
        expect_error(function, [[np.ones(2)], limit], rule)
