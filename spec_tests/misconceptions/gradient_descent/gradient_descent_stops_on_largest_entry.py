"""The descent stops when the largest entry of the gradient is small, whatever its norm is.

The Euclidean norm collects all entries, and many small ones make a long gradient. For the gradient (0.75,
0.75, 0.75, 0.75) the norm is √(4 · 0.5625) = 1.5: with a tolerance of 1 the descent goes on. Its largest
entry is 0.75, at which this one stops. With a million weights the norm can be a thousand times the largest
entry.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import limit, numbers, rate, slope_at

REPLACES = "gradient_descent.gradient_descent"
FAILS = ("GD-DESCENT-3",)
HINT = "What is the Euclidean norm of (3, 4), and what do you compare with the tolerance?"


def gradient_descent(
    gradient: Callable[[NDArray[np.float64]], ArrayLike],
    x0: ArrayLike,
    learning_rate: float = 0.1,
    max_iterations: int = 1000,
    tolerance: float = 1e-8,
) -> tuple[NDArray[np.float64], int]:
    """Return where no entry of the gradient exceeds the tolerance, and the number of updates."""
    x, step, updates = numbers(x0).copy(), rate(learning_rate), limit(max_iterations)
    for iteration in range(updates):
        slope = slope_at(gradient, x)
        if np.max(np.abs(slope), initial=0.0) <= tolerance:
            return x, iteration
        x = np.asarray(x - step * slope)
    return x, updates
