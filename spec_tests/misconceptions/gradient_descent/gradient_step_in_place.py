"""A step is subtracted from x in place, so that the caller's x moves along with it.

"x -= …" writes into the array that x names, and that is the caller's. The value returned is right, but
whoever keeps the old x, to compare it with the new one or to plot the path, finds the new one under both
names. After a step from x = (1, 2) along (10, −10) with a rate of 0.1, the result is (0, 3), and x, which
should still be (1, 2), is (0, 3) too.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import numbers

REPLACES = "gradient_descent.gradient_step"
FAILS = ("GD-STEP-2",)
HINT = "Print x before and after the call. Which of a = a - b and a -= b makes a new array?"


def gradient_step(x: ArrayLike, gradient: ArrayLike, learning_rate: float) -> NDArray[np.float64]:
    """Return x, moved in place."""
    point, slope = numbers(x), numbers(gradient)
    if slope.shape != point.shape:
        raise ValueError(f"gradient has shape {slope.shape}, expected {point.shape}")
    point -= learning_rate * slope
    return point
