"""One row of the dropout mask is drawn and used for every example of the batch.

Each entry is dropped on its own, so that every example trains a different part of the network. With one
row for all, whole columns of the batch vanish together, and the gradient of a batch is as noisy as that
of one example. For x of shape (100, 1) and p = 0.5 about 50 entries are dropped; the variant drops either
none or all 100.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import dropout_inputs

REPLACES = "layers.dropout_forward"
FAILS = ("LAY-DROPOUT-2",)
HINT = "Look at the mask of a batch with several rows. How many random numbers did you draw?"


def dropout_forward(
    x: ArrayLike, drop_probability: float, seed: int, training: bool = True
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return inverted dropout, with the same mask for each row."""
    x, p = dropout_inputs(x, drop_probability)
    mask = np.ones(x.shape)
    if training:
        mask = mask * np.random.default_rng(seed).binomial(1, 1.0 - p, x.shape[-1:]) / (1.0 - p)
    return x * mask, mask
