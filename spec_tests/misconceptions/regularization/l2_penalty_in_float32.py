"""The squares of the L2 penalty are added in float32, with 7 digits in place of 16.

The penalty is added to the loss, and a numerical check of gradients divides small differences of both by
a small h: rounding at the eighth digit is all that it sees then. For W = [[0.1]] and strength 2 the
penalty is 0.1² = 0.01; in float32 it is 0.0100000007…, off by 7e-10.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import penalised, weights

REPLACES = "regularization.l2_penalty"
FAILS = ("REG-L2-1", "REG-L2-2")
HINT = "Print the penalty of W = [[0.1]] with 12 digits. In which data type do you compute?"


def l2_penalty(parameters: Sequence[ArrayLike], strength: float) -> float:
    """Return strength / 2 * sum(w ** 2), the sum in single precision."""
    arrays, strength = penalised(parameters, strength)
    return strength / 2.0 * sum(float(np.sum(w.astype(np.float32) ** 2)) for w in weights(arrays))
