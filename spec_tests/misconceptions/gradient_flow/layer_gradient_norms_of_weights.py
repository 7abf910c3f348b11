"""The norms are those of the weights themselves, not of the derivatives by them.

Gradient flow is about what comes back from the loss: large weights can have vanishing gradients, as in a
saturated sigmoid layer. The weights' norms do not even depend on X and T. For W = [[3, 4]] with dW =
[[0.3, 0.4]] the norm is 0.5, and the variant returns 5.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "gradient_flow.layer_gradient_norms"
FAILS = ("FLOW-NORMS-1", "FLOW-NORMS-2", "FLOW-NORMS-3", "FLOW-NORMS-4", "FLOW-NORMS-5")
HINT = "Should the norms change when you hand in other targets T?"


def layer_gradient_norms(network: Any, X: ArrayLike, T: ArrayLike) -> NDArray[np.float64]:
    """Return the Frobenius norm of W, for each layer."""
    return np.array([np.linalg.norm(W) for W in network.parameters()[0::2]])
