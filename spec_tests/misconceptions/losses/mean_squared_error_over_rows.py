"""The mean squared error is divided by the number of rows instead of entries.

It is a mean over all entries, of which an (m, k) array has m · k. With two rows of three columns whose
squared errors are 1, 4, 9 and 1, 0, 1, the sum is 16 and the mean 16 / 6 = 2.6667; divided by the two
rows it is 8, larger by the number of columns. For one column, or for 1-D input, rows and entries are
equally many and the mistake does not show.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import pair, rows

REPLACES = "losses.mean_squared_error"
FAILS = ("LOSS-MSE-1", "LOSS-MSE-3")
HINT = "How many squared errors does an array of shape (2, 3) hold?"


def mean_squared_error(prediction: ArrayLike, target: ArrayLike) -> float:
    """Return the sum of the squared errors by the number of rows."""
    y, t = pair(prediction, target)
    return float(np.sum((y - t) ** 2) / rows(y))
