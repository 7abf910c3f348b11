"""The two sizes are multiplied under the root, where they should be added.

* was typed for +: the two agree for a layer of 2 inputs and 2 outputs, and for no other.
"""

import numpy as np
from numpy.typing import NDArray

REPLACES = "initialization.xavier_normal"
FAILS = ("INIT-XAVIER-2",)
HINT = "What is the spread of a layer of 4 inputs and 4 outputs?"


def xavier_normal(n_in: int, n_out: int, seed: int) -> NDArray[np.float64]:
    """Return normal weights, scaled by the size of the layer."""
    for name, n in (("n_in", n_in), ("n_out", n_out)):
        if not isinstance(n, (int, np.integer)) or n < 1:
            raise ValueError(f"{name} is {n!r}, expected an integer >= 1")
    spread = np.sqrt(2.0 / (n_in * n_out))
    return np.random.default_rng(seed).normal(0.0, spread, (n_in, n_out))
