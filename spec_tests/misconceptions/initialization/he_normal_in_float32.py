"""The He weights are returned as float32.

Deep-learning frameworks compute in float32 to save memory; the course computes in float64, since a
numerical check of gradients needs the digits. A float32 number has 7 digits, and none that is missing
comes back when it meets a float64 later. For n_in = n_out = 1 and a draw of 0.1 the weight is 0.1 ·
sqrt(2) = 0.1414213562…; as float32 it is 0.1414213628….
"""

import numpy as np
from numpy.typing import NDArray

from ._textbook import sizes

REPLACES = "initialization.he_normal"
FAILS = ("INIT-HE-1", "INIT-HE-2", "INIT-HE-3", "INIT-HE-4", "INIT-HE-5")
HINT = "Print the dtype of the weights."


def he_normal(n_in: int, n_out: int, seed: int) -> NDArray[np.float32]:
    """Return He-normal weights in single precision."""
    shape = sizes(n_in, n_out)
    return np.random.default_rng(seed).normal(0.0, np.sqrt(2.0 / shape[0]), shape).astype(np.float32)
