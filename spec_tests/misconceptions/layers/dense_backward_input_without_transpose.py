"""The derivative by x is dz W, without the transpose.

Forward, W leads from inputs to outputs; backward, dz has an entry for each output and has to come back to
the inputs: ∂L/∂x_i = Σ_j dz_j W_ij, which is dz Wᵀ. Where W is not square the shapes do not fit; where it
is, the wrong weights are used silently. With dz = (1, 0) and W = [[1, 3], [5, 7]], dx is (1, 5), the
column of the first output; the variant returns (1, 3).
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import dense_gradient_inputs

REPLACES = "layers.dense_backward"
FAILS = (
    "LAY-BACKWARD-1",
    "LAY-BACKWARD-2",
    "LAY-BACKWARD-3",
    "LAY-BACKWARD-5",
    "LAY-RESBACKWARD-1",
    "LAY-RESBACKWARD-5",
)
HINT = "Which weights connect the first input with all of the outputs: a row of W, or a column?"


def dense_backward(
    dz: ArrayLike, x: ArrayLike, W: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return dz @ W for dx, dW and db."""
    dz, x, W = dense_gradient_inputs(dz, x, W)
    return dz @ W, x.T @ dz, np.sum(dz, axis=0)
