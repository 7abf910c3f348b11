"""The gradient keeps the 2 of the square, which the half of the loss cancels.

The derivative of ½(y − t)² is y − t: the 2 that the square leaves and the ½ in front make 1. For the
predictions (3, 4) with the targets (1, 0) the gradient is (2, 4) / 2 = (1, 2); with the 2 kept it is (2,
4), which is the gradient of a loss twice as large. The direction is right, and each step is twice as
long as the learning rate says.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import pair, rows

REPLACES = "losses.half_squared_error_gradient"
FAILS = ("LOSS-HALFGRAD-1", "LOSS-HALFGRAD-3")
HINT = "What is the derivative of half a square?"


def half_squared_error_gradient(prediction: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return 2 * (y - t), by the number of rows."""
    y, t = pair(prediction, target)
    return 2.0 * (y - t) / rows(y)
