"""The rows are spread evenly over the batches, so that many have fewer than batch_size.

Splitting into a given number of equal parts gives the right number of batches, but not the sizes that were
asked for: each batch but the last should have batch_size rows. With 9 rows and batches of 4, the sizes
should be 4, 4 and 1; here they are 3, 3 and 3. It shows only where the division leaves a remainder.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import Array, checked_rows

REPLACES = "training.minibatches"
FAILS = ("TRAIN-BATCH-1",)
HINT = "List the sizes of the batches of 9 rows, with a batch_size of 4."


def minibatches(X: ArrayLike, T: ArrayLike, batch_size: int, seed: int) -> list[tuple[Array, Array]]:
    """Return the rows in shuffled order, in batches of about one size."""
    X, T = checked_rows(X, T, batch_size)
    order = np.random.default_rng(seed).permutation(len(X))
    count = -(-len(X) // batch_size)
    parts = np.array_split(order, count) if count else []
    return [(X[part], T[part]) for part in parts]
