"""The number of the last update is returned instead of how many there were, one less.

A loop over range(n) numbers its updates from 0 to n − 1, and after the last one the loop's variable is
still n − 1. With a gradient of 1, a rate of 1 and a limit of 7, a start at 3 leads to −4 in 7 updates; the
point is right, and the count says 6. A descent that stops early is counted right, since the update that it
breaks off was not made.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import limit, norm, numbers, rate, slope_at

REPLACES = "gradient_descent.gradient_descent"
FAILS = ("GD-DESCENT-1", "GD-DESCENT-3", "GD-DESCENT-4", "GD-DESCENT-5", "GD-DESCENT-8", "GD-DESCENT-9")
HINT = "Which value has i after a loop over range(3), and how often did the loop run?"


def gradient_descent(
    gradient: Callable[[NDArray[np.float64]], ArrayLike],
    x0: ArrayLike,
    learning_rate: float = 0.1,
    max_iterations: int = 1000,
    tolerance: float = 1e-8,
) -> tuple[NDArray[np.float64], int]:
    """Return the point reached, and the last value of the loop's variable."""
    x, step, updates = numbers(x0).copy(), rate(learning_rate), limit(max_iterations)
    last = 0
    for iteration in range(updates):
        last = iteration
        slope = slope_at(gradient, x)
        if norm(slope) <= tolerance:
            break
        x = np.asarray(x - step * slope)
    return x, last
