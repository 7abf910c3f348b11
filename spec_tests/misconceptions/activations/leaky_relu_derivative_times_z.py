"""The derivative of leaky ReLU is slope · z below 0, which is the function itself.

To the left of 0 the function is slope · z, and differentiating removes the z: its derivative is the
slope, the same for all negative z. At z = −2 with a slope of 0.25 the derivative is 0.25, and 0.25 ·
(−2) = −0.5 is the value of the function. The sign is wrong too: leaky ReLU rises everywhere, so no
derivative of it can be negative.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "activations.leaky_relu_derivative"
FAILS = ("ACT-LEAKYPRIME-1", "ACT-LEAKYPRIME-3")
HINT = "Is leaky relu steeper at -4 than at -2? Differentiate each of its two straight pieces."


def leaky_relu_derivative(z: ArrayLike, slope: float = 0.01) -> NDArray[np.float64]:
    """Return 1 where z > 0 and slope * z elsewhere."""
    z = np.asarray(z, dtype=np.float64)
    return np.where(z > 0.0, 1.0, slope * z)
