"""The sigmoid is applied once more to what is already an activation.

This function is fed a = σ(z), and the slope there is a(1 − a). Taking the sigmoid of a again gives the
slope at another point: that of the pre-activation a. At a = 0.5, which belongs to z = 0, the slope is
0.25, and σ(0.5) = 0.6225 gives 0.6225 · 0.3775 = 0.2350. The error grows towards the ends: at a = 0.982
the slope is 0.0177, and the second sigmoid says 0.1982. Since σ(a) lies between 0.5 and 0.7311, the
result can never come near 0, and saturated units seem to learn.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import activations

REPLACES = "activations.sigmoid_derivative_from_output"
FAILS = ("ACT-SIGMOIDOUT-1", "ACT-SIGMOIDOUT-2")
HINT = (
    "What is the argument: the input of the sigmoid, or its output? Try an output close to 1, where the "
    "sigmoid is flat."
)


def sigmoid_derivative_from_output(a: ArrayLike) -> NDArray[np.float64]:
    """Return sigmoid(a) * (1 - sigmoid(a))."""
    s = activations.sigmoid(a)
    return s * (1.0 - s)
