"""The numerical gradient is divided by h, although its points lie 2 h apart: it is doubled.

The values of f are taken h ahead of x and h behind it, and a slope is the rise over the whole way between
them. For f(x) = 3 x₀ − 5 x₁ the gradient is (3, −5); divided by h alone it is (6, −10). Such a doubled
gradient makes the gradient check refuse a backpropagation that is right, with a relative error of 1/3.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import moved, numbers, step_at, value

REPLACES = "derivatives.numerical_gradient"
FAILS = (
    "DER-CHECK-1",
    "DER-CHECK-2",
    "DER-CHECK-3",
    "DER-CHECK-4",
    "DER-CHECK-5",
    "DER-GRADIENT-1",
    "DER-GRADIENT-2",
    "DER-GRADIENT-3",
    "DER-GRADIENT-4",
    "DER-GRADIENT-5",
    "DER-GRADIENT-6",
)
HINT = "For f(x) = x₀ each entry is 0 or 1. How far apart are the two points that you compare?"


def numerical_gradient(
    f: Callable[[NDArray[np.float64]], ArrayLike], x: ArrayLike, h: float | None = None
) -> NDArray[np.float64]:
    """Return (f(x + h e) - f(x - h e)) / h for every unit vector e."""
    point = numbers(x)
    gradient = np.zeros(point.shape)
    for index in np.ndindex(point.shape):
        step = step_at(point[index], h)
        rise = value(f, moved(point, index, step)) - value(f, moved(point, index, -step))
        gradient[index] = rise / step
    return gradient
