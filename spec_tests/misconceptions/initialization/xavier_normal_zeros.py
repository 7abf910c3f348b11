"""All Xavier weights start at zero.

Units of a layer whose weights are equal compute the same, receive the same gradient, and stay equal
forever: a hidden layer of 100 units is worth one. With zeros it is worse, since no gradient passes back
through W = 0. For n_in = 2 and n_out = 3 the weights should have variance 2 / 5 = 0.4, and have variance
0.
"""

import numpy as np
from numpy.typing import NDArray

from ._textbook import sizes

REPLACES = "initialization.xavier_normal"
FAILS = ("INIT-XAVIER-2", "INIT-XAVIER-3", "INIT-XAVIER-4", "INIT-XAVIER-5")
HINT = "Two hidden units with the same weights: how do their gradients differ?"


def xavier_normal(n_in: int, n_out: int, seed: int) -> NDArray[np.float64]:
    """Return zeros."""
    return np.zeros(sizes(n_in, n_out))
