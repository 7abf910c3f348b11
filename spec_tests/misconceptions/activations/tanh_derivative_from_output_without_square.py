"""The derivative of tanh is taken as 1 − a of the activation, without the square.

With a = tanh(z) the slope is 1 − a². Without the square the values agree only at a = 0 and a = 1. At a =
0.5 the slope is 0.75, and 1 − a says 0.5; at a = −0.5 the slope is 0.75 again, because the curve is
symmetric about the origin, and 1 − a says 1.5. Units with negative activations would then learn with
steps that are up to twice what the steepest point of tanh allows.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "activations.tanh_derivative_from_output"
FAILS = ("ACT-TANHOUT-1", "ACT-TANHOUT-2")
HINT = "The curve is equally steep at a = -0.5 and at a = 0.5. Is your formula?"


def tanh_derivative_from_output(a: ArrayLike) -> NDArray[np.float64]:
    """Return 1 - a."""
    return 1.0 - np.asarray(a, dtype=np.float64)
