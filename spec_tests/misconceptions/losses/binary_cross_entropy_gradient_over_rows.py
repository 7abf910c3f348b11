"""The gradient of the binary cross-entropy is divided by the rows, not by the entries.

The loss is a mean over all entries, so each has a share of 1 / (m · k) in the gradient. For two rows of
three columns, all predicted 0.5 with the label 1, every entry of it is −2 / 6 = −0.3333; divided by the
two rows it is −1. For one column, or for 1-D input, the counts are equal and the mistake does not show.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import binary_slopes, clipped, pair, rows

REPLACES = "losses.binary_cross_entropy_gradient"
FAILS = ("LOSS-BCEGRAD-1", "LOSS-BCEGRAD-6")
HINT = "How many entries is the mean over, for an array of shape (2, 3)?"


def binary_cross_entropy_gradient(prediction: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return (p - t) / (p * (1 - p)), by the number of rows."""
    y, t = pair(prediction, target)
    return binary_slopes(clipped(y), t) / rows(y)
