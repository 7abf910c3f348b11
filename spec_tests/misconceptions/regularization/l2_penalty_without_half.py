"""The L2 penalty is strength times the sum of w², without the half.

The half is there so that the derivative of ½ λ w² is λ w. Both conventions are in use, and penalty and
gradient have to follow the same one: otherwise a gradient check fails by a factor of 2. For the weights
(1, −2) and strength 0.5 the penalty is 0.25 · (1 + 4) = 1.25; without the half it is 2.5.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import penalised, weights

REPLACES = "regularization.l2_penalty"
FAILS = ("REG-L2-1", "REG-L2-2", "REG-L2-4")
HINT = "Differentiate your penalty of a single weight. Is it strength times the weight?"


def l2_penalty(parameters: Sequence[ArrayLike], strength: float) -> float:
    """Return strength * sum(w ** 2)."""
    arrays, strength = penalised(parameters, strength)
    return strength * sum(float(np.sum(w**2)) for w in weights(arrays))
