"""The root is taken of the 2 alone, and its result divided by n_in + n_out.

A parenthesis closes too early: the spread shrinks with the size of the layer, not with its root.
"""

import numpy as np
from numpy.typing import NDArray

REPLACES = "initialization.xavier_normal"
FAILS = ("INIT-XAVIER-2",)
HINT = "Compare the spread of a small layer with that of one a hundred times as large."


def xavier_normal(n_in: int, n_out: int, seed: int) -> NDArray[np.float64]:
    """Return normal weights, scaled by the size of the layer."""
    for name, n in (("n_in", n_in), ("n_out", n_out)):
        if not isinstance(n, (int, np.integer)) or n < 1:
            raise ValueError(f"{name} is {n!r}, expected an integer >= 1")
    spread = np.sqrt(2.0) / (n_in + n_out)
    return np.random.default_rng(seed).normal(0.0, spread, (n_in, n_out))
