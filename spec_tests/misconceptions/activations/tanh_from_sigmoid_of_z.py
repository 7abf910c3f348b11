"""The hyperbolic tangent is taken as 2 σ(z) − 1, without doubling z.

Stretching the sigmoid from [0, 1] to [−1, 1] gives a curve with the right limits but half the steepness:
2 σ(z) − 1 is tanh(z/2). At z = 1 it says 0.4621, where tanh is 0.7616; the slope at 0 is 0.5, where that
of tanh is 1. The relation between the two functions is tanh(z) = 2 σ(2z) − 1: the height and the width
both change by a factor of two.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import activations

REPLACES = "activations.tanh"
FAILS = ("ACT-TANH-1", "ACT-TANH-3")
HINT = "The limits are right. How steep is tanh at 0, and how steep is your curve?"


def tanh(z: ArrayLike) -> NDArray[np.float64]:
    """Return 2 * sigmoid(z) - 1."""
    return 2.0 * activations.sigmoid(z) - 1.0
