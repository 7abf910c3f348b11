"""The slope of ReLU is taken at the layer's input x, and not at z = x @ W + b.

Both have the same shape in a residual layer, so that the wrong variable raises no error.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import activations
from reference.layers import residual_backward as right

REPLACES = "layers.residual_backward"
FAILS = ("LAY-RESBACKWARD-1", "LAY-RESBACKWARD-2", "LAY-RESBACKWARD-5")
HINT = "Which quantity was fed to ReLU on the way forward?"


def residual_backward(
    dy: ArrayLike, x: ArrayLike, W: ArrayLike, b: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return the derivatives by x, W and b."""
    right(dy, x, W, b)  # refuses what does not fit
    dy, x, W = (np.asarray(value, dtype=np.float64) for value in (dy, x, W))
    dz = dy * activations.relu_derivative(x)
    return dy + dz @ W.T, x.T @ dz, np.sum(dz, axis=0)
