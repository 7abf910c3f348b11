"""The gradient is that of the summed cross-entropy, without the mean's count.

One entry has the derivative (p − t) / (p(1 − p)), and the mean divides it by the number of entries. For
p = (0.5, 0.8) with the labels (1, 0) the gradient is (−2, 5) / 2 = (−1, 2.5), and without the count (−2,
5). The average over the batch lives in the loss and nowhere else in this course, so no later step makes
up for it.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import binary_slopes, clipped, pair

REPLACES = "losses.binary_cross_entropy_gradient"
FAILS = ("LOSS-BCEGRAD-1", "LOSS-BCEGRAD-2", "LOSS-BCEGRAD-3", "LOSS-BCEGRAD-6")
HINT = "Give the same rows twice. How should the gradient of each row change, if the loss stays the same?"


def binary_cross_entropy_gradient(prediction: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return (p - t) / (p * (1 - p))."""
    y, t = pair(prediction, target)
    return binary_slopes(clipped(y), t)
