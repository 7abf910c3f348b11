"""The derivative by W is divided by the number of rows, where db is the sum.

Both sums run over the same rows, and dz already contains the 1/m of the averaged loss. Dividing one of
them only tilts the gradient: W learns m times more slowly than b, and the step no longer goes downhill as
steeply as it could. With x = [[1], [2]] and dz = [[10], [100]], dW is 10 + 200 = 210; the variant returns
105, beside the right db of 110.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import dense_gradient_inputs

REPLACES = "layers.dense_backward"
FAILS = ("LAY-BACKWARD-2", "LAY-BACKWARD-5", "LAY-RESBACKWARD-2", "LAY-RESBACKWARD-5")
HINT = "Hand the same row in twice. Which of dW and db double?"


def dense_backward(
    dz: ArrayLike, x: ArrayLike, W: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return dx, dW divided by the number of rows, and db."""
    dz, x, W = dense_gradient_inputs(dz, x, W)
    return dz @ W.T, x.T @ dz / dz.shape[0], np.sum(dz, axis=0)
