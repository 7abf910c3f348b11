"""A step adds the gradient instead of subtracting it, and climbs.

The gradient points to where the function grows fastest, so the way down is the opposite one. At (1, 2),
with a gradient of (10, −10) and a rate of 0.1, the step leads to (0, 3); with a plus it leads to (2, 1). A
descent with this sign makes the loss larger at every step and ends at its worst.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import numbers

REPLACES = "gradient_descent.gradient_step"
FAILS = (
    "GD-STEP-1",
    "GD-STEP-2",
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
HINT = "The slope of x² at x = 1 is 2, uphill to the right. On which side of 1 should the next x be?"


def gradient_step(x: ArrayLike, gradient: ArrayLike, learning_rate: float) -> NDArray[np.float64]:
    """Return x + learning_rate * gradient."""
    point, slope = numbers(x), numbers(gradient)
    if slope.shape != point.shape:
        raise ValueError(f"gradient has shape {slope.shape}, expected {point.shape}")
    return np.asarray(point + learning_rate * slope)
