"""The gradient by the prediction is taken as p − t, which is the gradient by the logit.

The short form p − t comes out after the chain rule has gone through the sigmoid, whose slope p(1 − p)
cancels the denominator. By the prediction itself the gradient is (p − t) / (p(1 − p)). For p = (0.5,
0.8) with the labels (1, 0) the mean has the gradient (−1, 2.5), and the short form gives (−0.25, 0.4).
If the output layer multiplies by its slope again, the gradient of its z is too small by a factor of at
least four.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import clipped, pair

REPLACES = "losses.binary_cross_entropy_gradient"
FAILS = ("LOSS-BCEGRAD-1", "LOSS-BCEGRAD-2", "LOSS-BCEGRAD-3", "LOSS-BCEGRAD-6")
HINT = (
    "By which variable is this gradient: the output of the sigmoid, or its input? Check one entry with "
    "a small step in p."
)


def binary_cross_entropy_gradient(prediction: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return p - t, by the number of entries."""
    y, t = pair(prediction, target)
    return (clipped(y) - t) / y.size
