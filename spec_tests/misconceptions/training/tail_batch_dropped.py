"""The last, smaller batch is dropped if the batch size does not divide the number of rows.

Every row belongs to an epoch. If only whole batches are made, up to batch_size − 1 rows are left out, and
where there are fewer rows than batch_size, there is no batch at all. With 10 rows and batches of 4, the
sizes should be 4, 4 and 2; here they are 4 and 4, and 2 of the 10 rows are not used in this epoch.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import Array, checked_rows, cut

REPLACES = "training.minibatches"
FAILS = ("TRAIN-BATCH-1", "TRAIN-BATCH-5", "TRAIN-BATCH-6", "TRAIN-TRAIN-1", "TRAIN-TRAIN-11")
HINT = "Add up the rows of all batches of 10 rows, with a batch_size of 4."


def minibatches(X: ArrayLike, T: ArrayLike, batch_size: int, seed: int) -> list[tuple[Array, Array]]:
    """Return the rows in shuffled order, in whole batches."""
    X, T = checked_rows(X, T, batch_size)
    order = np.random.default_rng(seed).permutation(len(X))
    whole = len(X) // batch_size * batch_size
    return cut(X, T, order[:whole], batch_size)
