"""The numerical gradient is made of forward differences: only the point ahead is looked at.

A forward difference is off by h f″ / 2, a central one by h² f‴ / 6 only. For f(x) = Σ x³ at (1.5, 2) with
h = 0.25 the central differences are 3 x² + h² = (6.8125, 12.0625); the forward ones are 3 x² + 3 x h + h²
= (7.9375, 13.5625). With a tiny step the values look alike, but half of the digits are lost, and a
gradient check can then no longer tell a small mistake from the error of the difference.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import moved, numbers, step_at, value

REPLACES = "derivatives.numerical_gradient"
FAILS = (
    "DER-CHECK-5",
    "DER-GRADIENT-1",
    "DER-GRADIENT-2",
    "DER-GRADIENT-3",
    "DER-GRADIENT-4",
    "DER-GRADIENT-5",
    "DER-GRADIENT-6",
)
HINT = "Take h = 0.1 and f(x) = Σ x²: central differences give 2 x exactly. What do yours give?"


def numerical_gradient(
    f: Callable[[NDArray[np.float64]], ArrayLike], x: ArrayLike, h: float | None = None
) -> NDArray[np.float64]:
    """Return the gradient of f by forward differences."""
    point = numbers(x)
    gradient = np.zeros(point.shape)
    for index in np.ndindex(point.shape):
        step = step_at(point[index], h)
        gradient[index] = (value(f, moved(point, index, step)) - value(f, point.copy())) / step
    return gradient
