"""The L1 penalty has the half of the L2 penalty: strength / 2 times the sum of abs(w).

The half of L2 cancels the 2 that comes from differentiating w². abs(w) has the derivative ±1, so there is
nothing to cancel, and a half makes the gradient λ · sign(w) twice too large. For the weights (1, −2) and
strength 0.5 the penalty is 0.5 · 3 = 1.5; with the half it is 0.75.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import penalised, weights

REPLACES = "regularization.l1_penalty"
FAILS = ("REG-L1-1", "REG-L1-2", "REG-L1-4")
HINT = "What is the half in the L2 penalty good for?"


def l1_penalty(parameters: Sequence[ArrayLike], strength: float) -> float:
    """Return strength / 2 * sum(abs(w))."""
    arrays, strength = penalised(parameters, strength)
    return strength / 2.0 * sum(float(np.sum(np.abs(w))) for w in weights(arrays))
