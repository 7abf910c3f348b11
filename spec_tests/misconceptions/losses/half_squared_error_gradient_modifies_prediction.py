"""The target is subtracted from the prediction in the caller's own array.

The gradient returned is right, but `y -= t` writes into the argument. For the prediction (3, 4) and the
target (1, 0) the gradient (1, 2) comes back, and the caller's prediction is (1, 2) as well, where it
should still be (3, 4). A second call gives (0, 1), and a loss computed after the gradient is the loss of
something that nobody predicted: np.asarray does not copy an array that is float64 already.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import pair, rows

REPLACES = "losses.half_squared_error_gradient"
FAILS = ("LOSS-HALFGRAD-3",)
HINT = (
    "Print the prediction before and after the call. Which statement writes into an array that is not yours?"
)


def half_squared_error_gradient(prediction: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return (prediction - target) by the rows, computed in place."""
    y, t = pair(prediction, target)
    y -= t
    y /= rows(y)
    return y
