"""All He weights start at the same number, the right standard deviation.

The size of the weights is right, and their mean square too, but equal weights make equal units: all units
of the layer compute the same, receive the same gradient, and stay equal forever. For n_in = 2 every
weight is sqrt(2 / 2) = 1, where weights of both signs around 0 are expected.
"""

import numpy as np
from numpy.typing import NDArray

from ._textbook import sizes

REPLACES = "initialization.he_normal"
FAILS = ("INIT-HE-2", "INIT-HE-3", "INIT-HE-4")
HINT = "Two hidden units with the same weights: how do their gradients differ?"


def he_normal(n_in: int, n_out: int, seed: int) -> NDArray[np.float64]:
    """Return the standard deviation, everywhere."""
    shape = sizes(n_in, n_out)
    return np.full(shape, np.sqrt(2.0 / shape[0]))
