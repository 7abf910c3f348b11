"""Half the squared error lacks its half.

This loss is the sum of the squared errors divided by 2m. The ½ is there so that its gradient is (y − t)
/ m, without a factor. For the predictions (3, 4) with the targets (1, 0) the squares are 4 and 16, and
the loss is 20 / 4 = 5; without the half it is 10. With the usual gradient the pair no longer fits
together: a numerical gradient is exactly twice the other.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import pair, rows

REPLACES = "losses.half_squared_error"
FAILS = ("LOSS-HALF-1", "LOSS-HALF-3")
HINT = "By how much does the loss of one single error of 2 differ from 2?"


def half_squared_error(prediction: ArrayLike, target: ArrayLike) -> float:
    """Return the sum of the squared errors by the number of rows."""
    y, t = pair(prediction, target)
    return float(np.sum((y - t) ** 2) / rows(y))
