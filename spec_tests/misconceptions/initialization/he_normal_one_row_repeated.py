"""One row of He weights is drawn, and repeated for every input.

Each weight is drawn on its own. With equal rows every input counts the same, so that a unit sees only the
sum of its inputs, and x = (1, 0) and (0, 1) are one and the same to it. For n_in = 90 and n_out = 180
there should be 16,200 different numbers; here there are 180.
"""

import numpy as np
from numpy.typing import NDArray

from ._textbook import sizes

REPLACES = "initialization.he_normal"
FAILS = ("INIT-HE-2", "INIT-HE-3")
HINT = "How many random numbers does a layer with 3 inputs and 4 outputs need?"


def he_normal(n_in: int, n_out: int, seed: int) -> NDArray[np.float64]:
    """Return He-normal weights with equal rows."""
    shape = sizes(n_in, n_out)
    row = np.random.default_rng(seed).normal(0.0, np.sqrt(2.0 / shape[0]), shape[1])
    return np.tile(row, (shape[0], 1))
