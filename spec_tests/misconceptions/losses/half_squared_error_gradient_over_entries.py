"""The gradient of half the squared error is divided by the entries, not by the rows.

The loss is a mean over the m examples only, so its gradient is (y − t) / m. With two rows of three
columns and the errors (1, 2, 3) in the first, that row of the gradient is (0.5, 1, 1.5); divided by the
six entries it is (0.1667, 0.3333, 0.5), too small by the number of columns. For one column, or for 1-D
input, the counts are equal and the mistake does not show.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import pair

REPLACES = "losses.half_squared_error_gradient"
FAILS = ("LOSS-HALFGRAD-1", "LOSS-HALFGRAD-3")
HINT = "An array of shape (2, 3): how large is m?"


def half_squared_error_gradient(prediction: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return y - t, by the number of entries."""
    y, t = pair(prediction, target)
    return (y - t) / y.size
