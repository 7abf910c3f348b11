"""The gradient is that of the sum of squared errors, without the mean's count.

The derivative of one square is 2(y − t), and the mean divides it by the number of entries. For the
predictions (3, 4) with the targets (1, 0) the gradient is 2 · (2, 4) / 2 = (2, 4), and without the count
(4, 8). The steps of training then grow with the batch: with 1000 rows they are 1000 times too long, and
the weights diverge at a learning rate that worked for a few.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import pair

REPLACES = "losses.mean_squared_error_gradient"
FAILS = ("LOSS-MSEGRAD-1", "LOSS-MSEGRAD-3")
HINT = "Give the same rows twice. How should the gradient of each row change, if the loss stays the same?"


def mean_squared_error_gradient(prediction: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return 2 * (y - t)."""
    y, t = pair(prediction, target)
    return 2.0 * (y - t)
