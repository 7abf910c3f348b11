"""The derivative by b is taken as dz itself, one row for each example.

b is added to every row of z, so all rows pull on the same b, and their parts add up: ∂L/∂b_j = Σ dz_ij
over the examples i. Without the sum db has the shape of the batch; subtracted from b it turns b into a
matrix. With dz = [[1, 2], [10, 20]], db is (11, 22), and the variant returns [[1, 2], [10, 20]].
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
HINT = "db has the shape of b, whatever the number of rows."


def dense_backward(
    dz: ArrayLike, x: ArrayLike, W: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return dx, dW, and dz for db."""
    dz, x, W = dense_gradient_inputs(dz, x, W)
    return dz @ W.T, x.T @ dz, dz.copy()
