"""The Xavier weights have the shape (n_out, n_in), a row for each output.

This fits z = W x with x as a column. Here examples are rows and z = x W + b, so W has a row for each
input, and the transpose fits square layers only. For n_in = 4 and n_out = 1 the shape should be (4, 1),
and is (1, 4).
"""

import numpy as np
from numpy.typing import NDArray

from ._textbook import sizes

REPLACES = "initialization.xavier_normal"
FAILS = ("INIT-XAVIER-1", "INIT-XAVIER-2", "INIT-XAVIER-3", "INIT-XAVIER-4", "INIT-XAVIER-5")
HINT = "x has n_in columns. Which shape must W have for x @ W?"


def xavier_normal(n_in: int, n_out: int, seed: int) -> NDArray[np.float64]:
    """Return normal weights of the shape (n_out, n_in)."""
    shape = sizes(n_in, n_out)
    return np.random.default_rng(seed).normal(0.0, np.sqrt(2.0 / sum(shape)), shape[::-1])
