"""The batch size is taken as the number of batches.

batch_size says how many rows a batch has; how many batches there are follows from it. Taken as their
number, a large batch_size makes small batches, and a batch_size of 1 makes one batch of all rows. With 10
rows and a batch_size of 2, there should be 5 batches of 2 rows; here there are 2 batches of 5.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import Array, checked_rows

REPLACES = "training.minibatches"
FAILS = ("TRAIN-BATCH-1", "TRAIN-BATCH-6", "TRAIN-TRAIN-1", "TRAIN-TRAIN-3")
HINT = "How many rows has a batch for batch_size = 1?"


def minibatches(X: ArrayLike, T: ArrayLike, batch_size: int, seed: int) -> list[tuple[Array, Array]]:
    """Return the rows in shuffled order, in batch_size batches."""
    X, T = checked_rows(X, T, batch_size)
    order = np.random.default_rng(seed).permutation(len(X))
    return [(X[part], T[part]) for part in np.array_split(order, batch_size)]
