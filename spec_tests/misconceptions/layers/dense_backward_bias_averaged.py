"""The derivative by b is the mean of dz over the rows, where dW is the sum.

The average over the batch belongs to the loss, and dz already carries its 1/m. A layer only applies the
chain rule: ∂L/∂b_j = Σ dz_ij over the rows i. A mean divides by m a second time, and b then learns m
times more slowly than W. With dz = (1, 2, 6)ᵀ, db is 9, and the mean is 3.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import dense_gradient_inputs

REPLACES = "layers.dense_backward"
FAILS = ("LAY-BACKWARD-3", "LAY-BACKWARD-5", "LAY-RESBACKWARD-2", "LAY-RESBACKWARD-5")
HINT = "Add 1 to b: by how much does z change in each row, and what do the rows together do to the loss?"


def dense_backward(
    dz: ArrayLike, x: ArrayLike, W: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return dx, dW, and the mean of dz for db."""
    dz, x, W = dense_gradient_inputs(dz, x, W)
    return dz @ W.T, x.T @ dz, np.mean(dz, axis=0)
