"""The caller's X and T are brought into the shuffled order themselves.

Shuffling the data writes to arrays that belong to the caller, who may compare with them later or use them
for another seed; read-only arrays are refused. Shuffling an order of the rows leaves them alone. With X =
[1], [2], [3] and seed 0 the batches hold the rows 3, 1, 2, as they may; X should still be [1], [2], [3]
after the call, and is [3], [1], [2].
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import Array, checked_rows, cut

REPLACES = "training.minibatches"
FAILS = ("TRAIN-BATCH-5", "TRAIN-TRAIN-8")
HINT = "Print X before and after the call. Which function shuffles its argument, and which returns a copy?"


def minibatches(X: ArrayLike, T: ArrayLike, batch_size: int, seed: int) -> list[tuple[Array, Array]]:
    """Shuffle X and T, and return them in batches."""
    X, T = checked_rows(X, T, batch_size)
    order = np.random.default_rng(seed).permutation(len(X))
    X[...], T[...] = X[order], T[order]
    return cut(X, T, np.arange(len(X)), batch_size)
