"""The Jacobian has a row for each input and a column for each output, so it is transposed.

Row i of the Jacobian belongs to output i and column j to input j, so that a small move dx changes the
outputs by J dx. A function from R² to R³ has a Jacobian of shape (3, 2). For f(x) = (x₀, x₁, x₀ x₁) at (2,
3) it is ((1, 0), (0, 1), (3, 2)); transposed it is ((1, 0, 3), (0, 1, 2)), and J dx is not even defined.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import moved, step_at, values, vector

REPLACES = "derivatives.numerical_jacobian"
FAILS = ("DER-JACOBIAN-1", "DER-JACOBIAN-2", "DER-JACOBIAN-3")
HINT = "From two numbers to three: which shape must J have for J @ dx to be a change of the output?"


def numerical_jacobian(
    f: Callable[[NDArray[np.float64]], ArrayLike], x: ArrayLike, h: float | None = None
) -> NDArray[np.float64]:
    """Return J[j, i] = df_i / dx_j."""
    point = vector(x)
    rows = np.zeros((point.size, values(f, point.copy()).size))
    for j in range(point.size):
        step = step_at(point[j], h)
        rise = values(f, moved(point, (j,), step)) - values(f, moved(point, (j,), -step))
        rows[j] = rise / (2.0 * step)
    return rows
