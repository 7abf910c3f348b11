"""The derivative of leaky ReLU is that of plain ReLU: 0 below 0, without the slope.

Leaky ReLU is slope · z to the left of 0, so its derivative there is the slope and not 0. At z = −2 with
a slope of 0.01 the derivative is 0.01, and plain ReLU's is 0. The small slope is the whole purpose: it
lets a unit whose inputs are all negative keep learning. Forward it is leaky, but backward such a unit
stays dead.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "activations.leaky_relu_derivative"
FAILS = ("ACT-LEAKYPRIME-1", "ACT-LEAKYPRIME-3")
HINT = "Where z is negative, the function returns a multiple of z. What is the slope of a multiple of z?"


def leaky_relu_derivative(z: ArrayLike, slope: float = 0.01) -> NDArray[np.float64]:
    """Return 1 where z > 0 and 0 elsewhere."""
    z = np.asarray(z, dtype=np.float64)
    return np.where(z > 0.0, 1.0, 0.0)
