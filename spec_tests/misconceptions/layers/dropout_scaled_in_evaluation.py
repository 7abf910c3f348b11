"""Dropout leaves kept entries as they are in training, and scales by 1 − p in evaluation.

This is dropout as it was first published, and on average both forms agree. Inverted dropout scales in
training, so that evaluation is the plain network and needs to know nothing of p. For x = 4 and p = 0.75,
evaluation returns 4 with a mask of 1; the variant returns 1 with a mask of 0.25. In training a kept entry
should be 16, and the variant leaves 4.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import dropout_inputs

REPLACES = "layers.dropout_forward"
FAILS = ("LAY-DROPOUT-1", "LAY-DROPOUT-3", "LAY-DROPOUT-6")
HINT = "In which of training and evaluation does inverted dropout scale?"


def dropout_forward(
    x: ArrayLike, drop_probability: float, seed: int, training: bool = True
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return x times 0 or 1 in training, times 1 - p in evaluation, and the mask."""
    x, p = dropout_inputs(x, drop_probability)
    mask = np.full(x.shape, 1.0 - p)
    if training:
        mask = np.random.default_rng(seed).binomial(1, 1.0 - p, x.shape).astype(np.float64)
    return x * mask, mask
