"""The residual layer's dx comes back through the branch only.

x reaches y twice, directly and through the branch, so dx is a sum: dy from the skip connection, and what
dense_backward returns. Without dy the gradient vanishes wherever the branch is silent, which the skip is
there to prevent. For x = 1, W = −3, b = 0 and dy = 5 the branch is silent: dx is 5, and the variant
returns 0.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import layers

from ._textbook import branch_slope, residual_gradient_inputs

REPLACES = "layers.residual_backward"
FAILS = ("LAY-RESBACKWARD-1", "LAY-RESBACKWARD-3", "LAY-RESBACKWARD-5", "LAY-RESBACKWARD-6")
HINT = "On how many paths does x reach y?"


def residual_backward(
    dy: ArrayLike, x: ArrayLike, W: ArrayLike, b: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return the derivatives of the branch."""
    dy, x, W, b = residual_gradient_inputs(dy, x, W, b)
    return layers.dense_backward(dy * branch_slope(x @ W + b), x, W)
