"""The L2 gradient is 2 · strength · w, that of a penalty without its half.

The derivative of w² is 2w, and the half in ½ λ w² is there to cancel that 2. Penalty and gradient must
belong together, or training minimises something else than the loss that it reports. For w = 3 and
strength 0.5 the gradient is 0.5 · 3 = 1.5; the variant returns 3.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import penalised

REPLACES = "regularization.l2_gradients"
FAILS = ("REG-L2GRAD-1", "REG-L2GRAD-4")
HINT = "Differentiate the penalty of a single weight, its half included."


def l2_gradients(parameters: Sequence[ArrayLike], strength: float) -> list[NDArray[np.float64]]:
    """Return 2 * strength * w for weights."""
    arrays, strength = penalised(parameters, strength)
    return [2.0 * strength * p if p.ndim == 2 else np.zeros(p.shape) for p in arrays]
