"""The gradient of the cross-entropy subtracts labels (m,) from predictions (m, 1).

The difference of a column and a vector is an (m, m) matrix of all pairs. For the prediction column (0.9,
0.2) and the labels (1, 0) as a column the gradient is (−0.5556, 0.625); with the labels as a vector the
rows (−0.5556, 5) and (−2.5, 0.625) come back, 2 × 2, with the right numbers on the diagonal only. A
gradient has the shape of the prediction, and unequal shapes should be a ValueError.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import any_pair, binary_slopes, clipped

REPLACES = "losses.binary_cross_entropy_gradient"
FAILS = ("LOSS-BCEGRAD-5",)
HINT = "Print the shape of the result. Is it the shape of the prediction?"


def binary_cross_entropy_gradient(prediction: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return (p - t) / (p * (1 - p)) by the entries, of whatever shapes broadcast."""
    y, t = any_pair(prediction, target)
    return binary_slopes(clipped(y), t) / y.size
