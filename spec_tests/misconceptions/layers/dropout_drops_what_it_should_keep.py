"""Dropout keeps entries with probability p, where it should drop them with probability p.

A comparison of uniform numbers with p turned the wrong way exchanges the two groups. At p = 0.5 nobody
notices, and for other p the scale 1 / (1 − p) no longer fits the share that is kept. For p = 0.25 and x =
1 three of four entries are kept, as 1.3333, and y is 1 on average; the variant keeps one of four, and y
is 0.3333 on average. At p = 0 it drops everything.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import dropout_inputs

REPLACES = "layers.dropout_forward"
FAILS = ("LAY-DROPOUT-1", "LAY-DROPOUT-2")
HINT = "Count the zeros of a large mask for p = 0.1."


def dropout_forward(
    x: ArrayLike, drop_probability: float, seed: int, training: bool = True
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return x with all but a share p of its entries dropped, and the mask."""
    x, p = dropout_inputs(x, drop_probability)
    mask = np.ones(x.shape)
    if training:
        mask = (np.random.default_rng(seed).random(x.shape) < p) / (1.0 - p)
    return x * mask, mask
