"""Dropout's backward pass multiplies dy by the mask in place, which changes dy.

The value is right, but dy belongs to the caller: it is often needed once more, for the skip connection
beside this layer or for a check, and has become dx by then. For dy = (1, 1) and mask = (0, 2), dx is (0,
2), and dy should still be (1, 1) afterwards; it is (0, 2).
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import dropout_gradient_inputs

REPLACES = "layers.dropout_backward"
FAILS = ("LAY-DROPBACK-2",)
HINT = "Print dy before and after the call."


def dropout_backward(dy: ArrayLike, mask: ArrayLike) -> NDArray[np.float64]:
    """Multiply dy by the mask, and return it."""
    dy, mask = dropout_gradient_inputs(dy, mask)
    dy *= mask
    return dy
