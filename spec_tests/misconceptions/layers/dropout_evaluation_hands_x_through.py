"""In evaluation, dropout returns the very array x, not a copy.

In NumPy an array that is returned as it came has two owners. Whoever changes y, in place, changes x with
it, and the other way round; in training, where y is a new array, the same code is harmless. For x = (1,
2), y is (1, 2); after the caller has set x to (0, 0), y should still be (1, 2) and is (0, 0).
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import dropout_inputs

REPLACES = "layers.dropout_forward"
FAILS = ("LAY-DROPOUT-6",)
HINT = "Change an entry of x after the call, in evaluation, and look at y."


def dropout_forward(
    x: ArrayLike, drop_probability: float, seed: int, training: bool = True
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return inverted dropout; in evaluation, x itself."""
    x, p = dropout_inputs(x, drop_probability)
    if not training:
        return x, np.ones(x.shape)
    mask = np.random.default_rng(seed).binomial(1, 1.0 - p, x.shape) / (1.0 - p)
    return x * mask, mask
