"""np.max(z, 0) was typed for np.maximum(z, 0), and takes the maximum along axis 0.

The 0 is read as an axis: a vector gives one number, a matrix one row, and a number an error.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "activations.relu"
FAILS = ("ACT-RELU-1", "ACT-RELU-2")
HINT = "Look at the shape of the result for a matrix."


def relu(z: ArrayLike) -> NDArray[np.float64]:
    """Return max(0, z), elementwise."""
    z = np.asarray(z, dtype=np.float64)
    return np.asarray(np.max(z, 0))
