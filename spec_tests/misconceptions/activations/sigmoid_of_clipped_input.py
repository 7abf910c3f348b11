"""The input of the sigmoid is clipped to [−20, 20] to prevent an overflow.

Clipping prevents the warning, but it changes values that were in no danger: exp(40) is 2.4 · 10¹⁷, far
below the limit of float64 (1.8 · 10³⁰⁸). At z = −40 the sigmoid is 4.2 · 10⁻¹⁸, and after clipping it is
σ(−20) = 2.1 · 10⁻⁹, too large by a factor of 485 million. Below −20 the function is constant, so its
true derivative there is 0, and the logarithm of the probability is wrong as well: −20 in place of −40.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference.activations import sigmoid as right

REPLACES = "activations.sigmoid"
FAILS = ("ACT-SIGMOID-2", "ACT-SIGMOID-3")
HINT = "Compare sigmoid(-40) with exp(-40). Is the overflow avoided for the price of other values?"


def sigmoid(z: ArrayLike) -> NDArray[np.float64]:
    """Return the sigmoid of z, moved into [-20, 20]."""
    return right(np.clip(np.asarray(z, dtype=np.float64), -20.0, 20.0))
