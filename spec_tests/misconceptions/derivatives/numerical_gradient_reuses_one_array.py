"""f is given one and the same array at every call, with another entry changed each time.

f may keep what it is given, for instance to cache its last input, and it may write to it. An f that keeps
its argument x and compares it with the next one would find the two equal always, since they are one array;
and an f that overwrites its argument changes the point for all later calls. For f(x) = Σ x² that clears
its argument at the end, the gradient at (0.5, −1.5) is (1, −3); with one array, f is 2.25 + 0.25 first and
0 + 0.25 next, and the difference over 2 h = 1.2e-5 is 187501.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import numbers, step_at, value

REPLACES = "derivatives.numerical_gradient"
FAILS = ("DER-GRADIENT-6",)
HINT = "Let f append its argument to a list. Do the entries of this list still differ at the end?"


def numerical_gradient(
    f: Callable[[NDArray[np.float64]], ArrayLike], x: ArrayLike, h: float | None = None
) -> NDArray[np.float64]:
    """Return the gradient of f, with one working copy of x for all calls."""
    point = numbers(x)
    working = point.copy()
    gradient = np.zeros(point.shape)
    for index in np.ndindex(point.shape):
        step = step_at(point[index], h)
        working[index] = point[index] + step
        plus = value(f, working)
        working[index] = point[index] - step
        minus = value(f, working)
        working[index] = point[index]
        gradient[index] = (plus - minus) / (2.0 * step)
    return gradient
