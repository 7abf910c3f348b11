"""The derivative by b is one number, the sum of all entries of dz.

Each output has a bias of its own, which only its own column of z depends on: db has an entry for each
column of dz, the sum over its rows. A sum over everything mixes the outputs, and NumPy's broadcasting
then subtracts the same number from every bias without an error. With dz = [[1, −1], [2, −2]], db is (3,
−3); the variant returns 0.
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
HINT = "How many entries does b have? Over which axis of dz is the sum?"


def dense_backward(
    dz: ArrayLike, x: ArrayLike, W: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return dx, dW, and the sum of all of dz for db."""
    dz, x, W = dense_gradient_inputs(dz, x, W)
    return dz @ W.T, x.T @ dz, np.asarray(np.sum(dz))
