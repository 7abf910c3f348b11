"""The numerical gradient moves the caller's own x to and fro instead of a copy.

An argument belongs to the caller. The way there and back is not exact: with a step of 6e-6, a coordinate
of 0.1 returns as 0.10000000000000002, so that the caller's x drifts with every gradient. A read-only x
stops the function with an error, and an f that keeps its argument finds one and the same array in every
call.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import numbers, step_at, value

REPLACES = "derivatives.numerical_gradient"
FAILS = ("DER-CHECK-5", "DER-GRADIENT-4", "DER-GRADIENT-6")
HINT = "Compare x before and after the call with ==, entry by entry. Whose array do you write to?"


def numerical_gradient(
    f: Callable[[NDArray[np.float64]], ArrayLike], x: ArrayLike, h: float | None = None
) -> NDArray[np.float64]:
    """Return the gradient of f, moving x itself to and fro."""
    point = numbers(x)  # a float64 array is not copied
    gradient = np.zeros(point.shape)
    for index in np.ndindex(point.shape):
        step = step_at(point[index], h)
        point[index] += step
        plus = value(f, point)
        point[index] -= 2.0 * step
        minus = value(f, point)
        point[index] += step
        gradient[index] = (plus - minus) / (2.0 * step)
    return gradient
