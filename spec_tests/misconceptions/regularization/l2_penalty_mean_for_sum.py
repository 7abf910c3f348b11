"""The L2 penalty averages w² over each array, where it sums.

With a mean the penalty of a layer no longer depends on its size: a weight of a large layer is pulled at
less than one of a small layer, and the gradient λ w belongs to another penalty. For W = [[1, −2]] and
strength 0.5 the penalty is 0.25 · (1 + 4) = 1.25; with the mean it is 0.25 · 2.5 = 0.625.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import penalised, weights

REPLACES = "regularization.l2_penalty"
FAILS = ("REG-L2-1", "REG-L2-2", "REG-L2-4")
HINT = "Append a column of zeros to W. Should the penalty change?"


def l2_penalty(parameters: Sequence[ArrayLike], strength: float) -> float:
    """Return strength / 2 * mean(w ** 2), added up over the layers."""
    arrays, strength = penalised(parameters, strength)
    return strength / 2.0 * sum(float(np.mean(w**2)) for w in weights(arrays) if w.size)
