"""The rows are shuffled without the seed, in another order at every call.

A run that cannot be repeated cannot be searched for a mistake, and two settings cannot be compared on the
same batches. The seed has to reach the generator. With 6 rows, two calls with seed 0 should give the same
of the 720 orders; here they do so once in 720 times.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import Array, checked_rows, cut

REPLACES = "training.minibatches"
FAILS = ("TRAIN-BATCH-3", "TRAIN-BATCH-5", "TRAIN-TRAIN-7")
HINT = "Call it twice with the same seed. What would have to be equal?"


def minibatches(X: ArrayLike, T: ArrayLike, batch_size: int, seed: int) -> list[tuple[Array, Array]]:
    """Return the rows in an order that nobody can foresee, in batches."""
    X, T = checked_rows(X, T, batch_size)
    return cut(X, T, np.random.default_rng().permutation(len(X)), batch_size)
