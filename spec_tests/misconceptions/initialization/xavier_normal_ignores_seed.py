"""The Xavier weights come from a generator without a seed, and are new ones in each run.

Each call returns weights of the right size, and none can be had again: a result that cannot be repeated
cannot be explained either, and two methods cannot be compared from the same start. Two calls with seed=0
should return the same weights, to the bit; here one returns 0.3 in some place and the next −0.7, say.
"""

import numpy as np
from numpy.typing import NDArray

from ._textbook import sizes

REPLACES = "initialization.xavier_normal"
FAILS = ("INIT-XAVIER-4",)
HINT = "Where in your function is the argument seed used?"


def xavier_normal(n_in: int, n_out: int, seed: int) -> NDArray[np.float64]:
    """Return Xavier-normal weights, other ones each time."""
    shape = sizes(n_in, n_out)
    return np.random.default_rng().normal(0.0, np.sqrt(2.0 / sum(shape)), shape)
