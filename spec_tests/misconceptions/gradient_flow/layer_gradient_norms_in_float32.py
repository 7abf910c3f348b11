"""The squares for the norms are added in float32, with 7 digits and a range down to 1e-45.

The square of a small gradient is smaller still: float32 has no number near (1e-25)² = 1e-50, and takes it
for 0. A gradient that is small then seems to have vanished entirely. For dW = [[1e-25]] the norm is
1e-25; the variant returns 0. For dW = [[0.1]] it returns 0.1000000015, off by 1.5e-9.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "gradient_flow.layer_gradient_norms"
FAILS = ("FLOW-NORMS-1", "FLOW-NORMS-2", "FLOW-NORMS-3", "FLOW-NORMS-4")
HINT = "Print the norm of dW = [[0.1]] with 12 digits. In which data type do you compute?"


def layer_gradient_norms(network: Any, X: ArrayLike, T: ArrayLike) -> NDArray[np.float64]:
    """Return the Frobenius norm of dW for each layer, computed in single precision."""
    single = [np.asarray(dW, dtype=np.float32) for dW in network.gradients(X, T)[0::2]]
    return np.array([np.sqrt(np.sum(dW * dW)) for dW in single], dtype=np.float64)
