"""The negative entries are set to 0 in the caller's own array.

The values returned are right, but they are written into the argument. For z = (−2, 3) the result is (0,
3), and afterwards the caller's z is (0, 3) too, where it should still be (−2, 3). The backward pass
needs z: from the overwritten one nobody can tell whether an entry was negative, and a leaky ReLU
computed next from the same array gives (0, 3) instead of (−0.02, 3).
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "activations.relu"
FAILS = ("ACT-RELU-2",)
HINT = "Print z before and after the call. np.asarray copies only if it must."


def relu(z: ArrayLike) -> NDArray[np.float64]:
    """Return z, with its negative entries overwritten by 0."""
    z = np.asarray(z, dtype=np.float64)
    z[z < 0.0] = 0.0
    return z
