"""The derivative of log(1 − p) is taken as 1 / (1 − p), without the sign of the inner −p.

By the chain rule, log(1 − p) has the derivative −1 / (1 − p), because 1 − p falls as p rises. Without
that sign the part for the label 0 is −(1 − t) / (1 − p), and predictions for a 0 are pushed up. For p =
(0.5, 0.8) with the labels (1, 0) the gradient of the mean is (−1, 2.5), and this one is (−1, −2.5). All
entries are then negative: whatever the label, a step of gradient descent raises p.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import clipped, pair

REPLACES = "losses.binary_cross_entropy_gradient"
FAILS = (
    "LOSS-BCEGRAD-1",
    "LOSS-BCEGRAD-2",
    "LOSS-BCEGRAD-3",
    "LOSS-BCEGRAD-4",
    "LOSS-BCEGRAD-5",
    "LOSS-BCEGRAD-6",
)
HINT = "Differentiate log(1 - p) by p at p = 0.8 with a small step. Which sign comes out?"


def binary_cross_entropy_gradient(prediction: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return -t / p - (1 - t) / (1 - p), by the number of entries."""
    y, t = pair(prediction, target)
    p = clipped(y)
    return (-t / p - (1.0 - t) / (1.0 - p)) / p.size
