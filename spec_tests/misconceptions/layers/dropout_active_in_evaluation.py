"""Dropout drops entries in evaluation too.

Dropout is noise that helps learning; a trained network that is asked for its answer should use all of its
units. With noise left on, the same input is answered differently from call to call. For x = (1, 2, 3), p
= 0.5 and training=False, y is (1, 2, 3) and the mask (1, 1, 1); the variant returns entries that are 0 or
doubled, such as (2, 0, 6).
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import dropout_inputs

REPLACES = "layers.dropout_forward"
FAILS = ("LAY-DROPOUT-3", "LAY-DROPOUT-6")
HINT = "What does the argument training change in your function?"


def dropout_forward(
    x: ArrayLike, drop_probability: float, seed: int, training: bool = True
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return x with dropped entries, and the mask, whatever training says."""
    x, p = dropout_inputs(x, drop_probability)
    mask = np.random.default_rng(seed).binomial(1, 1.0 - p, x.shape) / (1.0 - p)
    return x * mask, mask
