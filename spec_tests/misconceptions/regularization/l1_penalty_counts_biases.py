"""The L1 penalty counts the biases too.

L1 drives to zero what is not needed, so that connections disappear; a bias is no connection, and a
threshold of 0 is as arbitrary as any other. So only weights, the arrays with two axes, are penalised. For
the weights (1, −2), the biases (100, 100) and strength 0.5 the penalty is 0.5 · 3 = 1.5; with the biases
it is 0.5 · 203 = 101.5.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import penalised

REPLACES = "regularization.l1_penalty"
FAILS = ("REG-L1-2", "REG-L1-4")
HINT = "How many axes has a bias, and how many a weight?"


def l1_penalty(parameters: Sequence[ArrayLike], strength: float) -> float:
    """Return strength * sum(abs(p)) over all parameters."""
    arrays, strength = penalised(parameters, strength)
    return strength * sum(float(np.sum(np.abs(p))) for p in arrays)
