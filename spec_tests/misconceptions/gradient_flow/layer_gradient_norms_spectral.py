"""The largest singular value of dW, its 2-norm, is taken for its Frobenius norm.

NumPy's norm of a matrix with ord=2 is not the root of the sum of the squares, as it is for vectors, but
the largest factor by which the matrix stretches a vector. Both agree if dW has rank 1, as it has for a
batch of one. For dW = [[3, 0], [0, 4]] the Frobenius norm is 5, and the largest singular value 4.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "gradient_flow.layer_gradient_norms"
FAILS = ("FLOW-NORMS-1", "FLOW-NORMS-2", "FLOW-NORMS-3")
HINT = "Work out the norm of [[3, 0], [0, 4]] by hand, as if the matrix were a vector of four entries."


def layer_gradient_norms(network: Any, X: ArrayLike, T: ArrayLike) -> NDArray[np.float64]:
    """Return the largest singular value of dW, for each layer."""
    return np.array([np.linalg.norm(dW, 2) for dW in network.gradients(X, T)[0::2]])
