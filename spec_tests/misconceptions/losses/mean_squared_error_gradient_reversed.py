"""The gradient of the mean squared error has target − prediction, with the sign reversed.

In (t − y)² the inner derivative by y is −1, which turns the factor 2(t − y) into 2(y − t). For the
predictions (3, 4) with the targets (1, 0) the gradient is (2, 4), and reversed it is (−2, −4). A step of
gradient descent subtracts it, so predictions that are too high are raised further, and the loss grows
from step to step.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import pair

REPLACES = "losses.mean_squared_error_gradient"
FAILS = ("LOSS-MSEGRAD-1", "LOSS-MSEGRAD-3")
HINT = "The prediction is above the target. Does the loss rise or fall if the prediction is raised?"


def mean_squared_error_gradient(prediction: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return 2 * (t - y), by the number of entries."""
    y, t = pair(prediction, target)
    return 2.0 * (t - y) / y.size
