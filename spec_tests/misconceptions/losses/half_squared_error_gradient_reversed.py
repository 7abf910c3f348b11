"""The gradient of half the squared error is target − prediction, with the sign reversed.

The square does not care which is subtracted from which, but its derivative does: by the prediction y it
is y − t. For the predictions (3, 4) with the targets (1, 0) the gradient is (1, 2), and reversed it is
(−1, −2). A step of gradient descent subtracts the gradient, so it would raise predictions that are
already too high: the loss grows from step to step. Some texts write the error as t − y and add it;
mixing the two conventions gives ascent.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import pair, rows

REPLACES = "losses.half_squared_error_gradient"
FAILS = ("LOSS-HALFGRAD-1", "LOSS-HALFGRAD-3")
HINT = "The prediction is above the target. Does the loss rise or fall if the prediction is raised?"


def half_squared_error_gradient(prediction: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return t - y, by the number of rows."""
    y, t = pair(prediction, target)
    return (t - y) / rows(y)
