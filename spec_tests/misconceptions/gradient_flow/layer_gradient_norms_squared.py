"""The sum of a layer's squared derivatives is returned without its square root.

A norm grows in proportion to what it measures; the sum of squares grows with its square. Thresholds for
norms do not fit it: a gradient of 1e-4 is reported as 1e-8, and seems to have vanished. For dW = [[3, 4]]
the norm is 5, and the sum of squares 25.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "gradient_flow.layer_gradient_norms"
FAILS = ("FLOW-NORMS-1", "FLOW-NORMS-2", "FLOW-NORMS-3", "FLOW-NORMS-4", "FLOW-NORMS-5")
HINT = "Double all gradients. By which factor should the norms grow?"


def layer_gradient_norms(network: Any, X: ArrayLike, T: ArrayLike) -> NDArray[np.float64]:
    """Return the sum of the squares of dW, for each layer."""
    return np.array([np.sum(np.square(dW)) for dW in network.gradients(X, T)[0::2]])
