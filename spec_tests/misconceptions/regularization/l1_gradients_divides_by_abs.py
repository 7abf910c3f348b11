"""The L1 gradient computes signs as w / abs(w), which is 0 / 0 where a weight is 0.

For all other weights the quotient is the sign. Under L1, weights of exactly 0 are what one hopes for;
each turns into nan at the next step, and soon the network with it. For the weights (3, 0, −2) and
strength 0.5 the gradient is (0.5, 0, −0.5); the variant returns (0.5, nan, −0.5).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import penalised

REPLACES = "regularization.l1_gradients"
FAILS = ("REG-L1GRAD-3",)
HINT = "What do you divide by if a weight is exactly 0?"


def l1_gradients(parameters: Sequence[ArrayLike], strength: float) -> list[NDArray[np.float64]]:
    """Return strength * w / abs(w) for weights."""
    arrays, strength = penalised(parameters, strength)
    return [strength * (p / np.abs(p)) if p.ndim == 2 else np.zeros(p.shape) for p in arrays]
