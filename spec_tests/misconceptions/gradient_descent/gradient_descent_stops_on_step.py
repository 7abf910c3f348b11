"""The descent stops when its step is small, although the gradient may still be large.

The step is the gradient times the learning rate, so a small rate alone makes it small: the descent would
then stop in the middle of a slope. With a gradient of 1 everywhere, a rate of 1e-6 and a tolerance of 0.1
it should make all of its 7 updates; it makes none, since 1e-6 · 1 ≤ 0.1. A large rate has it go on where
the gradient is nearly 0.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import limit, norm, numbers, rate, slope_at

REPLACES = "gradient_descent.gradient_descent"
FAILS = ("GD-DESCENT-2", "GD-DESCENT-3", "GD-DESCENT-9", "GD-DESCENT-10")
HINT = "Halve the learning rate. Should the point at which you call it done depend on that?"


def gradient_descent(
    gradient: Callable[[NDArray[np.float64]], ArrayLike],
    x0: ArrayLike,
    learning_rate: float = 0.1,
    max_iterations: int = 1000,
    tolerance: float = 1e-8,
) -> tuple[NDArray[np.float64], int]:
    """Return the point at which the step is at most the tolerance, and the number of updates."""
    x, step, updates = numbers(x0).copy(), rate(learning_rate), limit(max_iterations)
    for iteration in range(updates):
        move = step * slope_at(gradient, x)
        if norm(move) <= tolerance:
            return x, iteration
        x = np.asarray(x - move)
    return x, updates
