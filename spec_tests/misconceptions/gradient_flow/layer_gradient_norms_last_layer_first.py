"""The norms come in the order in which backpropagation finds them, last layer first.

Backpropagation starts at the output, so that a list filled on the way has the last layer in front. The
norms should be in the order of the layers. Reversed, vanishing looks like exploding: ten sigmoid layers
with norms from 1e-6 (first) to 0.1 (last) seem to have a gradient that fades towards the output. For the
norms 0.01 and 5 of two layers the result should be (0.01, 5), and is (5, 0.01).
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference.gradient_flow import layer_gradient_norms as right

REPLACES = "gradient_flow.layer_gradient_norms"
FAILS = ("FLOW-NORMS-2", "FLOW-NORMS-3", "FLOW-NORMS-4", "FLOW-NORMS-5")
HINT = "Which layer does the first norm belong to: the one at the input, or the one at the output?"


def layer_gradient_norms(network: Any, X: ArrayLike, T: ArrayLike) -> NDArray[np.float64]:
    """Return the norms, last layer first."""
    return right(network, X, T)[::-1].copy()
