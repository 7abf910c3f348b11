"""Dropout always doubles kept entries, which is right for p = 0.5 only.

Most examples drop one half, and there the scale is 2. In general it is 1 / (1 − p), so that the expected
value of y stays x for every p. For p = 0.2 and x = 1 a kept entry is 1.25 and y is 1 on average; the
variant makes it 2, and y is 1.6 on average.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import dropout_inputs

REPLACES = "layers.dropout_forward"
FAILS = ("LAY-DROPOUT-1",)
HINT = "What should come out for p = 0?"


def dropout_forward(
    x: ArrayLike, drop_probability: float, seed: int, training: bool = True
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return x with entries dropped and the others doubled, and the mask."""
    x, p = dropout_inputs(x, drop_probability)
    mask = np.ones(x.shape)
    if training:
        mask = np.random.default_rng(seed).binomial(1, 1.0 - p, x.shape) / 0.5
    return x * mask, mask
