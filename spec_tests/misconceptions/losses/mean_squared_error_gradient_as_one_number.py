"""The gradient of the mean squared error is averaged into one number.

The loss is one number, but its gradient has a component for each entry of the prediction: it says how
the loss changes with that entry alone. The count of the mean divides each component, and it does not add
them up. For the predictions (3, 4) with the targets (1, 0) the gradient is (2, 4), and the mean of 2(y −
t) is the single number 6. Errors of opposite sign cancel in it, so a bad prediction can look like a
minimum.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import pair

REPLACES = "losses.mean_squared_error_gradient"
FAILS = ("LOSS-MSEGRAD-1", "LOSS-MSEGRAD-2", "LOSS-MSEGRAD-3")
HINT = "By how many variables is the loss differentiated? What should the shape of the result be?"


def mean_squared_error_gradient(prediction: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return the mean of 2 * (y - t)."""
    y, t = pair(prediction, target)
    return np.asarray(2.0 * np.mean(y - t))
