"""The L2 penalty takes the norm of each W, the root of the sum of w², for the sum itself.

The name comes from the L2 norm, but the penalty is its square: ½ λ ‖W‖², whose derivative by w is λ w.
The derivative of the norm is w / ‖W‖: it pulls equally hard however small the weights are. For W = [[3,
4]] and strength 2 the penalty is 1 · (9 + 16) = 25; the norm is 5.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import penalised, weights

REPLACES = "regularization.l2_penalty"
FAILS = ("REG-L2-1", "REG-L2-2", "REG-L2-4")
HINT = "Double all weights. By which factor should the penalty grow?"


def l2_penalty(parameters: Sequence[ArrayLike], strength: float) -> float:
    """Return strength / 2 times the sum of the norms of the weights."""
    arrays, strength = penalised(parameters, strength)
    return strength / 2.0 * sum(float(np.linalg.norm(w)) for w in weights(arrays))
