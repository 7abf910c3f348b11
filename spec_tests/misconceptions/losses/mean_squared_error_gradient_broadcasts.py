"""The gradient of the mean squared error subtracts (m,) from (m, 1) and becomes (m, m).

A gradient has the shape of what it is the gradient by. For the prediction column (1, 3) and the targets
(1, 3) as a vector it should be refused, or, with the target as a column, be 0. NumPy stretches both
instead, and a 2 × 2 matrix of the rows (0, −2) and (2, 0) comes back: the error of each prediction
against each target. The loss of such a pair may look harmless, since its mean hides the shape.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import any_pair

REPLACES = "losses.mean_squared_error_gradient"
FAILS = ("LOSS-MSEGRAD-2",)
HINT = "Print the shape of the result. Is it the shape of the prediction?"


def mean_squared_error_gradient(prediction: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return 2 * (prediction - target) by the entries, of whatever shapes broadcast."""
    y, t = any_pair(prediction, target)
    return 2.0 * (y - t) / y.size
