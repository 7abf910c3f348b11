"""Only X is shuffled, and T keeps its order, so that inputs come with other rows' targets.

Row i of T is the answer for row i of X, so that whatever order the rows of X are brought into, the rows of
T must follow. With X = [1], [2], [3], T = [1], [4], [9] and seed 0, the rows of X come as 3, 1, 2 and their
targets should come as 9, 1, 4; here they come as 1, 4, 9, and the network is taught that the answer to 3 is
1.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import Array, checked_rows

REPLACES = "training.minibatches"
FAILS = ("TRAIN-BATCH-2", "TRAIN-BATCH-6", "TRAIN-TRAIN-1", "TRAIN-TRAIN-11", "TRAIN-TRAIN-10")
HINT = "Take T = X². Does it still hold in every batch?"


def minibatches(X: ArrayLike, T: ArrayLike, batch_size: int, seed: int) -> list[tuple[Array, Array]]:
    """Return the rows of X in shuffled order, with the rows of T in theirs."""
    X, T = checked_rows(X, T, batch_size)
    X = np.random.default_rng(seed).permutation(X)
    starts = range(0, len(X), batch_size)
    return [(X[i : i + batch_size].copy(), T[i : i + batch_size].copy()) for i in starts]
