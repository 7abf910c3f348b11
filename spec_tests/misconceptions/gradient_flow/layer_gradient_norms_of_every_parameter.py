"""There is a norm for each parameter, weights and biases in turn, not one for each layer.

network.gradients returns two arrays for each layer, dW and db. A norm for each of them gives 2L numbers:
the second is the first layer's bias, and a plot over the layers zigzags. For two layers with dW of norms
1 and 2, and db of norms 10 and 20, the result should be (1, 2), and is (1, 10, 2, 20).
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "gradient_flow.layer_gradient_norms"
FAILS = ("FLOW-NORMS-1", "FLOW-NORMS-2", "FLOW-NORMS-3", "FLOW-NORMS-4", "FLOW-NORMS-5")
HINT = "How many layers has the network, and how many norms do you return?"


def layer_gradient_norms(network: Any, X: ArrayLike, T: ArrayLike) -> NDArray[np.float64]:
    """Return a norm for each of the gradients."""
    return np.array([np.linalg.norm(gradient) for gradient in network.gradients(X, T)])
