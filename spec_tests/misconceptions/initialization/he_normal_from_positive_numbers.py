"""The He weights are scaled from uniform numbers in [0, 1), so that none is negative.

rand and randn differ by one letter and by everything else: uniform numbers in [0, 1) have mean 1/2 and
variance 1/12. With positive weights and positive inputs every pre-activation is positive and grows with
n_in, and ReLU never acts. For n_in = 2 the weights should have mean 0 and variance 1; here they have mean
0.5 and variance 1/12 = 0.0833.
"""

import numpy as np
from numpy.typing import NDArray

from ._textbook import sizes

REPLACES = "initialization.he_normal"
FAILS = ("INIT-HE-2", "INIT-HE-3")
HINT = "Count the negative weights."


def he_normal(n_in: int, n_out: int, seed: int) -> NDArray[np.float64]:
    """Return uniform numbers in [0, 1) times sqrt(2 / n_in)."""
    shape = sizes(n_in, n_out)
    positive = np.random.default_rng(seed).random(shape)
    weights: NDArray[np.float64] = positive * np.sqrt(2.0 / shape[0])
    return weights
