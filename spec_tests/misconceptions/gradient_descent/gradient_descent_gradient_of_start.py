"""The gradient is computed once, at x0, and used for all updates.

The gradient belongs to the point that it was computed at, and each update leads to another one. With the
gradient 2 x of x², a start at 4 and a rate of 0.25 the points are 4, 2, 1, 0.5, …; with the gradient of
the start, which is 8, they are 4, 2, 0, −2, …: straight on at the same pace, past the minimum, and without
an end.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import limit, norm, numbers, rate, slope_at

REPLACES = "gradient_descent.gradient_descent"
FAILS = ("GD-DESCENT-1", "GD-DESCENT-2", "GD-DESCENT-3", "GD-DESCENT-8", "GD-DESCENT-10", "GD-DESCENT-7")
HINT = "How often is `gradient` called in a descent of 10 updates, and with which points?"


def gradient_descent(
    gradient: Callable[[NDArray[np.float64]], ArrayLike],
    x0: ArrayLike,
    learning_rate: float = 0.1,
    max_iterations: int = 1000,
    tolerance: float = 1e-8,
) -> tuple[NDArray[np.float64], int]:
    """Return the point that straight steps along gradient(x0) reach, and their number."""
    x, step, updates = numbers(x0).copy(), rate(learning_rate), limit(max_iterations)
    if updates == 0:
        return x, 0
    slope = slope_at(gradient, x)
    for iteration in range(updates):
        if norm(slope) <= tolerance:
            return x, iteration
        x = np.asarray(x - step * slope)
    return x, updates
