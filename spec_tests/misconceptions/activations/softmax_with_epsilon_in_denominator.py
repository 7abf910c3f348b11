"""A small number is added to the sum of the softmax, to be safe from a division by 0.

After the shift by the maximum, one exponential of each row is exp(0) = 1, so the sum is never below 1
and needs no protection. Adding 10⁻⁸ makes the probabilities add up to less than 1: for z = (0, 0) they
are 0.4999999975 each instead of 0.5, for a single class 0.99999999 instead of 1. The result is no longer
a distribution, and it is off in the eighth digit everywhere.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import scores

REPLACES = "activations.softmax"
FAILS = (
    "ACT-SOFTMAX-1",
    "ACT-SOFTMAX-2",
    "ACT-SOFTMAX-3",
    "ACT-SOFTMAX-4",
    "ACT-SOFTMAX-5",
    "ACT-JACOBIAN-1",
    "ACT-JACOBIAN-2",
    "ACT-JACOBIAN-3",
    "ACT-JACOBIAN-4",
)
HINT = "How small can the sum of the exponentials become once the row is shifted by its maximum?"


def softmax(z: ArrayLike) -> NDArray[np.float64]:
    """Return exp(z) divided by 1e-8 more than its sum over the last axis."""
    z = scores(z)
    e: NDArray[np.float64] = np.exp(z - np.max(z, axis=-1, keepdims=True))
    total: NDArray[np.float64] = np.sum(e, axis=-1, keepdims=True)
    return e / (total + 1e-8)
