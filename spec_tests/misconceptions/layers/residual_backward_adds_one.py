"""The skip connection contributes 1 to dx, where it contributes dy.

The derivative of x by x is 1, but dx is the derivative of the loss: the chain rule multiplies that 1 by
dy. The mistake is invisible as long as dy is all ones. For x = 1, W = −3, b = 0 and dy = 5 the branch is
silent and dx is 5; the variant returns 1, whatever dy is.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import layers

from ._textbook import branch_slope, residual_gradient_inputs

REPLACES = "layers.residual_backward"
FAILS = ("LAY-RESBACKWARD-1", "LAY-RESBACKWARD-5", "LAY-RESBACKWARD-6")
HINT = "Double dy. What should happen to dx?"


def residual_backward(
    dy: ArrayLike, x: ArrayLike, W: ArrayLike, b: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return 1 + the branch's dx, dW and db."""
    dy, x, W, b = residual_gradient_inputs(dy, x, W, b)
    dx, dW, db = layers.dense_backward(dy * branch_slope(x @ W + b), x, W)
    return 1.0 + dx, dW, db
