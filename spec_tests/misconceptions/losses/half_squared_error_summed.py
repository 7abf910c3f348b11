"""Half the squared error is summed over the batch, without the average over its rows.

The loss is divided by 2m, so that it does not depend on the size of the batch. For the predictions (3,
4) with the targets (1, 0) the squares 4 and 16 add up to 20, and the loss is 20 / 4 = 5; half the sum is
10. The same ten examples given twice would then cost twice as much. For a batch of one row the mistake
does not show.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import pair

REPLACES = "losses.half_squared_error"
FAILS = ("LOSS-HALF-1", "LOSS-HALF-3")
HINT = "Give the same rows twice. Should the loss change?"


def half_squared_error(prediction: ArrayLike, target: ArrayLike) -> float:
    """Return half the sum of the squared errors."""
    y, t = pair(prediction, target)
    return float(np.sum((y - t) ** 2) / 2.0)
