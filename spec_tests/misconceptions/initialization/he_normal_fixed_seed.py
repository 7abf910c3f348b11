"""The He weights come from a generator with a fixed seed, whatever seed is asked for.

Results are repeatable this way, but there is only one network to be had: whether training works for one
start in a hundred or for all cannot be found out. The seeds 0 and 1 should give different weights; here
they give the same ones, for n_in = n_out = 1 the number 0.3047 · sqrt(2) = 0.4309 each time.
"""

import numpy as np
from numpy.typing import NDArray

from ._textbook import sizes

REPLACES = "initialization.he_normal"
FAILS = ("INIT-HE-4",)
HINT = "Where in your function is the argument seed used?"


def he_normal(n_in: int, n_out: int, seed: int) -> NDArray[np.float64]:
    """Return He-normal weights, the same for every seed."""
    shape = sizes(n_in, n_out)
    return np.random.default_rng(42).normal(0.0, np.sqrt(2.0 / shape[0]), shape)
