"""The branch for negative z is missing, so that sigmoid(−3) is sigmoid(3).

The exponential is taken of −|z|, for safety, but the numerator is 1 on both sides of 0.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "activations.sigmoid"
FAILS = ("ACT-SIGMOID-1", "ACT-SIGMOID-2", "ACT-SIGMOID-3", "ACT-SIGMOID-4")
HINT = "Compare the values at z = -3 and at z = 3."


def sigmoid(z: ArrayLike) -> NDArray[np.float64]:
    """Return the logistic function, elementwise."""
    e = np.exp(-np.abs(np.asarray(z, dtype=np.float64)))
    return np.asarray(1.0 / (1.0 + e))
