"""Predictions with their targets, and the mistakes that every loss has to refuse."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from grader.testing import Case, RemoteFunction, Source, expect_close, expect_error, expect_errors

from .tolerances import EXACT

Pair = tuple[np.ndarray, np.ndarray]

CLASSES = 3
_TARGET_ROWS = (
    (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0), (0.5, 0.25, 0.25), (0.0, 0.75, 0.25),
)  # fmt: skip
# None stands for 1-D input. With two columns, half the squared error is the mean squared error.
COLUMNS = (None, 1, 3)
_UNEQUAL = (((3, 1), (3,)), ((3,), (3, 1)), ((3, 1), (3, 2)), ((1, 3), (2, 3)), ((3,), (1,)), ((3,), ()))
_EMPTY = ((0,), (0, 3))
_NO_ROWS_OF_CLASSES = (
    ((3,), (3,)), ((2, 3, 4), (2, 3, 4)), ((3, 2), (3,)), ((3, 2), (3, 1)), ((1, 2), (3, 2)),
)  # fmt: skip


def numbers(columns: int | None) -> Case[Pair]:
    """Draw real predictions and targets, in two or more rows."""

    def draw(source: Source) -> Pair:
        shape = _shape(source, columns)
        return source.array(shape, -3, 3), source.array(shape, -3, 3)

    return draw


def probabilities(columns: int | None) -> Case[Pair]:
    """Draw predictions well inside (0, 1), with hard and soft labels."""

    def draw(source: Source) -> Pair:
        shape = _shape(source, columns)
        return source.array(shape, 0.05, 0.95), _labels(source, shape)

    return draw


def logits(columns: int | None) -> Case[Pair]:
    """Draw pre-activations of a sigmoid, with hard and soft labels."""

    def draw(source: Source) -> Pair:
        shape = _shape(source, columns)
        return source.array(shape, -8, 8), _labels(source, shape)

    return draw


def class_scores(source: Source) -> Pair:
    """Draw rows of logits with one-hot and soft target rows."""
    rows = source.integer(2, 6)
    targets = np.array([source.choice(_TARGET_ROWS) for _ in range(rows)])
    return source.array((rows, CLASSES), -4, 4), targets


def expect_equal_shapes_only(function: RemoteFunction, right: Callable[..., object]) -> None:
    """Judge that unequal shapes and empty input are refused, and nothing else."""
    _expect_simple_case(function, right, (1, 1))
    unequal = [
        ([np.full(first, 0.25), np.full(second, 0.5)], f"a prediction of shape {first}, a target of {second}")
        for first, second in _UNEQUAL
    ]
    empty = [([np.zeros(shape), np.zeros(shape)], f"empty input, of shape {shape}") for shape in _EMPTY]
    expect_errors(function, [*unequal, *empty])


def expect_rows_of_classes_only(function: RemoteFunction, right: Callable[..., object]) -> None:
    """Judge that anything but two non-empty arrays of one shape (m, k) is refused."""
    _expect_simple_case(function, right, (1, 2))
    bad = [
        ([np.full(first, 0.25), np.full(second, 0.5)], f"logits of shape {first}, a target of {second}")
        for first, second in _NO_ROWS_OF_CLASSES
    ]
    expect_errors(function, [*bad, ([np.zeros((0, 3)), np.zeros((0, 3))], "empty input, of shape (0, 3)")])


def expect_probabilities_only(function: RemoteFunction, right: Callable[..., object]) -> None:
    """Judge that a prediction outside [0, 1] is refused, wherever it stands."""
    _expect_simple_case(function, right, (1,))
    outside: Sequence[Sequence[float]] = ((1.5, 0.5), (0.5, -0.25), (0.25, 1.0 + 1e-6))
    for prediction in outside:
        arguments = [np.array(prediction), np.array([1.0, 0.0])]
        expect_error(function, arguments, "a prediction outside [0, 1]")


def _expect_simple_case(
    function: RemoteFunction, right: Callable[..., object], shape: tuple[int, ...]
) -> None:
    """Judge a call that is no mistake: what refuses everything refuses nothing rightly.

    In one row with the prediction on target, most slips in a formula make no difference.
    """
    half = np.full(shape, 0.5)
    expect_close(function(half, half), right(half, half), EXACT, "the result for a prediction on target")


def _shape(source: Source, columns: int | None) -> tuple[int, ...]:
    rows = source.integer(2, 6)
    return (rows,) if columns is None else (rows, columns)


def _labels(source: Source, shape: tuple[int, ...]) -> np.ndarray:
    entries = [source.choice((1.0, 0.0, 0.5, 0.25)) for _ in range(int(np.prod(shape)))]
    return np.array(entries).reshape(shape)
