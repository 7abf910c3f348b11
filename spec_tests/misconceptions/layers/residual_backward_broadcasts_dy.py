"""A residual layer's dy of one row or one column is stretched to the shape of y.

dy holds the derivative by every entry of y and has its shape. Multiplied by the mask of the branch, a
single row or column is repeated by NumPy: the derivatives come out as if the loss treated all examples,
or all outputs, alike. For a dy of shape (1, 3) and an x of shape (4, 3) there should be a ValueError; the
variant returns a dx of shape (4, 3).
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import layers

from ._textbook import branch_slope, floats, residual_inputs

REPLACES = "layers.residual_backward"
FAILS = ("LAY-RESBACKWARD-4",)
HINT = "Hand in a dy with one row for a batch of four. What does its product with the mask look like?"


def residual_backward(
    dy: ArrayLike, x: ArrayLike, W: ArrayLike, b: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return dx, dW and db, for any dy that NumPy can stretch."""
    x, W, b = residual_inputs(x, W, b)
    (dy,) = floats(dy)
    dx, dW, db = layers.dense_backward(dy * branch_slope(x @ W + b), x, W)
    return dy + dx, dW, db
