"""The descent goes on when the gradient is nan or infinite, and returns a point of nan.

A comparison with nan is false, so the norm never gets below the tolerance and the loop runs to its limit.
With the gradient 4 x³ of x⁴, a start at 10 and a rate of 0.1 the points are 10, −390, 2.4e7, −5.3e21,
6.1e64, −9.1e193, and then ∞ and nan; the result is nan after 1000 updates, where a FloatingPointError
should say at once that the rate is too large.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import limit, norm, numbers, rate, slope_of_any_size

REPLACES = "gradient_descent.gradient_descent"
FAILS = ("GD-DESCENT-7",)
HINT = "Let the rate be far too large. What do you return, and how would a caller notice?"


def gradient_descent(
    gradient: Callable[[NDArray[np.float64]], ArrayLike],
    x0: ArrayLike,
    learning_rate: float = 0.1,
    max_iterations: int = 1000,
    tolerance: float = 1e-8,
) -> tuple[NDArray[np.float64], int]:
    """Return the point reached, be it nan, and the number of updates."""
    x, step, updates = numbers(x0).copy(), rate(learning_rate), limit(max_iterations)
    for iteration in range(updates):
        slope = slope_of_any_size(gradient, x)
        if norm(slope) <= tolerance:
            return x, iteration
        x = np.asarray(x - step * slope)
    return x, updates
