"""The gradient is stored in x's own type, which cuts off its decimals when x holds integers.

np.zeros_like(x) copies the type of x along with its shape, and an entry of an array of integers can only
be an integer: decimals are dropped towards 0 without a word. For f(x) = Σ x² / 2 + x / 4 at the integers
(1, 2) the gradient is (1.25, 2.25), and the buffer holds (1, 2). Rounding makes it worse: a difference
quotient of 3.9999999999 becomes 3.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import moved, numbers, step_at, value

REPLACES = "derivatives.numerical_gradient"
FAILS = ("DER-GRADIENT-3",)
HINT = "Look at the dtype of your result when x is [1, 2, 3], and when it is [1.0, 2.0, 3.0]."


def numerical_gradient(
    f: Callable[[NDArray[np.float64]], ArrayLike], x: ArrayLike, h: float | None = None
) -> NDArray[np.float64]:
    """Return the gradient of f in the type of x."""
    point = numbers(x)
    gradient = np.zeros_like(np.asarray(x))
    for index in np.ndindex(point.shape):
        step = step_at(point[index], h)
        rise = value(f, moved(point, index, step)) - value(f, moved(point, index, -step))
        gradient[index] = rise / (2.0 * step)
    return gradient
