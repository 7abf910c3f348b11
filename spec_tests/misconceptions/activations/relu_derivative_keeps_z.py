"""The derivative of ReLU keeps z where z is positive, instead of 1.

The function max(0, z) is z to the right of 0, and its slope there is the slope of z, which is 1
everywhere. Returning z returns ReLU itself. At z = 3 the slope is 1, and 3 comes back; at z = 0.25 it is
0.25. In a backward pass each gradient is then multiplied by the pre-activation, so that active units of
large z get steps too large by that factor.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "activations.relu_derivative"
FAILS = ("ACT-RELUPRIME-1", "ACT-RELUPRIME-2", "ACT-RELUPRIME-3")
HINT = "Draw relu from 0 to 5. Does it become steeper?"


def relu_derivative(z: ArrayLike) -> NDArray[np.float64]:
    """Return z where z > 0, else 0."""
    z = np.asarray(z, dtype=np.float64)
    return np.where(z > 0.0, z, 0.0)
