"""The products s_i · s_j are added to the diagonal matrix instead of subtracted.

One sign slipped: every entry off the diagonal has the wrong sign, and no row sums to 0.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import activations

REPLACES = "activations.softmax_jacobian"
FAILS = ("ACT-JACOBIAN-1", "ACT-JACOBIAN-2", "ACT-JACOBIAN-3", "ACT-JACOBIAN-4")
HINT = "If one score rises, what must happen to the probabilities of the others?"


def softmax_jacobian(z: ArrayLike) -> NDArray[np.float64]:
    """Return the Jacobian of the softmax of one vector."""
    z = np.asarray(z, dtype=np.float64)
    if z.ndim != 1:
        raise ValueError(f"z has shape {z.shape}, expected one axis")
    s = activations.softmax(z)
    return np.diag(s) + np.outer(s, s)
