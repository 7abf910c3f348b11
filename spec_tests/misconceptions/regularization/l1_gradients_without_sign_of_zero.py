"""The L1 gradient takes +1 for the sign of a weight that is 0.

abs(w) has a kink at 0, and its slope there may be anything from −1 to 1; the course takes 0. With +1 a
weight that has reached 0 is pushed off again, so that L1 never leaves it there. For the weights (3, 0,
−2) and strength 0.5 the gradient is (0.5, 0, −0.5); the variant returns (0.5, 0.5, −0.5).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import penalised

REPLACES = "regularization.l1_gradients"
FAILS = ("REG-L1GRAD-3",)
HINT = "Which gradient does your function return for a weight that is 0 already?"


def l1_gradients(parameters: Sequence[ArrayLike], strength: float) -> list[NDArray[np.float64]]:
    """Return strength or -strength for weights."""
    arrays, strength = penalised(parameters, strength)
    return [np.where(p >= 0.0, strength, -strength) if p.ndim == 2 else np.zeros(p.shape) for p in arrays]
