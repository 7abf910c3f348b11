"""The gradient of the mean squared error lacks the 2 that the square leaves behind.

The derivative of (y − t)² is 2(y − t). The mean squared error has no ½ in front that would cancel the 2,
unlike half the squared error. For the predictions (3, 4) with the targets (1, 0) the errors are 2 and 4,
and the gradient is (2, 4); without the 2 it is (1, 2). The direction is right, so training works at half
the learning rate, and only a comparison with finite differences shows the mistake.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import pair

REPLACES = "losses.mean_squared_error_gradient"
FAILS = ("LOSS-MSEGRAD-1", "LOSS-MSEGRAD-3")
HINT = "Does this loss have a half that cancels what the square leaves?"


def mean_squared_error_gradient(prediction: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return y - t, by the number of entries."""
    y, t = pair(prediction, target)
    return (y - t) / y.size
