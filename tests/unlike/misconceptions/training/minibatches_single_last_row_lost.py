"""The starts of the batches end one too early, which loses a last batch of a single row.

range ends at m − 1: nothing is lost unless the last batch would have one row, or all have.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "training.minibatches"
FAILS = ("TRAIN-BATCH-1", "TRAIN-BATCH-6", "TRAIN-TRAIN-1", "TRAIN-TRAIN-11")
HINT = "Count the rows of all batches for 7 rows and batches of 3."


def minibatches(
    X: ArrayLike, T: ArrayLike, batch_size: int, seed: int
) -> list[tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """Return the rows of X and T in batches, in shuffled order."""
    X, T = np.asarray(X, dtype=np.float64), np.asarray(T, dtype=np.float64)
    if X.shape[:1] != T.shape[:1]:
        raise ValueError(f"X has shape {X.shape} and T {T.shape}, expected the same number of rows")
    if batch_size < 1:
        raise ValueError(f"batch_size is {batch_size}, expected an integer >= 1")
    order = np.random.default_rng(seed).permutation(len(X))
    batches = []
    for start in range(0, len(X) - 1, batch_size):
        rows = order[start : start + batch_size]
        batches.append((X[rows], T[rows]))
    return batches
