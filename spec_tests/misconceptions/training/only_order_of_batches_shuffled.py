"""The order of the batches is shuffled, but each batch holds neighbouring rows.

It is the rows that have to be shuffled, so that any row can come together with any other. If the batches
are cut first, the same rows are together in every epoch, and in sorted data each batch is of one kind. With
6 rows and batches of 3, there are 20 ways to choose the first batch; here there are 2: the first half or
the second.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import Array, checked_rows, cut

REPLACES = "training.minibatches"
FAILS = ("TRAIN-BATCH-3",)
HINT = "Can the first and the last row come into one batch?"


def minibatches(X: ArrayLike, T: ArrayLike, batch_size: int, seed: int) -> list[tuple[Array, Array]]:
    """Return the rows in batches, the whole ones in shuffled order."""
    X, T = checked_rows(X, T, batch_size)
    batches = cut(X, T, np.arange(len(X)), batch_size)
    whole = len(X) // batch_size
    order = np.random.default_rng(seed).permutation(whole)
    return [batches[k] for k in order] + batches[whole:]
