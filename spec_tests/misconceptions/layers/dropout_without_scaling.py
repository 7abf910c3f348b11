"""Dropout drops entries, but does not scale the kept ones up.

With probability 1 − p an entry is kept, so that without a scale the expected value of y is (1 − p) x: the
layer after it learns from signals that are smaller than those it meets in evaluation, where nothing is
dropped. Inverted dropout makes up for it by 1 / (1 − p). For p = 0.75 and x = 1 a kept entry is 4, and y
is 0.25 · 4 = 1 on average; the variant keeps 1, and y is 0.25 on average.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import dropout_inputs

REPLACES = "layers.dropout_forward"
FAILS = ("LAY-DROPOUT-1",)
HINT = "Compare the mean of y with the mean of x for a large array of ones."


def dropout_forward(
    x: ArrayLike, drop_probability: float, seed: int, training: bool = True
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return x times a mask of zeros and ones, and the mask."""
    x, p = dropout_inputs(x, drop_probability)
    mask = np.ones(x.shape)
    if training:
        mask = np.random.default_rng(seed).binomial(1, 1.0 - p, x.shape).astype(np.float64)
    return x * mask, mask
