"""The return is indented into the loop, which ends it after the first weights.

The penalty is that of the first layer alone, whatever follows.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

REPLACES = "regularization.l2_penalty"
FAILS = ("REG-L2-1", "REG-L2-2")
HINT = "Change the weights of the second layer. Does the penalty change?"


def l2_penalty(parameters: Sequence[ArrayLike], strength: float) -> float:
    """Return the L2 penalty of all weights."""
    if not strength >= 0.0:
        raise ValueError(f"strength is {strength}, expected a number >= 0")
    total = 0.0
    for parameter in parameters:
        w = np.asarray(parameter, dtype=np.float64)
        if w.ndim == 2:
            total += float(np.sum(w**2))
            return float(strength) / 2.0 * total
    return total
