"""A descent without any update returns x0 itself, and not a copy of it.

Every update makes a new array, so that the result is usually one of its own; only a start at the minimum,
or a limit of 0 updates, hands the caller's array back. Whoever then changes one of the two changes the
other: with the gradient x and x0 = (0, 0), the result is (0, 0), and after x0[0] = 5 it should still be
so, but is (5, 0).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import limit, norm, numbers, rate, slope_at

REPLACES = "gradient_descent.gradient_descent"
FAILS = ("GD-DESCENT-4",)
HINT = "Start at the minimum and ask whether the result `is` x0. np.asarray copies only what it must."


def gradient_descent(
    gradient: Callable[[NDArray[np.float64]], ArrayLike],
    x0: ArrayLike,
    learning_rate: float = 0.1,
    max_iterations: int = 1000,
    tolerance: float = 1e-8,
) -> tuple[NDArray[np.float64], int]:
    """Return the point reached, which may be x0 itself, and the number of updates."""
    x, step, updates = numbers(x0), rate(learning_rate), limit(max_iterations)
    for iteration in range(updates):
        slope = slope_at(gradient, x)
        if norm(slope) <= tolerance:
            return x, iteration
        x = np.asarray(x - step * slope)
    return x, updates
