"""The gradient by the logits is t − σ(z), with the sign reversed.

Where the label is 1, a larger logit makes the loss smaller, so the gradient σ(z) − 1 is negative. For
the logits (0, 2) with the labels (1, 0) the gradient is (−0.25, 0.4404), and reversed it is (0.25,
−0.4404). A step of gradient descent subtracts it and moves each logit away from its label. The reversed
form is right for an update that adds: a convention of its own, which must not be mixed with this one.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import logit_slopes, pair

REPLACES = "losses.binary_cross_entropy_with_logits_gradient"
FAILS = ("LOSS-LOGITSGRAD-1", "LOSS-LOGITSGRAD-2", "LOSS-LOGITSGRAD-3", "LOSS-LOGITSGRAD-4")
HINT = "For the label 1, does the loss rise or fall with z? Which sign has its derivative?"


def binary_cross_entropy_with_logits_gradient(
    z: ArrayLike,
    target: ArrayLike,
) -> NDArray[np.float64]:
    """Return t - sigmoid(z), by the number of entries."""
    y, t = pair(z, target)
    return -logit_slopes(y, t) / y.size
