"""The order of the rows is drawn from NumPy's global generator, after setting its seed.

The whole process shares that generator. Setting its seed makes the draws of all other code repeat
themselves: dropout or an initialization after each call draws the same numbers again. A generator made from
the seed inside the function touches nobody. After a call with seed 0, the next global draw should be
unforeseeable; for one row it is 0.5488 every time.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import Array, checked_rows, cut

REPLACES = "training.minibatches"
FAILS = ("TRAIN-BATCH-4", "TRAIN-TRAIN-7")
HINT = "Draw a random number after each of two calls. Who else uses the generator that you seeded?"


def minibatches(X: ArrayLike, T: ArrayLike, batch_size: int, seed: int) -> list[tuple[Array, Array]]:
    """Return the rows in an order from the global generator, in batches."""
    X, T = checked_rows(X, T, batch_size)
    np.random.seed(seed % 2**32)
    return cut(X, T, np.random.permutation(len(X)), batch_size)
