"""The derivative of tanh is taken as 1 − a, without the square.

The quotient rule gives tanh′(z) = 1 − tanh(z)². Without the square both agree at z = 0 only, where tanh
is 0. At z = 1, tanh is 0.7616: the slope is 1 − 0.58 = 0.42, and 1 − a says 0.2384. At z = −1 it says
1.7616, although tanh is never steeper than 1.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "activations.tanh_derivative"
FAILS = ("ACT-TANHPRIME-1", "ACT-TANHPRIME-2", "ACT-TANHPRIME-3")
HINT = "Compare the slope at z = -2 with the slope at z = 2: the curve looks the same on both sides."


def tanh_derivative(z: ArrayLike) -> NDArray[np.float64]:
    """Return 1 - tanh(z)."""
    return 1.0 - np.tanh(np.asarray(z, dtype=np.float64))
