"""The output of the sigmoid is clipped away from 0 and 1 to make a logarithm safe.

The value of the sigmoid is a probability that may be very small: σ(−40) = 4.2 · 10⁻¹⁸. Clipped to
[10⁻¹⁵, 1 − 10⁻¹⁵] it becomes 10⁻¹⁵, which is 235 times too large, and everything below z = −34.5 is the
same number. Protecting a logarithm is the task of the loss that takes it, which knows how much is
needed; an activation that is bent for it gives wrong values to every other user.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference.activations import sigmoid as right

REPLACES = "activations.sigmoid"
FAILS = ("ACT-SIGMOID-2",)
HINT = "Is it the sigmoid that has a problem at 0, or somebody who takes a logarithm of it?"


def sigmoid(z: ArrayLike) -> NDArray[np.float64]:
    """Return the sigmoid of z, kept within [1e-15, 1 - 1e-15]."""
    return np.clip(right(z), 1e-15, 1.0 - 1e-15)
