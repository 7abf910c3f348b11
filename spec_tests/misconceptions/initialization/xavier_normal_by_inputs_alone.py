"""Xavier's variance is 1 / n_in, which keeps the forward signal only.

1 / n_in keeps signals at their size on the way forward, 1 / n_out gradients on the way back; Xavier's 2 /
(n_in + n_out) is the compromise. Several courses call the first "Xavier", and it is the same when n_in =
n_out. For n_in = 90 and n_out = 180 the variance should be 2 / 270 = 0.0074; 1 / 90 is 0.0111.
"""

import numpy as np
from numpy.typing import NDArray

from ._textbook import sizes

REPLACES = "initialization.xavier_normal"
FAILS = ("INIT-XAVIER-2",)
HINT = "How does the variance depend on n_out?"


def xavier_normal(n_in: int, n_out: int, seed: int) -> NDArray[np.float64]:
    """Return normal weights with the variance 1 / n_in."""
    shape = sizes(n_in, n_out)
    return np.random.default_rng(seed).normal(0.0, np.sqrt(1.0 / shape[0]), shape)
