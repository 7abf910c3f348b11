"""He's variance is 1 / n_in, as if no unit were ever silent.

1 / n_in keeps the signal of a linear layer. ReLU then sets the negative half to 0, which halves the mean
square; the 2 in 2 / n_in makes up for it. Without it each layer halves the mean square: for n_in = 100
the variance is 0.01 where it should be 0.02, and after 20 layers signals are sqrt(2²⁰) = 1,024 times
smaller.
"""

import numpy as np
from numpy.typing import NDArray

from ._textbook import sizes

REPLACES = "initialization.he_normal"
FAILS = ("INIT-HE-2",)
HINT = "What does ReLU do to half of the units?"


def he_normal(n_in: int, n_out: int, seed: int) -> NDArray[np.float64]:
    """Return normal weights with the variance 1 / n_in."""
    shape = sizes(n_in, n_out)
    return np.random.default_rng(seed).normal(0.0, np.sqrt(1.0 / shape[0]), shape)
