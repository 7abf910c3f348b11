"""The three derivatives are returned in the order of the update, dW, db, dx.

Each of the three is right, and the caller takes them for others: dx, which the layer before needs, comes
first here, as x comes before W and b in dense_forward. With dz = (1, 0), x = (2, 3) and W = [[1, 3], [5,
7]], the first result should be dx = (1, 5), and is dW = [[2, 0], [3, 0]].
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import dense_gradient_inputs

REPLACES = "layers.dense_backward"
FAILS = (
    "LAY-BACKWARD-1",
    "LAY-BACKWARD-2",
    "LAY-BACKWARD-3",
    "LAY-BACKWARD-4",
    "LAY-BACKWARD-5",
    "LAY-RESBACKWARD-1",
    "LAY-RESBACKWARD-2",
    "LAY-RESBACKWARD-3",
    "LAY-RESBACKWARD-4",
    "LAY-RESBACKWARD-5",
    "LAY-RESBACKWARD-6",
)
HINT = "Read what is returned, and in which order."


def dense_backward(
    dz: ArrayLike, x: ArrayLike, W: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return dW, db and dx."""
    dz, x, W = dense_gradient_inputs(dz, x, W)
    return x.T @ dz, np.sum(dz, axis=0), dz @ W.T
