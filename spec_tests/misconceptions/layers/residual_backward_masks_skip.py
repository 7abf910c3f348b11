"""In the residual layer, ReLU's derivative masks the skip connection too.

dy goes back on two paths, and only the branch has a ReLU on its path. Whoever masks dy first and then
adds it to the branch's part has masked both: nothing comes back where the branch is silent, and the skip
connection has lost its purpose. For x = 1, W = −3, b = 0 and dy = 5, dx is 5; the variant returns 0.
Where the branch is open all is right.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import layers

from ._textbook import branch_slope, residual_gradient_inputs

REPLACES = "layers.residual_backward"
FAILS = ("LAY-RESBACKWARD-1", "LAY-RESBACKWARD-3", "LAY-RESBACKWARD-5", "LAY-RESBACKWARD-6")
HINT = "Follow dy along the skip connection. Does it meet ReLU on its way?"


def residual_backward(
    dy: ArrayLike, x: ArrayLike, W: ArrayLike, b: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return the derivatives of relu's mask times all of y."""
    dy, x, W, b = residual_gradient_inputs(dy, x, W, b)
    dz = dy * branch_slope(x @ W + b)
    dx, dW, db = layers.dense_backward(dz, x, W)
    return dz + dx, dW, db
