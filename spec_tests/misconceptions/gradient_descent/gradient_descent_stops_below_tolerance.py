"""A gradient whose norm is exactly the tolerance is still too large to stop.

The descent stops when the norm is at most the tolerance; with "<" instead of "≤" it makes one update more
in the case of equality. With the gradient x, a rate of 0.5 and a tolerance of 5, the start (12, −16) has
the norm 20, then 10, then 5: it ends at (3, −4) after 2 updates, and not at (1.5, −2) after 3. It matters
most for a tolerance of 0, at which the smaller than 0 never comes.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import limit, norm, numbers, rate, slope_at

REPLACES = "gradient_descent.gradient_descent"
FAILS = ("GD-DESCENT-10",)
HINT = "Read once more when to stop: below the tolerance, or at most at the tolerance?"


def gradient_descent(
    gradient: Callable[[NDArray[np.float64]], ArrayLike],
    x0: ArrayLike,
    learning_rate: float = 0.1,
    max_iterations: int = 1000,
    tolerance: float = 1e-8,
) -> tuple[NDArray[np.float64], int]:
    """Return the point at which the norm is below the tolerance, and the number of updates."""
    x, step, updates = numbers(x0).copy(), rate(learning_rate), limit(max_iterations)
    for iteration in range(updates):
        slope = slope_at(gradient, x)
        if norm(slope) < tolerance:
            return x, iteration
        x = np.asarray(x - step * slope)
    return x, updates
