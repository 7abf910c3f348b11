"""The slope of leaky ReLU is fixed at 0.01, whatever the caller asks for.

The argument `slope` says how steep the function is below 0, and 0.01 is only its default. With a slope
of 0.25, leaky ReLU of −2 is −0.5, and the fixed one gives −0.02. A caller who leaves the argument out
sees no difference. Together with a derivative that does use the argument, the gradient is too large by a
factor of 25 for all negative z.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "activations.leaky_relu"
FAILS = ("ACT-LEAKY-1",)
HINT = "Call it with two different slopes. Does the second argument reach the formula?"


def leaky_relu(z: ArrayLike, slope: float = 0.01) -> NDArray[np.float64]:
    """Return z where z > 0 and 0.01 * z elsewhere."""
    z = np.asarray(z, dtype=np.float64)
    return np.where(z > 0.0, z, 0.01 * z)
