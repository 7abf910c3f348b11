"""The derivative by b is a matrix of one row, since the summed axis is kept.

Code that stores biases as rows of shape (1, n_out) sums with the axis kept. Here b has the shape
(n_out,), and a derivative has the shape of what it is a derivative by. An update broadcasts b to (1,
n_out) without an error, and everything that counts axes (for example to tell weights from biases) is
wrong from then on. With dz = [[1, 2], [10, 20]], db is (11, 22) and not [[11, 22]].
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import dense_gradient_inputs

REPLACES = "layers.dense_backward"
FAILS = (
    "LAY-BACKWARD-3",
    "LAY-BACKWARD-4",
    "LAY-BACKWARD-5",
    "LAY-RESBACKWARD-2",
    "LAY-RESBACKWARD-3",
    "LAY-RESBACKWARD-5",
)
HINT = "Compare the number of axes of db with that of b."


def dense_backward(
    dz: ArrayLike, x: ArrayLike, W: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return dx, dW, and db with two axes."""
    dz, x, W = dense_gradient_inputs(dz, x, W)
    return dz @ W.T, x.T @ dz, np.sum(dz, axis=0, keepdims=True)
