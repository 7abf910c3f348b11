"""Every update is subtracted from the start x0, and not from the point reached so far.

The start was kept under a name of its own, and that name is the one in the update.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "gradient_descent.gradient_descent"
FAILS = (
    "GD-DESCENT-1",
    "GD-DESCENT-2",
    "GD-DESCENT-3",
    "GD-DESCENT-5",
    "GD-DESCENT-8",
    "GD-DESCENT-9",
    "GD-DESCENT-10",
    "GD-DESCENT-7",
)
HINT = "Print x after each of the first three updates."


def gradient_descent(
    gradient: Callable[[NDArray[np.float64]], ArrayLike],
    x0: ArrayLike,
    learning_rate: float = 0.1,
    max_iterations: int = 1000,
    tolerance: float = 1e-8,
) -> tuple[NDArray[np.float64], int]:
    """Return the point that gradient descent reaches from x0, and the number of updates."""
    start = np.array(x0, dtype=np.float64)
    if not 0.0 < learning_rate < np.inf:
        raise ValueError(f"learning_rate is {learning_rate}, expected a finite number > 0")
    if not isinstance(max_iterations, (int, np.integer)) or max_iterations < 0:
        raise ValueError(f"max_iterations is {max_iterations!r}, expected an integer >= 0")
    x = start.copy()
    for iteration in range(int(max_iterations)):
        slope = np.asarray(gradient(x.copy()), dtype=np.float64)
        if slope.shape != x.shape:
            raise ValueError(f"gradient(x) has shape {slope.shape}, expected {x.shape}")
        if not np.all(np.isfinite(slope)):
            raise FloatingPointError(f"gradient(x) is not finite after {iteration} updates")
        if np.hypot.reduce(slope.ravel(), initial=0.0) <= tolerance:
            return x, iteration
        x = np.asarray(start - learning_rate * slope)
    return x, int(max_iterations)
