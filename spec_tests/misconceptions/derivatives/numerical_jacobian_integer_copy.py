"""The Jacobian moves copies of x that hold integers, so that a small step is cut off.

Setting an entry of an array of integers drops the decimals: 2 + 0.000012 stays 2, and 2 − 0.000012 becomes
1. For f(x) = (x₀, x₀ x₁) at the integers (2, 1) the first column is (1, 1); the values differ by (1, 1)
between 2 and 1, and over 2 h = 2.4e-5 this makes (41667, 41667). With x = (2.0, 1.0) the same code is
right.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import step_at, values, vector

REPLACES = "derivatives.numerical_jacobian"
FAILS = ("DER-JACOBIAN-2",)
HINT = "Print the point that f is given when x is [2, 1]. Is it where you meant to move it?"


def numerical_jacobian(
    f: Callable[[NDArray[np.float64]], ArrayLike], x: ArrayLike, h: float | None = None
) -> NDArray[np.float64]:
    """Return the Jacobian of f, from copies of x in its own type."""
    point = vector(x)
    jacobian = np.zeros((values(f, point.copy()).size, point.size))
    for j in range(point.size):
        step = step_at(point[j], h)
        plus, minus = np.array(x), np.array(x)
        plus[j] = point[j] + step
        minus[j] = point[j] - step
        jacobian[:, j] = (values(f, plus) - values(f, minus)) / (2.0 * step)
    return jacobian
