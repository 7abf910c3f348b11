"""Dropout checks the probability in training only.

In evaluation p has no effect on the value, so it seems not to matter. But a network is often evaluated
first, and a p that can never be right should be refused at the first call, not an hour later. For p = 1.5
and training=False there should be a ValueError; the variant returns x.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import dropout_inputs

REPLACES = "layers.dropout_forward"
FAILS = ("LAY-DROPOUT-5",)
HINT = "Which line comes first: the check of p, or the question whether this is training?"


def dropout_forward(
    x: ArrayLike, drop_probability: float, seed: int, training: bool = True
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return inverted dropout, with p checked when it is used."""
    if not training:
        copy = np.array(x, dtype=np.float64)
        return copy, np.ones(copy.shape)
    x, p = dropout_inputs(x, drop_probability)
    mask = np.random.default_rng(seed).binomial(1, 1.0 - p, x.shape) / (1.0 - p)
    return x * mask, mask
