"""The square of a is typed with one star too few, so that a is doubled.

1 − a * 2 in the place of 1 − a ** 2; the two agree at a = 0 and a = 2 only.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "activations.tanh_derivative_from_output"
FAILS = ("ACT-TANHOUT-1", "ACT-TANHOUT-2")
HINT = "Is the slope the same at a = -0.5 and at a = 0.5?"


def tanh_derivative_from_output(a: ArrayLike) -> NDArray[np.float64]:
    """Return the derivative of tanh at the z that gave a, elementwise."""
    a = np.asarray(a, dtype=np.float64)
    return np.asarray(1.0 - a * 2)
