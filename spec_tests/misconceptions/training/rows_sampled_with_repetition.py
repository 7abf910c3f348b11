"""The rows are drawn at random with repetition, so that some come twice and some never.

An epoch goes through the data once: the batches together hold each row exactly once. Independent draws
leave a row out with the probability (1 − 1/m)ᵐ, which is about 37 % for many rows. Of 100 rows, an epoch
should use 100; drawn with repetition it uses 63 different ones on average.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import Array, checked_rows, cut

REPLACES = "training.minibatches"
FAILS = ("TRAIN-BATCH-1", "TRAIN-TRAIN-1")
HINT = "Collect the rows of all batches and sort them. Is each there once?"


def minibatches(X: ArrayLike, T: ArrayLike, batch_size: int, seed: int) -> list[tuple[Array, Array]]:
    """Return random rows in batches."""
    X, T = checked_rows(X, T, batch_size)
    return cut(X, T, np.random.default_rng(seed).choice(len(X), size=len(X)), batch_size)
