"""xavier_normal allows a layer without inputs or outputs, whose array of weights is empty.

NumPy makes arrays of shape (0, 3) without a word, and the formula 2 / (n_in + n_out) is finite if only
one of the sizes is 0. But nothing passes through such a layer: x W is a sum without terms, 0 for every
input. For n_in = 0 and n_out = 3 there should be a ValueError; the variant returns an array of shape (0,
3).
"""

import numpy as np
from numpy.typing import NDArray

from ._textbook import sizes

REPLACES = "initialization.xavier_normal"
FAILS = ("INIT-XAVIER-5",)
HINT = "What is the smallest number of inputs that a layer can have?"


def xavier_normal(n_in: int, n_out: int, seed: int) -> NDArray[np.float64]:
    """Return Xavier-normal weights, for sizes of 0 too."""
    sizes(n_in or 1, n_out or 1)
    variance = 2.0 / max(n_in + n_out, 1)
    return np.random.default_rng(seed).normal(0.0, np.sqrt(variance), (n_in, n_out))
