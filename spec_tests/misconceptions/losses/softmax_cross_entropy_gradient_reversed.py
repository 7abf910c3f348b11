"""The gradient of the softmax cross-entropy is t − softmax(z), with the sign reversed.

A larger score of the right class makes the loss smaller, so its derivative, pᵢ − 1, is negative. For the
scores (0, 0) and (2, 0) with the targets (1, 0) and (0, 1) the first row of the gradient is (−0.25,
0.25), and reversed it is (0.25, −0.25). A step of gradient descent subtracts it: the score of the right
class sinks and the others rise.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import activations

from ._textbook import matrices, rows

REPLACES = "losses.softmax_cross_entropy_gradient"
FAILS = ("LOSS-SOFTMAXGRAD-1", "LOSS-SOFTMAXGRAD-2", "LOSS-SOFTMAXGRAD-4")
HINT = "Does the loss rise or fall with the score of the right class? Which sign has its derivative?"


def softmax_cross_entropy_gradient(logits: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return t - softmax(z), by the number of rows."""
    z, t = matrices(logits, target)
    return (t - activations.softmax(z)) / rows(z)
