"""The negative entries are multiplied by the slope in the caller's own array.

The values returned are right, but the argument is changed with them. For z = (−2, 3) and a slope of 0.01
the result is (−0.02, 3), and the caller's z is now (−0.02, 3) as well, where it should still be (−2, 3).
A second call on the same array multiplies once more and gives −0.0002, and whoever computes a loss twice
for a numerical gradient gets two different losses.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "activations.leaky_relu"
FAILS = ("ACT-LEAKY-2",)
HINT = "Call it twice on the same array. Is the second result the first?"


def leaky_relu(z: ArrayLike, slope: float = 0.01) -> NDArray[np.float64]:
    """Return z, with its negative entries multiplied by the slope in place."""
    z = np.asarray(z, dtype=np.float64)
    z[z < 0.0] *= slope
    return z
