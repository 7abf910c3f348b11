"""The absolute value is taken of the sum, instead of each weight before summing.

sum and abs are nested the wrong way round: weights of opposite signs cancel.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

REPLACES = "regularization.l1_penalty"
FAILS = ("REG-L1-1", "REG-L1-2", "REG-L1-4")
HINT = "What is the penalty of the weights 3 and -3?"


def l1_penalty(parameters: Sequence[ArrayLike], strength: float) -> float:
    """Return the L1 penalty of all weights."""
    if not strength >= 0.0:
        raise ValueError(f"strength is {strength}, expected a number >= 0")
    arrays = [np.asarray(array, dtype=np.float64) for array in parameters]
    return float(strength) * sum(float(np.abs(np.sum(w))) for w in arrays if w.ndim == 2)
