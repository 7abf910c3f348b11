"""The derivative of the sigmoid is taken as z · (1 − z), as if z were the activation.

The formula a(1 − a) holds for the activation a = σ(z). This function is fed the pre-activation z, to
which the sigmoid has not been applied yet. At z = 2 the activation is 0.8808, and the slope is 0.8808 ·
0.1192 = 0.1050; the formula fed with z itself says 2 · (1 − 2) = −2. A slope of the sigmoid is never
negative and never above 0.25, so a network trained with this one is driven the wrong way wherever z
leaves [0, 1].
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "activations.sigmoid_derivative"
FAILS = ("ACT-SIGMOIDPRIME-1", "ACT-SIGMOIDPRIME-2", "ACT-SIGMOIDPRIME-3")
HINT = (
    "Which letter does the formula use, and which quantity does the function receive? Try z = 2: the "
    "sigmoid never falls."
)


def sigmoid_derivative(z: ArrayLike) -> NDArray[np.float64]:
    """Return z * (1 - z)."""
    z = np.asarray(z, dtype=np.float64)
    return z * (1.0 - z)
