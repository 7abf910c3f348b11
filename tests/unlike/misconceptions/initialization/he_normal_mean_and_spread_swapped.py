"""The mean and the spread are given to normal in the wrong order.

normal(spread, 0) has the mean where the spread belongs: all weights are one and the same number.
"""

import numpy as np
from numpy.typing import NDArray

REPLACES = "initialization.he_normal"
FAILS = ("INIT-HE-3", "INIT-HE-4")
HINT = "Which argument of normal comes first?"


def he_normal(n_in: int, n_out: int, seed: int) -> NDArray[np.float64]:
    """Return normal weights, scaled by the number of inputs."""
    for name, n in (("n_in", n_in), ("n_out", n_out)):
        if not isinstance(n, (int, np.integer)) or n < 1:
            raise ValueError(f"{name} is {n!r}, expected an integer >= 1")
    spread = np.sqrt(2.0 / n_in)
    return np.random.default_rng(seed).normal(spread, 0.0, (n_in, n_out))
