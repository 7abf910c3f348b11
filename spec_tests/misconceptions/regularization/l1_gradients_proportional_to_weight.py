"""The gradient of the L1 penalty is strength · w, as that of L2 is.

abs(w) is equally steep everywhere: its derivative is the sign of w, however large w is. That is the point
of L1: it pulls at a small weight as hard as at a large one, until it is 0, where L2 pulls less and less.
For w = −2 and strength 0.5 the gradient is −0.5; the variant returns −1, and for w = 0.01 it returns
0.005 in place of 0.5.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import penalised

REPLACES = "regularization.l1_gradients"
FAILS = ("REG-L1GRAD-1", "REG-L1GRAD-3", "REG-L1GRAD-5")
HINT = "How steep is abs(w) at w = 2, and how steep at w = 0.1?"


def l1_gradients(parameters: Sequence[ArrayLike], strength: float) -> list[NDArray[np.float64]]:
    """Return strength * w for weights."""
    arrays, strength = penalised(parameters, strength)
    return [strength * p if p.ndim == 2 else np.zeros(p.shape) for p in arrays]
