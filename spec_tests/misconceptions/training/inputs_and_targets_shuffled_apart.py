"""X and T are shuffled each by itself, so that inputs come with the targets of other rows.

Row i of T is the answer for row i of X, and one order must serve both. A second permutation draws another
order, also from the same generator. The network then learns from wrong answers, and at best the mean of all
targets. With X = [1], [2], [3], T = [1], [4], [9] and seed 0, the rows 3, 1, 2 of X should come with 9, 1,
4; they come with 9, 4, 1.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import Array, checked_rows

REPLACES = "training.minibatches"
FAILS = ("TRAIN-BATCH-2", "TRAIN-BATCH-6", "TRAIN-TRAIN-1", "TRAIN-TRAIN-11", "TRAIN-TRAIN-10")
HINT = "Take T = X². Does it still hold in every batch?"


def minibatches(X: ArrayLike, T: ArrayLike, batch_size: int, seed: int) -> list[tuple[Array, Array]]:
    """Return the rows of X and the rows of T, each in a shuffled order."""
    X, T = checked_rows(X, T, batch_size)
    rng = np.random.default_rng(seed)
    X, T = rng.permutation(X), rng.permutation(T)
    starts = range(0, len(X), batch_size)
    return [(X[i : i + batch_size].copy(), T[i : i + batch_size].copy()) for i in starts]
