"""Xavier's 2 / (n_in + n_out) is taken for the standard deviation, without the square root.

A factor s multiplies the variance by s², so numbers of variance 1 need the square root of the variance
that is wanted. Without it weights are much too small in wide layers, and signals fade from layer to
layer. For n_in = n_out = 100 the standard deviation should be sqrt(0.01) = 0.1; here it is 0.01.
"""

import numpy as np
from numpy.typing import NDArray

from ._textbook import sizes

REPLACES = "initialization.xavier_normal"
FAILS = ("INIT-XAVIER-2",)
HINT = "The formula gives a variance. Which number does the generator ask for?"


def xavier_normal(n_in: int, n_out: int, seed: int) -> NDArray[np.float64]:
    """Return normal weights with the standard deviation 2 / (n_in + n_out)."""
    shape = sizes(n_in, n_out)
    return np.random.default_rng(seed).normal(0.0, 2.0 / sum(shape), shape)
