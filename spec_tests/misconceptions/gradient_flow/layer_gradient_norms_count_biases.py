"""The norm of a layer counts the derivatives by its biases as well.

Weights and biases of a layer are both parameters, but the rule asks for the weights: their derivatives
are products with the layer's input, and the biases' are not, so that both together measure neither. For
dW = [[3]] and db = (4) the norm is 3; with the bias it is sqrt(9 + 16) = 5.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "gradient_flow.layer_gradient_norms"
FAILS = ("FLOW-NORMS-1", "FLOW-NORMS-2", "FLOW-NORMS-3", "FLOW-NORMS-4", "FLOW-NORMS-5")
HINT = "Which entries of network.gradients(X, T) do you use for the first layer?"


def layer_gradient_norms(network: Any, X: ArrayLike, T: ArrayLike) -> NDArray[np.float64]:
    """Return the norm of dW and db together, for each layer."""
    gradients = network.gradients(X, T)
    pairs = zip(gradients[0::2], gradients[1::2], strict=True)
    return np.array([np.hypot(np.linalg.norm(dW), np.linalg.norm(db)) for dW, db in pairs])
