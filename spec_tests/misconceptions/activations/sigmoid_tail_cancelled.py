"""The sigmoid is computed as (1 + tanh(z/2)) / 2, in which the left tail cancels.

The identity is exact and never overflows, but in float64 tanh(z/2) is rounded to a multiple of 1.1 ·
10⁻¹⁶ near −1, and adding 1 leaves only that rounding. At z = −40 the sum is exactly 0, where the sigmoid
is 4.2 · 10⁻¹⁸; at z = −30 about three digits are left. The logarithm of such a probability is −inf
instead of −40. Subtracting from 1 loses the tail in the same way, as 1 − 1 / (1 + exp(z)) does.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "activations.sigmoid"
FAILS = ("ACT-SIGMOID-2",)
HINT = (
    "Where is the sum of two numbers close to 1 and to -1 taken? Far to the left the sigmoid is nearly "
    "exp(z)."
)


def sigmoid(z: ArrayLike) -> NDArray[np.float64]:
    """Return (1 + tanh(z / 2)) / 2."""
    return 0.5 * (1.0 + np.tanh(np.asarray(z, dtype=np.float64) / 2.0))
