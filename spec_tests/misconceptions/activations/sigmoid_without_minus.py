"""The minus in the exponent is lost, so the sigmoid falls where it should rise.

The sigmoid is 1 / (1 + exp(−z)). With exp(z) in the place of exp(−z) it is mirrored: σ(−z) = 1 − σ(z).
At z = 0 both are 0.5; at z = 1 the sigmoid is 0.7311 and the mirrored one 0.2689. A network with it can
still learn, with all signs of its weights exchanged, unless the derivative is the right one: then the
gradient of each layer before it has the wrong sign.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "activations.sigmoid"
FAILS = ("ACT-SIGMOID-1", "ACT-SIGMOID-2", "ACT-SIGMOID-3", "ACT-SIGMOID-4")
HINT = "Should a large positive z give a value near 1 or near 0? Evaluate yours at z = 5."


def sigmoid(z: ArrayLike) -> NDArray[np.float64]:
    """Return 1 / (1 + exp(z)), in a form that does not overflow."""
    z = np.asarray(z, dtype=np.float64)
    e: NDArray[np.float64] = np.exp(-np.abs(z))
    return np.where(z > 0.0, e, 1.0) / (1.0 + e)
