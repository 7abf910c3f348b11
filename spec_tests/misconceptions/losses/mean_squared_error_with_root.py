"""The square root of the mean squared error is returned.

The root mean square is a measure of its own, in the unit of the targets, and often reported beside this
one. For the predictions (3, 4) with the targets (1, 0) the squares 4 and 16 have the mean 10; its root
is 3.1623. Both have their minimum at the same place, but their gradients differ: that of the root
divides by the root itself, so the gradient of the mean squared error does not fit it, and it has none
for a perfect prediction.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import pair

REPLACES = "losses.mean_squared_error"
FAILS = ("LOSS-MSE-1", "LOSS-MSE-3")
HINT = "In which unit should the result be: that of the targets, or that of their squares?"


def mean_squared_error(prediction: ArrayLike, target: ArrayLike) -> float:
    """Return the root of the mean of the squared errors."""
    y, t = pair(prediction, target)
    return float(np.sqrt(np.mean((y - t) ** 2)))
