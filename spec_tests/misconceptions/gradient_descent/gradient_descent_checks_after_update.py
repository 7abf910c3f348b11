"""The descent looks at the gradient's norm only after the update that it was computed for.

When the gradient at x is small enough, x is the answer; here it is moved once more, and this update is
counted. With the gradient x, a rate of 0.5 and a tolerance of 1.5, a start at 4 leads over 2 to 1, where
the gradient is 1: the result is 1 after 2 updates. Looked at afterwards, it is 0.5 after 3. A start at the
minimum takes 1 update and not 0.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import limit, norm, numbers, rate, slope_at

REPLACES = "gradient_descent.gradient_descent"
FAILS = ("GD-DESCENT-2", "GD-DESCENT-3", "GD-DESCENT-4", "GD-DESCENT-9", "GD-DESCENT-10")
HINT = "How many updates does a start at the minimum need? When do you find out?"


def gradient_descent(
    gradient: Callable[[NDArray[np.float64]], ArrayLike],
    x0: ArrayLike,
    learning_rate: float = 0.1,
    max_iterations: int = 1000,
    tolerance: float = 1e-8,
) -> tuple[NDArray[np.float64], int]:
    """Return the point one update after the norm is at most the tolerance, and the number of updates."""
    x, step, updates = numbers(x0).copy(), rate(learning_rate), limit(max_iterations)
    for iteration in range(updates):
        slope = slope_at(gradient, x)
        x = np.asarray(x - step * slope)
        if norm(slope) <= tolerance:
            return x, iteration + 1
    return x, updates
