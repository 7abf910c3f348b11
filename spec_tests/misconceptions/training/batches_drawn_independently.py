"""Each batch is drawn from all rows anew, without regard to the batches before it.

Inside one batch no row is repeated, but the next batch draws from all of them again, so that in an epoch
some rows come twice and some never. All batches have to be cut from one shuffled order. Of 10 rows in
batches of 5, an epoch should use all 10; two independent draws of 5 use 7.5 different ones on average.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import Array, checked_rows

REPLACES = "training.minibatches"
FAILS = ("TRAIN-BATCH-1", "TRAIN-TRAIN-1", "TRAIN-TRAIN-11")
HINT = "How often do you draw an order of the rows: once for all batches, or once for each?"


def minibatches(X: ArrayLike, T: ArrayLike, batch_size: int, seed: int) -> list[tuple[Array, Array]]:
    """Return batches of random rows."""
    X, T = checked_rows(X, T, batch_size)
    rng = np.random.default_rng(seed)
    sizes = [min(batch_size, len(X) - start) for start in range(0, len(X), batch_size)]
    drawn = [rng.choice(len(X), size=size, replace=False) for size in sizes]
    return [(X[rows], T[rows]) for rows in drawn]
