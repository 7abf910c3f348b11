"""Xavier's variance is computed as 2 / n_in + n_out, without parentheses around the sum.

Division comes before addition, so n_out is added to the quotient and the weights grow with the number of
outputs, where they should shrink. For n_in = 4 and n_out = 4 the variance should be 2 / 8 = 0.25; here it
is 2 / 4 + 4 = 4.5, and a tanh layer is saturated from the start.
"""

import numpy as np
from numpy.typing import NDArray

from ._textbook import sizes

REPLACES = "initialization.xavier_normal"
FAILS = ("INIT-XAVIER-2",)
HINT = "Work out your formula by hand for n_in = 4 and n_out = 4, one operation at a time."


def xavier_normal(n_in: int, n_out: int, seed: int) -> NDArray[np.float64]:
    """Return normal weights with the variance 2 / n_in + n_out."""
    n_in, n_out = sizes(n_in, n_out)
    return np.random.default_rng(seed).normal(0.0, np.sqrt(2.0 / n_in + n_out), (n_in, n_out))
