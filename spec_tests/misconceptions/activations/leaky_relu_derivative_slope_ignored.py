"""The derivative of leaky ReLU is 0.01 below 0, whatever slope the caller asks for.

The argument `slope` sets how steep the function is below 0, and 0.01 is only its default. With a slope
of 0.25 the derivative at −2 is 0.25, and the fixed one says 0.01. Forward and backward passes then
belong to two different functions, and the gradient of all that lies before a unit with negative z is too
small by a factor of 25.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "activations.leaky_relu_derivative"
FAILS = ("ACT-LEAKYPRIME-1", "ACT-LEAKYPRIME-3")
HINT = "Call it with two different slopes. Does the second argument reach the result?"


def leaky_relu_derivative(z: ArrayLike, slope: float = 0.01) -> NDArray[np.float64]:
    """Return 1 where z > 0 and 0.01 elsewhere."""
    z = np.asarray(z, dtype=np.float64)
    return np.where(z > 0.0, 1.0, 0.01)
