"""The gradient is divided by the length of the last axis, where the first one is meant.

shape[-1] is the number of rows only as long as the input is 1-D; of a matrix it is that of columns.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "losses.half_squared_error_gradient"
FAILS = ("LOSS-HALFGRAD-1", "LOSS-HALFGRAD-3")
HINT = "Which axis of a (5, 2) batch counts the examples?"


def half_squared_error_gradient(prediction: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return the gradient of half the squared error by the prediction."""
    y = np.asarray(prediction, dtype=np.float64)
    t = np.asarray(target, dtype=np.float64)
    if y.shape != t.shape:
        raise ValueError(f"target has shape {t.shape}, expected {y.shape}")
    if y.size == 0:
        raise ValueError(f"prediction has shape {y.shape}, expected at least one entry")
    m = y.shape[-1] if y.ndim else 1
    return np.asarray((y - t) / m)
