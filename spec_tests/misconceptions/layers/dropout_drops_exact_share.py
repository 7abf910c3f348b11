"""Dropout drops exactly a share p of the entries, in random places.

Each entry is dropped independently of the others, so that their number varies. With a fixed number the
entries are tied together: if one is dropped, its neighbour is a little less likely to be, and an array of
one entry is never dropped at all, or always. For two entries and p = 0.5 both are dropped with
probability 0.25; the variant drops one of them each time.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import dropout_inputs

REPLACES = "layers.dropout_forward"
FAILS = ("LAY-DROPOUT-2",)
HINT = "Toss 100 coins. Do exactly 50 show heads?"


def dropout_forward(
    x: ArrayLike, drop_probability: float, seed: int, training: bool = True
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return inverted dropout of round(p * x.size) entries, and the mask."""
    x, p = dropout_inputs(x, drop_probability)
    mask = np.ones(x.shape)
    if training:
        dropped = np.random.default_rng(seed).permutation(x.size) < round(p * x.size)
        mask = np.where(dropped, 0.0, 1.0 / (1.0 - p)).reshape(x.shape)
    return x * mask, mask
