"""The L2 penalty counts the biases too.

Biases shift a unit's threshold and have no part in how strongly it reacts to its inputs; shrinking them
only makes thresholds wrong. So only weights, the arrays with two axes, are penalised. For the weights (1,
−2), the biases (100, 100) and strength 0.5 the penalty is 0.25 · 5 = 1.25; with the biases it is 0.25 ·
20,005 = 5,001.25.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import penalised

REPLACES = "regularization.l2_penalty"
FAILS = ("REG-L2-2", "REG-L2-4")
HINT = "How many axes has a bias, and how many a weight?"


def l2_penalty(parameters: Sequence[ArrayLike], strength: float) -> float:
    """Return strength / 2 * sum(p ** 2) over all parameters."""
    arrays, strength = penalised(parameters, strength)
    return strength / 2.0 * sum(float(np.sum(p**2)) for p in arrays)
