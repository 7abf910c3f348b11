"""The branch's gradient leaves out the derivative of ReLU, as if the branch were linear.

Where x W + b is negative, relu is constant, and neither W nor b has an influence on y: their derivatives
are 0 there. Without this factor silent units are trained too. For x = 1, W = −3, b = 0 and dy = 5, dx is
5 and dW is 0; the variant returns dx = 5 − 15 = −10 and dW = 5.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import layers

from ._textbook import residual_gradient_inputs

REPLACES = "layers.residual_backward"
FAILS = ("LAY-RESBACKWARD-1", "LAY-RESBACKWARD-2", "LAY-RESBACKWARD-5")
HINT = "Change W a little where the branch is silent. Does y change?"


def residual_backward(
    dy: ArrayLike, x: ArrayLike, W: ArrayLike, b: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return the derivatives of x + x @ W + b."""
    dy, x, W, b = residual_gradient_inputs(dy, x, W, b)
    dx, dW, db = layers.dense_backward(dy, x, W)
    return dy + dx, dW, db
