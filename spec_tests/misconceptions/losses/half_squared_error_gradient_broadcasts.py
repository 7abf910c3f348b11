"""The gradient of half the squared error subtracts (m,) from (m, 1) and becomes (m, m).

A gradient has the shape of what it is the gradient by. For the prediction column (1, 3) and the targets
(1, 3) as a vector it should be refused, or, with the target as a column, be 0. NumPy stretches both
instead: the rows (0, −1) and (1, 0) come back, a 2 × 2 matrix that holds the error of each prediction
against each target. Multiplied with a transposed input it may even fit, and the weights get a wrong
shape or a wrong step.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import any_pair, rows

REPLACES = "losses.half_squared_error_gradient"
FAILS = ("LOSS-HALFGRAD-2",)
HINT = "Print the shape of the result. Is it the shape of the prediction?"


def half_squared_error_gradient(prediction: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return (prediction - target) by the rows, of whatever shapes broadcast."""
    y, t = any_pair(prediction, target)
    return (y - t) / rows(y)
