"""The descent adds the gradient instead of subtracting it, and climbs away from the minimum.

Where the gradient is positive, the function grows to the right, and its minimum lies to the left. With the
gradient 2 x of x², a start at 4 and a rate of 0.25, the points are 4, 2, 1, … towards 0. With a plus they
are 4, 6, 9, …, and the value of the function more than doubles each time.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import limit, norm, numbers, rate, slope_at

REPLACES = "gradient_descent.gradient_descent"
FAILS = (
    "GD-DESCENT-1",
    "GD-DESCENT-2",
    "GD-DESCENT-3",
    "GD-DESCENT-4",
    "GD-DESCENT-5",
    "GD-DESCENT-8",
    "GD-DESCENT-9",
    "GD-DESCENT-10",
    "GD-DESCENT-7",
)
HINT = "Print the value of the function after every update. Should it rise or fall?"


def gradient_descent(
    gradient: Callable[[NDArray[np.float64]], ArrayLike],
    x0: ArrayLike,
    learning_rate: float = 0.1,
    max_iterations: int = 1000,
    tolerance: float = 1e-8,
) -> tuple[NDArray[np.float64], int]:
    """Return where x + learning_rate * gradient(x) leads, and the number of updates."""
    x, step, updates = numbers(x0).copy(), rate(learning_rate), limit(max_iterations)
    for iteration in range(updates):
        slope = slope_at(gradient, x)
        if norm(slope) <= tolerance:
            return x, iteration
        x = np.asarray(x + step * slope)
    return x, updates
