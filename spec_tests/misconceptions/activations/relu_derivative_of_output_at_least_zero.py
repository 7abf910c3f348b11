"""The derivative of ReLU asks whether the output is at least 0, which it always is.

The slope is 1 where z > 0 and 0 where z < 0. ReLU's output is never negative, so asking whether it is ≥
0 answers yes everywhere. At z = −2 the output is 0 and the slope 0, and the test 0 ≥ 0 says 1. The
gradient then flows through units that are switched off, and the network is trained as if it were linear.
Asked of z itself, > and ≥ differ only at the kink.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import activations

REPLACES = "activations.relu_derivative"
FAILS = ("ACT-RELUPRIME-1", "ACT-RELUPRIME-2", "ACT-RELUPRIME-3")
HINT = "What is the smallest value that relu returns? Which inputs does your comparison leave out?"


def relu_derivative(z: ArrayLike) -> NDArray[np.float64]:
    """Return 1 where relu(z) >= 0."""
    return (activations.relu(z) >= 0.0).astype(np.float64)
