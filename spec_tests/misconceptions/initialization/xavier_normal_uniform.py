"""The Xavier weights are uniform numbers between ±sqrt(6 / (n_in + n_out)), not normal ones.

This is the uniform form of Xavier's initialisation, and its variance is right: a uniform number in ±a has
variance a² / 3. But xavier_normal draws normal numbers. For n_in = n_out = 3 the variance is 1 / 3 both
times; no uniform weight exceeds a = 1, while 8 % of normal ones do, and 58 % of uniform numbers lie
within one standard deviation, where 68 % of normal ones do.
"""

import numpy as np
from numpy.typing import NDArray

from ._textbook import sizes

REPLACES = "initialization.xavier_normal"
FAILS = ("INIT-XAVIER-3",)
HINT = "Look at a histogram of a large draw. Has it tails?"


def xavier_normal(n_in: int, n_out: int, seed: int) -> NDArray[np.float64]:
    """Return uniform weights with the variance 2 / (n_in + n_out)."""
    shape = sizes(n_in, n_out)
    bound = np.sqrt(6.0 / sum(shape))
    return np.random.default_rng(seed).uniform(-bound, bound, shape)
