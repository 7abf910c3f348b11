"""The first half of the list of gradients is taken, where every other entry is meant.

[:n // 2] has as many entries as [::2], but the biases of the first layers are among them.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "gradient_flow.layer_gradient_norms"
FAILS = ("FLOW-NORMS-2", "FLOW-NORMS-3", "FLOW-NORMS-4", "FLOW-NORMS-5")
HINT = "In which order does the network list its gradients?"


def layer_gradient_norms(network: Any, X: ArrayLike, T: ArrayLike) -> NDArray[np.float64]:
    """Return the norm of the derivative by each layer's weights."""
    gradients = network.gradients(X, T)
    weights = gradients[: len(gradients) // 2]
    return np.array([np.hypot.reduce(np.ravel(dW), initial=0.0) for dW in weights])
