"""The L1 penalty adds the weights with their signs, so that + and − cancel.

abs(w) measures how far a weight is from 0, on either side. A sum of the weights themselves can be 0 for
large weights, or negative, and minimising it drives all weights towards minus infinity. For the weights
(1, −2) and strength 0.5 the penalty is 0.5 · 3 = 1.5; without abs it is −0.5.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import penalised, weights

REPLACES = "regularization.l1_penalty"
FAILS = ("REG-L1-1", "REG-L1-2", "REG-L1-4")
HINT = "Can a penalty be negative?"


def l1_penalty(parameters: Sequence[ArrayLike], strength: float) -> float:
    """Return strength * sum(w)."""
    arrays, strength = penalised(parameters, strength)
    return strength * sum(float(np.sum(w)) for w in weights(arrays))
