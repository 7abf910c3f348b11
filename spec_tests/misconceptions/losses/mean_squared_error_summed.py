"""The squared errors are summed, without taking their mean.

A mean does not depend on how many entries there are, a sum grows with them. For the predictions (3, 4)
with the targets (1, 0) the squares 4 and 16 have the mean 10 and the sum 20. Losses of batches of
different sizes, or of a training and a test set, cannot be compared with a sum. For a single entry the
mistake does not show.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import pair

REPLACES = "losses.mean_squared_error"
FAILS = ("LOSS-MSE-1", "LOSS-MSE-3")
HINT = "Give the same rows twice. Should the loss change?"


def mean_squared_error(prediction: ArrayLike, target: ArrayLike) -> float:
    """Return the sum of the squared errors."""
    y, t = pair(prediction, target)
    return float(np.sum((y - t) ** 2))
