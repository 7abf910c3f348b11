"""He's variance is Xavier's 2 / (n_in + n_out), in which the number of outputs takes part.

Both formulas have a 2 above the line, for different reasons. Xavier's comes from averaging n_in and
n_out; He's makes up for ReLU, which silences half of the units and with them half of the mean square. For
a square layer Xavier's variance is half of He's: for n_in = n_out = 100 it is 0.01 where it should be
0.02, and 20 layers make the signal about 1,000 times smaller.
"""

import numpy as np
from numpy.typing import NDArray

from ._textbook import sizes

REPLACES = "initialization.he_normal"
FAILS = ("INIT-HE-2",)
HINT = "Does the variance depend on n_out?"


def he_normal(n_in: int, n_out: int, seed: int) -> NDArray[np.float64]:
    """Return normal weights with the variance 2 / (n_in + n_out)."""
    shape = sizes(n_in, n_out)
    return np.random.default_rng(seed).normal(0.0, np.sqrt(2.0 / sum(shape)), shape)
