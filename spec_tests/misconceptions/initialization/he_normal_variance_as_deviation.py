"""He's 2 / n_in is taken for the standard deviation, without the square root.

A factor s multiplies the variance by s², so numbers of variance 1 need the square root of the variance
that is wanted. Without it weights are much too small in wide layers, and signals fade from layer to
layer. For n_in = 200 the standard deviation should be sqrt(0.01) = 0.1; here it is 0.01.
"""

import numpy as np
from numpy.typing import NDArray

from ._textbook import sizes

REPLACES = "initialization.he_normal"
FAILS = ("INIT-HE-2",)
HINT = "The formula gives a variance. Which number does the generator ask for?"


def he_normal(n_in: int, n_out: int, seed: int) -> NDArray[np.float64]:
    """Return normal weights with the standard deviation 2 / n_in."""
    shape = sizes(n_in, n_out)
    return np.random.default_rng(seed).normal(0.0, 2.0 / shape[0], shape)
