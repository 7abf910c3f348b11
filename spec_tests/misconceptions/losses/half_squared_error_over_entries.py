"""Half the squared error is divided by the number of entries instead of rows.

Here m counts the examples, so the squares of one example are added up, and only the examples are
averaged. With two rows of three columns whose squared errors are 1, 4, 9 and 1, 0, 1, the sum is 16 and
the loss 16 / (2 · 2) = 4; divided by twice the six entries it is 1.3333. For one column, or for 1-D
input, the two counts are equal and the mistake does not show. A mean in place of the sum is the usual
way into it.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import pair

REPLACES = "losses.half_squared_error"
FAILS = ("LOSS-HALF-1", "LOSS-HALF-3")
HINT = "An array of shape (2, 3): how large is m?"


def half_squared_error(prediction: ArrayLike, target: ArrayLike) -> float:
    """Return half the mean of the squared errors."""
    y, t = pair(prediction, target)
    return float(np.mean((y - t) ** 2) / 2.0)
