"""Half the squared error subtracts (m,) from (m, 1), which pairs every row with every other.

NumPy stretches a column against a vector into an (m, m) matrix of all differences, and says nothing. For
the prediction column (1, 3) and the targets (1, 3) as a vector, the prediction is perfect and the loss
0; the matrix holds the differences 0, −2, 2, 0, and the loss comes out as 8 / 4 = 2. Its minimum is at
the mean of the targets, so a network learns to answer the same for every input. Unequal shapes should be
a ValueError.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import any_pair, rows

REPLACES = "losses.half_squared_error"
FAILS = ("LOSS-HALF-2",)
HINT = "Print the shape of the difference. Which shapes should the function refuse?"


def half_squared_error(prediction: ArrayLike, target: ArrayLike) -> float:
    """Return the sum of (prediction - target)**2 by twice the rows, of whatever shapes broadcast."""
    y, t = any_pair(prediction, target)
    return float(np.sum((y - t) ** 2) / (2.0 * rows(y)))
