"""The dropout mask is drawn from NumPy's global generator, which the function seeds.

The result depends on the seed alone, as it should. But seeding is a side effect: whoever else draws from
the global generator, to shuffle a data set for example, gets the same numbers again after every forward
pass. After the call with seed=0, numpy.random.random() returns the same number each time (0.7152 if one
entry was drawn with p = 0.5), whatever was drawn before.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import dropout_inputs

REPLACES = "layers.dropout_forward"
FAILS = ("LAY-DROPOUT-4",)
HINT = "Draw a number from numpy.random before and after the call. Does your function have a say in it?"


def dropout_forward(
    x: ArrayLike, drop_probability: float, seed: int, training: bool = True
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return inverted dropout, drawn from the global generator."""
    x, p = dropout_inputs(x, drop_probability)
    mask = np.ones(x.shape)
    if training:
        np.random.seed(seed)
        mask = (np.random.random(x.shape) >= p) / (1.0 - p)
    return x * mask, mask
