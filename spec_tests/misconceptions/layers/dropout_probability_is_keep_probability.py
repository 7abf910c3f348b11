"""Dropout's p is read as the probability of keeping: kept with p, scaled by 1 / p.

Some libraries ask for the probability of keeping, this course (with most) for the probability of
dropping. The mean of y is right nonetheless, so that only the share of zeros and the scale tell. For p =
0.25 three of four entries are kept, as 1.3333 times x; the variant keeps one of four, as 4 times x. At p
= 0, which drops nothing, it divides by 0.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import dropout_inputs

REPLACES = "layers.dropout_forward"
FAILS = ("LAY-DROPOUT-1", "LAY-DROPOUT-2")
HINT = "What should come out for p = 0? Read the name of the argument again."


def dropout_forward(
    x: ArrayLike, drop_probability: float, seed: int, training: bool = True
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return x with a share p of its entries kept and scaled by 1 / p, and the mask."""
    x, p = dropout_inputs(x, drop_probability)
    mask = np.ones(x.shape)
    if training:
        mask = np.random.default_rng(seed).binomial(1, p, x.shape) / np.float64(p)
    return x * mask, mask
