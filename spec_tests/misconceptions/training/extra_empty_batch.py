"""There is an empty batch at the end if the batch size divides the number of rows.

The number of batches is the quotient rounded up, which is the quotient rounded down plus 1 only if there is
a remainder. An empty batch has no mean: the network's loss and gradients for it are nan or an error. With 6
rows and batches of 3, the sizes should be 3 and 3; here they are 3, 3 and 0. With 7 rows nothing shows.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import Array, checked_rows

REPLACES = "training.minibatches"
FAILS = ("TRAIN-BATCH-1", "TRAIN-TRAIN-3", "TRAIN-TRAIN-7", "TRAIN-TRAIN-12", "TRAIN-TRAIN-10")
HINT = "How many batches of 3 do 6 rows make, and how many do 7?"


def minibatches(X: ArrayLike, T: ArrayLike, batch_size: int, seed: int) -> list[tuple[Array, Array]]:
    """Return the rows in shuffled order, in one batch more than there are whole ones."""
    X, T = checked_rows(X, T, batch_size)
    order = np.random.default_rng(seed).permutation(len(X))
    numbers = range(len(X) // batch_size + 1)
    parts = [order[k * batch_size : (k + 1) * batch_size] for k in numbers]
    return [(X[part], T[part]) for part in parts]
