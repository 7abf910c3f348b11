"""The mean squared error is halved.

There are two conventions, and each has a function of its own here: half the squared error has a ½ that
makes its gradient short, the mean squared error is a plain mean. For the predictions (3, 4) with the
targets (1, 0) the squares are 4 and 16, and their mean is 10; halved it is 5. With the gradient of the
plain mean, which keeps its 2, a numerical gradient is half the other.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import pair

REPLACES = "losses.mean_squared_error"
FAILS = ("LOSS-MSE-1", "LOSS-MSE-3")
HINT = "What is the mean of the two numbers 4 and 16?"


def mean_squared_error(prediction: ArrayLike, target: ArrayLike) -> float:
    """Return half the mean of the squared errors."""
    y, t = pair(prediction, target)
    return float(0.5 * np.mean((y - t) ** 2))
