"""The batches are cut from the rows in their given order, and the seed is not used.

Data often come sorted, by class or by time. Then a batch holds rows of one kind, and its gradient says
little about the rest. Shuffling makes each batch a random sample. With 10 rows sorted into two classes of
5, the first batch of 5 should hold rows of both with the probability 99 %; here it holds the first class
only, always.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import Array, checked_rows, cut

REPLACES = "training.minibatches"
FAILS = ("TRAIN-BATCH-3", "TRAIN-TRAIN-3", "TRAIN-TRAIN-7")
HINT = "Compare the batches for the seeds 0 and 1."


def minibatches(X: ArrayLike, T: ArrayLike, batch_size: int, seed: int) -> list[tuple[Array, Array]]:
    """Return the rows in batches."""
    X, T = checked_rows(X, T, batch_size)
    return cut(X, T, np.arange(len(X)), batch_size)
