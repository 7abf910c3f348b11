"""The gradient of the cross-entropy has t − p in its numerator, with the sign reversed.

For a label of 1 the loss is −log(p), which falls as p rises: its derivative −1 / p is negative. For p =
(0.5, 0.8) with the labels (1, 0) the gradient is (−1, 2.5), and reversed it is (1, −2.5). A step of
gradient descent then moves each prediction away from its label. It is the gradient of the
log-likelihood, which one would climb; the loss is its negative.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import binary_slopes, clipped, pair

REPLACES = "losses.binary_cross_entropy_gradient"
FAILS = ("LOSS-BCEGRAD-1", "LOSS-BCEGRAD-2", "LOSS-BCEGRAD-3", "LOSS-BCEGRAD-6")
HINT = "For the label 1, does the loss rise or fall with p? Which sign has its derivative?"


def binary_cross_entropy_gradient(prediction: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return (t - p) / (p * (1 - p)), by the number of entries."""
    y, t = pair(prediction, target)
    return -binary_slopes(clipped(y), t) / y.size
