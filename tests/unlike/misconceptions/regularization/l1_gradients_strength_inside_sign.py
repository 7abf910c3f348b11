"""The strength is multiplied within the parentheses of np.sign, and is lost there.

The sign of strength · w is the sign of w: every strength above 0 has the effect of 1.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "regularization.l1_gradients"
FAILS = ("REG-L1GRAD-1", "REG-L1GRAD-3")
HINT = "Double the strength. Does the gradient double?"


def l1_gradients(parameters: Sequence[ArrayLike], strength: float) -> list[NDArray[np.float64]]:
    """Return the gradient of the L1 penalty by each parameter."""
    if not strength >= 0.0:
        raise ValueError(f"strength is {strength}, expected a number >= 0")
    arrays = [np.asarray(array, dtype=np.float64) for array in parameters]
    return [np.sign(strength * w) if w.ndim == 2 else np.zeros(w.shape) for w in arrays]
