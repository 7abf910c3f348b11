"""In the residual layer, ReLU's derivative is taken at the input x, not at x W + b.

ReLU is applied to z = x W + b, so its derivative in the chain rule belongs to that z. x has the same
shape in a residual layer, and the mistake is seen by no shape. For x = 1, W = −3, b = 0 and dy = 5, z =
−3 and the branch is silent: dx is 5 and dW 0. The variant sees x > 0 and returns dx = 5 − 15 = −10 and dW
= 5.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import layers

from ._textbook import branch_slope, residual_gradient_inputs

REPLACES = "layers.residual_backward"
FAILS = ("LAY-RESBACKWARD-1", "LAY-RESBACKWARD-2", "LAY-RESBACKWARD-5")
HINT = "Which number went into ReLU in the forward pass?"


def residual_backward(
    dy: ArrayLike, x: ArrayLike, W: ArrayLike, b: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return the derivatives, with the branch open where the input is positive."""
    dy, x, W, b = residual_gradient_inputs(dy, x, W, b)
    dx, dW, db = layers.dense_backward(dy * branch_slope(x), x, W)
    return dy + dx, dW, db
