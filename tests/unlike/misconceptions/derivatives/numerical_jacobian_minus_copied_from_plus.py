"""The point behind x is copied from the point ahead, and so is x itself.

Moving x + h back by h gives x: the difference spans h, but is divided by 2 h.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "derivatives.numerical_jacobian"
FAILS = ("DER-JACOBIAN-1", "DER-JACOBIAN-2", "DER-JACOBIAN-3", "DER-JACOBIAN-4")
HINT = "Write down the two points for one coordinate. How far apart are they?"


def numerical_jacobian(
    f: Callable[[NDArray[np.float64]], ArrayLike], x: ArrayLike, h: float | None = None
) -> NDArray[np.float64]:
    """Return the Jacobian of f at x: J[i, j] = df_i / dx_j."""
    point = np.array(x, dtype=np.float64)
    if point.ndim != 1:
        raise ValueError(f"x has shape {point.shape}, expected one axis")
    if h is not None and not 0.0 < h < np.inf:
        raise ValueError(f"h is {h}, expected a finite number > 0")

    def values(at: NDArray[np.float64]) -> NDArray[np.float64]:
        result = np.array(f(at), dtype=np.float64)
        if result.ndim != 1:
            raise ValueError(f"f(x) has shape {result.shape}, expected one axis")
        return result

    jacobian = np.zeros((values(point.copy()).size, point.size))
    for j in range(point.size):
        step = float(h) if h is not None else 4e-6 * max(1.0, abs(point[j]))
        plus = point.copy()
        plus[j] += step
        minus = plus.copy()
        minus[j] -= step
        jacobian[:, j] = (values(plus) - values(minus)) / (2.0 * step)
    return jacobian
