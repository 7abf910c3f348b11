"""The gradient of the mean squared error is divided by the rows, not by the entries.

Each entry has a share of 1 / (m · k) in the mean, and so in its gradient. With two rows of three columns
and the errors (1, 2, 3) in the first, that row of the gradient is 2 · (1, 2, 3) / 6 = (0.3333, 0.6667,
1); divided by the two rows it is (1, 2, 3). For one column, or for 1-D input, the counts are equal and
the mistake does not show.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import pair, rows

REPLACES = "losses.mean_squared_error_gradient"
FAILS = ("LOSS-MSEGRAD-1", "LOSS-MSEGRAD-3")
HINT = "How many entries is the mean over, for an array of shape (2, 3)?"


def mean_squared_error_gradient(prediction: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return 2 * (y - t), by the number of rows."""
    y, t = pair(prediction, target)
    return 2.0 * (y - t) / rows(y)
