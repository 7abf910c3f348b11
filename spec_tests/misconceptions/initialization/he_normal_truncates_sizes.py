"""he_normal cuts sizes to whole numbers, so that 2.5 outputs are taken for 2.

A layer has a whole number of inputs and outputs. A size of 2.5 comes from a mistake elsewhere, such as 5
/ 2 for half of 5 units, and cutting it hides that. For n_in = 3 and n_out = 2.5 there should be a
ValueError; the variant returns weights of shape (3, 2).
"""

import numpy as np
from numpy.typing import NDArray

from ._textbook import sizes

REPLACES = "initialization.he_normal"
FAILS = ("INIT-HE-5",)
HINT = "Is 2.5 a number of outputs?"


def he_normal(n_in: int, n_out: int, seed: int) -> NDArray[np.float64]:
    """Return He-normal weights, for sizes that are not whole too."""
    shape = sizes(int(n_in), int(n_out))
    return np.random.default_rng(seed).normal(0.0, np.sqrt(2.0 / shape[0]), shape)
