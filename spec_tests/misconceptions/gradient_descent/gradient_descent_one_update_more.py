"""The descent makes one update more than max_iterations allows.

A loop that runs while the number of updates is at most the limit begins another one when the limit is
reached. With a gradient of 1, a rate of 1 and a start at 3, a limit of 2 leads to 1; with one update more
it ends at 0, and a limit of 0 moves x0, although it means no update at all.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import limit, norm, numbers, rate, slope_at

REPLACES = "gradient_descent.gradient_descent"
FAILS = ("GD-DESCENT-1", "GD-DESCENT-3", "GD-DESCENT-4", "GD-DESCENT-5", "GD-DESCENT-8", "GD-DESCENT-9")
HINT = "Set max_iterations to 0 and to 1, and count the updates by hand."


def gradient_descent(
    gradient: Callable[[NDArray[np.float64]], ArrayLike],
    x0: ArrayLike,
    learning_rate: float = 0.1,
    max_iterations: int = 1000,
    tolerance: float = 1e-8,
) -> tuple[NDArray[np.float64], int]:
    """Return the point after at most max_iterations + 1 updates, and their number."""
    x, step, updates = numbers(x0).copy(), rate(learning_rate), limit(max_iterations)
    iteration = 0
    while iteration <= updates:
        slope = slope_at(gradient, x)
        if norm(slope) <= tolerance:
            break
        x = np.asarray(x - step * slope)
        iteration += 1
    return x, iteration
