"""He's variance is 2 / n_out: the outputs are counted where the inputs should be.

An entry of z is a sum over the n_in inputs of a unit; their number decides how large the sum gets. How
many other units there are beside it does not matter. For n_in = 90 and n_out = 180 the variance should be
2 / 90 = 0.0222; with 2 / 180 = 0.0111 each such layer halves the mean square of the signal.
"""

import numpy as np
from numpy.typing import NDArray

from ._textbook import sizes

REPLACES = "initialization.he_normal"
FAILS = ("INIT-HE-2",)
HINT = "How many terms does the sum for one entry of x @ W have?"


def he_normal(n_in: int, n_out: int, seed: int) -> NDArray[np.float64]:
    """Return normal weights with the variance 2 / n_out."""
    shape = sizes(n_in, n_out)
    return np.random.default_rng(seed).normal(0.0, np.sqrt(2.0 / shape[1]), shape)
