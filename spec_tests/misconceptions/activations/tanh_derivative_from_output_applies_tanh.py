"""The tanh is applied once more to what is already an activation.

This function is fed a = tanh(z), and the slope there is 1 − a². Taking tanh of a again gives the slope
at the pre-activation a, which is another point. At a = 0.5 the slope is 0.75, and 1 − tanh(0.5)² = 1 −
0.2135 is 0.7864. At a = 1, where tanh is flat and the slope 0, it says 0.42: the result cannot fall
below that, so the unit never seems to saturate.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "activations.tanh_derivative_from_output"
FAILS = ("ACT-TANHOUT-1", "ACT-TANHOUT-2")
HINT = "What is the argument: the input of tanh, or its output? Try an output of exactly 1."


def tanh_derivative_from_output(a: ArrayLike) -> NDArray[np.float64]:
    """Return 1 - tanh(a)**2."""
    return 1.0 - np.tanh(np.asarray(a, dtype=np.float64)) ** 2
