"""The Xavier weights are drawn from NumPy's global generator, which the function seeds.

The weights depend on the seed alone, as they should. But seeding is a side effect: whoever else draws
from the global generator, to shuffle a data set for example, gets the same numbers again after each new
network. After a call with seed=0 and a layer of one weight, numpy.random.randn() returns 0.4002 each
time, whatever was drawn before.
"""

import numpy as np
from numpy.typing import NDArray

from ._textbook import sizes

REPLACES = "initialization.xavier_normal"
FAILS = ("INIT-XAVIER-4",)
HINT = "Draw a number from numpy.random before and after the call. Does your function have a say in it?"


def xavier_normal(n_in: int, n_out: int, seed: int) -> NDArray[np.float64]:
    """Return Xavier-normal weights, drawn from the global generator."""
    shape = sizes(n_in, n_out)
    np.random.seed(seed)
    return np.random.normal(0.0, np.sqrt(2.0 / sum(shape)), shape)
