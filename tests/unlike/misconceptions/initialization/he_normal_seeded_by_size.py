"""The generator is made from n_in instead of the seed.

The wrong argument was typed: layers of one size always start from the same weights.
"""

import numpy as np
from numpy.typing import NDArray

REPLACES = "initialization.he_normal"
FAILS = ("INIT-HE-4",)
HINT = "Does anything change when you pass another seed?"


def he_normal(n_in: int, n_out: int, seed: int) -> NDArray[np.float64]:
    """Return normal weights, scaled by the number of inputs."""
    for name, n in (("n_in", n_in), ("n_out", n_out)):
        if not isinstance(n, (int, np.integer)) or n < 1:
            raise ValueError(f"{name} is {n!r}, expected an integer >= 1")
    generator = np.random.default_rng(n_in)
    return generator.normal(0.0, np.sqrt(2.0 / n_in), (n_in, n_out))
