"""What the tests of array functions share: inputs of any shape, the conventions for arguments."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from grader.testing import (
    Case,
    Observation,
    RemoteFunction,
    Source,
    Tolerance,
    Verdict,
    expect,
    expect_close,
    expect_unchanged,
)

from .tolerances import EXACT

EXTREMES = (-1e4, -1000.0, -746.0, -710.0, 0.0, 710.0, 746.0, 1000.0, 1e4)


def any_shape(low: float, high: float, away_from_zero: float = 0.0) -> Case[np.ndarray]:
    """Draw an array of one to three axes; a single number when it fails."""

    def draw(source: Source) -> np.ndarray:
        shape = (source.integer(2, 5), source.integer(1, 4), source.integer(6, 9))
        axes = source.integer(0, 3)
        return source.array(shape[3 - axes :], low, high, away_from_zero)

    return draw


def extremes(source: Source) -> np.ndarray:
    """Draw the pre-activations at which a careless formula overflows."""
    return source.some(EXTREMES)


def locked(array: np.ndarray) -> np.ndarray:
    """Return the same numbers, read-only and not contiguous in memory."""
    strided = np.repeat(array, 2, axis=-1)[..., ::2]
    strided.flags.writeable = False
    return strided


def expect_stable(
    function: RemoteFunction, right: Callable[..., object], arguments: Sequence[object]
) -> None:
    """Judge a result, and that no warning came on the way to it."""
    seen = function.observe(arguments)
    expect_close(seen.value, right(*arguments), EXACT)
    expect_quiet(seen)


def expect_quiet(seen: Observation) -> None:
    """Judge that nothing overflowed and nothing was divided by zero on the way to the result."""
    noise = [text for text in seen.warnings if text.startswith("RuntimeWarning")]
    if noise:
        message = f"the result is right, but NumPy warned on the way: {noise[0]}"
        expect(False, Verdict.NOT_FINITE, message, "no warning", noise[0])


def expect_conventions(
    function: RemoteFunction,
    right: Callable[..., object],
    arrays: Sequence[np.ndarray],
    integers: Sequence[object],
    *rest: object,
    tolerance: Tolerance = EXACT,
) -> None:
    """Judge that array arguments of every form are understood, left alone, and not handed back.

    `arrays` are float arguments with at least one axis, in numbers that float32 holds exactly;
    `integers` are arguments in whole numbers, as lists; `rest` are the arguments that follow them.
    """

    def judge(args: Sequence[object], what: str, scribble: str = "") -> None:
        keep = scribble in ("arguments", "result")
        seen = function.observe([*args, *rest], keep_arguments=keep, scribble=scribble)
        if keep:
            expect_unchanged([*args, *rest], seen.arguments)
        expect_close(seen.value, right(*args, *rest), tolerance, what)

    # What the first call returned is overwritten: the second, of the same numbers, must not need it.
    judge(integers, "the result for integers", scribble="result")
    what = "the result for integers in Fortran order, after that of the call before was overwritten,"
    judge([np.asfortranarray(value) for value in integers], what, scribble="previous")
    small = [locked(array.astype(np.float32)) for array in arrays]
    judge(small, "the result for read-only, strided arrays of float32")
    what = "the result, looked at after its arguments were overwritten,"
    judge(arrays, what, scribble="arguments")


def expect_elementwise(
    function: RemoteFunction, right: Callable[..., object], number: float, *rest: object
) -> None:
    """Judge that a plain number is understood, and that an empty array gives an empty array."""
    expect_close(function(number, *rest), right(number, *rest), EXACT)
    empty = np.zeros((0, 3))
    expect_close(function(empty, *rest), right(empty, *rest), EXACT, "the result for an empty array")
