"""The Xavier weights are normal numbers times 0.01, whatever the sizes of the layer.

"Small random numbers" are right for one size at most: the sum over n_in inputs multiplies the variance of
a signal by n_in · 0.01². For n_in = n_out = 100 the standard deviation should be sqrt(2 / 200) = 0.1.
With 0.01 each layer makes the signal ten times smaller, and five layers make it 100,000 times smaller.
"""

import numpy as np
from numpy.typing import NDArray

from ._textbook import sizes

REPLACES = "initialization.xavier_normal"
FAILS = ("INIT-XAVIER-2",)
HINT = "How should the size of the weights change when the layer has more inputs?"


def xavier_normal(n_in: int, n_out: int, seed: int) -> NDArray[np.float64]:
    """Return normal weights with the standard deviation 0.01."""
    return 0.01 * np.random.default_rng(seed).standard_normal(sizes(n_in, n_out))
