"""The gradient of half the squared error is y − t, without the average over the rows.

The formula for one example is y − t; the loss is a mean over m of them, and so is its gradient. For the
predictions (3, 4) with the targets (1, 0) the gradient is (2, 4) / 2 = (1, 2), and without the average
(2, 4). The steps of training then grow with the batch, and a learning rate that suits 10 examples is too
large for 1000. For a batch of one row the mistake does not show.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import pair

REPLACES = "losses.half_squared_error_gradient"
FAILS = ("LOSS-HALFGRAD-1", "LOSS-HALFGRAD-3")
HINT = "Give the same rows twice. How should the gradient of each row change, if the loss stays the same?"


def half_squared_error_gradient(prediction: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return y - t."""
    y, t = pair(prediction, target)
    return y - t
