"""The numerical gradient's default step suits the largest coordinate and is used for all.

A step that suits a coordinate of 1e8 leaps over everything that f does along a coordinate of 0.5. At x =
(7.5e7, 0.5) the step is 6e-6 · 7.5e7 = 450 for both. For f(x) = sin(x₁) the derivative by x₁ is cos(0.5) =
0.877583; with a step of 450 it is −0.001333.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import moved, numbers, step_at, value

REPLACES = "derivatives.numerical_gradient"
FAILS = ("DER-GRADIENT-5",)
HINT = "Put a coordinate of 1e8 beside one of 0.5. Does one step suit both?"


def numerical_gradient(
    f: Callable[[NDArray[np.float64]], ArrayLike], x: ArrayLike, h: float | None = None
) -> NDArray[np.float64]:
    """Return the gradient of f, with one step for all coordinates."""
    point = numbers(x)
    gradient = np.zeros(point.shape)
    step = step_at(np.max(np.abs(point), initial=0.0), h)
    for index in np.ndindex(point.shape):
        rise = value(f, moved(point, index, step)) - value(f, moved(point, index, -step))
        gradient[index] = rise / (2.0 * step)
    return gradient
