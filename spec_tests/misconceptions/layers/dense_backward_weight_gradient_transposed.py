"""The derivative by W is returned transposed, as δᵀ x.

A derivative by W has the shape of W, one entry for each weight: ∂L/∂W_ij = Σ x_i δ_j over the examples,
with a row for each input. Texts that work with column vectors write δ aᵀ, which has a row for each
output; mixing both conventions yields the transpose. Square weights hide it: for x = (1, 2) and dz = (3,
5), dW is [[3, 5], [6, 10]], and the variant returns [[3, 6], [5, 10]].
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import dense_gradient_inputs

REPLACES = "layers.dense_backward"
FAILS = ("LAY-BACKWARD-2", "LAY-BACKWARD-5", "LAY-RESBACKWARD-2", "LAY-RESBACKWARD-5")
HINT = "Try a layer with two inputs and three outputs, and compare the shape of dW with the shape of W."


def dense_backward(
    dz: ArrayLike, x: ArrayLike, W: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return dx, the transpose of dW, and db."""
    dz, x, W = dense_gradient_inputs(dz, x, W)
    return dz @ W.T, dz.T @ x, np.sum(dz, axis=0)
