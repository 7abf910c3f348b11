"""The loop over the entries of x ends one too early, so that the last one keeps its 0.

The count of the loop is x.size − 1, as if it were the last index that range takes.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

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
HINT = "Compare the entries one by one. Which of them were computed at all?"


def numerical_gradient(
    f: Callable[[NDArray[np.float64]], ArrayLike], x: ArrayLike, h: float | None = None
) -> NDArray[np.float64]:
    """Return the gradient of f at x by central differences."""
    point = np.array(x, dtype=np.float64)
    if h is not None and not 0.0 < h < np.inf:
        raise ValueError(f"h is {h}, expected a finite number > 0")
    gradient = np.zeros(point.size)
    for i in range(point.size - 1):
        step = float(h) if h is not None else 4e-6 * max(1.0, abs(point.flat[i]))
        values = []
        for moved_by in (step, -step):
            moved = point.copy()
            moved.flat[i] += moved_by
            value = np.asarray(f(moved), dtype=np.float64)
            if value.ndim:
                raise ValueError(f"f(x) has shape {value.shape}, expected a scalar")
            values.append(float(value))
        gradient[i] = (values[0] - values[1]) / (2.0 * step)
    return gradient.reshape(point.shape)
