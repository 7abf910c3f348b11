"""The first result of f is kept without a copy, and f overwrites it when it is called again.

A function may compute into one output array and hand out this array at every call. Two results are then
two names of one array, and their difference is 0. For such an f(x) = (x₀, x₀ x₁) at (1.5, 2) the first
column of the Jacobian is (1, 2), and without the copy it is (0, 0), as all others are. With an f that
makes a new array at each call the same code is right.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import moved, step_at, vector

REPLACES = "derivatives.numerical_jacobian"
FAILS = ("DER-JACOBIAN-3",)
HINT = "Suppose that f returns the same array object each time. What have you stored after its second call?"


def numerical_jacobian(
    f: Callable[[NDArray[np.float64]], ArrayLike], x: ArrayLike, h: float | None = None
) -> NDArray[np.float64]:
    """Return the Jacobian of f, from its results as they were handed out."""
    point = vector(x)
    jacobian = np.zeros((vector(f(point.copy()), "f(x)").size, point.size))
    for j in range(point.size):
        step = step_at(point[j], h)
        plus = vector(f(moved(point, (j,), step)), "f(x)")
        minus = vector(f(moved(point, (j,), -step)), "f(x)")
        jacobian[:, j] = (plus - minus) / (2.0 * step)
    return jacobian
