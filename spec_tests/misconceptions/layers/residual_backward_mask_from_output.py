"""ReLU's derivative is read off the sum: it is 1 where y = x + relu(x W + b) is above 0.

After a plain ReLU layer the output is positive exactly where z is. Here x has been added, so that the
sign of y says nothing about the branch: its derivative is 1 where x W + b > 0. For x = 1, W = −3, b = 0
and dy = 5 the branch is silent and dx is 5, dW 0. But y = 1 is positive, and the variant returns dx = 5 −
15 = −10 and dW = 5.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import layers

from ._textbook import branch_output, branch_slope, residual_gradient_inputs

REPLACES = "layers.residual_backward"
FAILS = ("LAY-RESBACKWARD-1", "LAY-RESBACKWARD-2", "LAY-RESBACKWARD-5")
HINT = "Find an x for which y is positive although the branch is silent."


def residual_backward(
    dy: ArrayLike, x: ArrayLike, W: ArrayLike, b: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return the derivatives, with the branch open where the output is positive."""
    dy, x, W, b = residual_gradient_inputs(dy, x, W, b)
    y = x + branch_output(x @ W + b)
    dx, dW, db = layers.dense_backward(dy * branch_slope(y), x, W)
    return dy + dx, dW, db
