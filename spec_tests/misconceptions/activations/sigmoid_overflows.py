"""The sigmoid takes the exponential of −z for every z, which overflows far to the left.

The formula 1 / (1 + exp(−z)) is right on paper, but exp(−z) exceeds the largest float64 (1.8 · 10³⁰⁸)
once z falls below −709.78. At z = −1000 the exponential becomes inf, and NumPy warns of an overflow. The
quotient 1 / inf happens to be 0, which is the right value, so the mistake shows as a warning only; in a
formula that goes on with the exponential it becomes nan. Multiplying numerator and denominator by exp(z)
gives a form whose exponential cannot exceed 1 for negative z.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "activations.sigmoid"
FAILS = ("ACT-SIGMOID-3",)
HINT = (
    "For which signs of z does your exponential grow without bound? Write the sigmoid in two ways, one "
    "for each sign."
)


def sigmoid(z: ArrayLike) -> NDArray[np.float64]:
    """Return 1 / (1 + exp(-z))."""
    e: NDArray[np.float64] = np.exp(-np.asarray(z, dtype=np.float64))
    return 1.0 / (1.0 + e)
