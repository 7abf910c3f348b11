"""The mean squared error subtracts (m,) from (m, 1), which pairs every row with every other.

NumPy stretches a column against a vector into an (m, m) matrix of all differences, and says nothing. For
the prediction column (1, 3) and the targets (1, 3) as a vector, the prediction is perfect and the loss
0; the matrix holds the differences 0, −2, 2, 0, and the mean of their squares is 2. The mean hides the
shape, so all that shows is a loss that does not fall below the variance of the targets. Unequal shapes
should be a ValueError.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import any_pair

REPLACES = "losses.mean_squared_error"
FAILS = ("LOSS-MSE-2",)
HINT = "Print the shape of the difference. Which shapes should the function refuse?"


def mean_squared_error(prediction: ArrayLike, target: ArrayLike) -> float:
    """Return the mean of (prediction - target)**2, of whatever shapes broadcast."""
    y, t = any_pair(prediction, target)
    return float(np.mean((y - t) ** 2))
