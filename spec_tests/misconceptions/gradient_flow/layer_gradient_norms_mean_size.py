"""The mean of abs(g) over a layer's weights is taken for its norm.

A mean says how large a typical entry is, a norm how large the whole is; they differ the more, the larger
the layer. With a mean, wide layers seem to have smaller gradients than narrow ones. For dW = [[3, 4]] the
norm is 5, and the mean 3.5; for a layer of 10,000 weights with gradients of 0.01 the norm is 1, and the
mean 0.01.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "gradient_flow.layer_gradient_norms"
FAILS = ("FLOW-NORMS-1", "FLOW-NORMS-2", "FLOW-NORMS-3", "FLOW-NORMS-4", "FLOW-NORMS-5")
HINT = "Append a column of zeros to dW. Should the norm change?"


def layer_gradient_norms(network: Any, X: ArrayLike, T: ArrayLike) -> NDArray[np.float64]:
    """Return the mean of abs(dW), for each layer."""
    return np.array([np.mean(np.abs(dW)) for dW in network.gradients(X, T)[0::2]])
