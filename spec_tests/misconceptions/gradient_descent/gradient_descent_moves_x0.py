"""The descent works on x0 itself, so that the caller's start is lost.

"x = x0" gives the array a second name and does not copy it, and "x -= …" writes into it. The point
returned is right, but a second descent from x0, with another rate for instance, then starts where the
first one ended. With the gradient x, a rate of 0.5 and two updates, x0 = (8, 4) should still be (8, 4)
afterwards; it is (2, 1), which is the result.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import limit, norm, numbers, rate, slope_at

REPLACES = "gradient_descent.gradient_descent"
FAILS = ("GD-DESCENT-4", "GD-DESCENT-8")
HINT = "Call the function twice with the same array x0. Do both calls give the same result?"


def gradient_descent(
    gradient: Callable[[NDArray[np.float64]], ArrayLike],
    x0: ArrayLike,
    learning_rate: float = 0.1,
    max_iterations: int = 1000,
    tolerance: float = 1e-8,
) -> tuple[NDArray[np.float64], int]:
    """Return x0, moved in place, and the number of updates."""
    x, step, updates = numbers(x0), rate(learning_rate), limit(max_iterations)
    for iteration in range(updates):
        slope = slope_at(gradient, x)
        if norm(slope) <= tolerance:
            return x, iteration
        x -= step * slope
    return x, updates
