"""Dropout divides kept entries by the probability of dropping, p, in place of 1 − p.

The scale makes up for what is missing: a share 1 − p is left, so its entries grow by 1 / (1 − p). Both
scales are 2 at p = 0.5, and for small p the wrong one explodes. For p = 0.2 and x = 1 a kept entry is
1.25; the variant makes it 5, and y is 0.8 · 5 = 4 on average. At p = 0 it divides by 0.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import dropout_inputs

REPLACES = "layers.dropout_forward"
FAILS = ("LAY-DROPOUT-1",)
HINT = "If hardly anything is dropped, by how much must the rest be scaled?"


def dropout_forward(
    x: ArrayLike, drop_probability: float, seed: int, training: bool = True
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return x with entries dropped and the others divided by p, and the mask."""
    x, p = dropout_inputs(x, drop_probability)
    mask = np.ones(x.shape)
    if training:
        mask = np.random.default_rng(seed).binomial(1, 1.0 - p, x.shape) / np.float64(p)
    return x * mask, mask
