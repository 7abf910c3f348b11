"""Dropout's backward pass sets entries to 0, but forgets the scale of the kept ones.

y = x · mask, and where the mask is 1 / (1 − p) that is also the derivative: a kept entry of x acts on y
with this factor. Without it the gradients below a dropout layer are too small by 1 − p, for each such
layer. With mask = (0, 4) and dy = (1, 1), dx is (0, 4); the variant returns (0, 1).
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import dropout_gradient_inputs

REPLACES = "layers.dropout_backward"
FAILS = ("LAY-DROPBACK-1", "LAY-DROPBACK-2", "LAY-DROPBACK-3")
HINT = "If y = 4 x, what is the derivative of y by x?"


def dropout_backward(dy: ArrayLike, mask: ArrayLike) -> NDArray[np.float64]:
    """Return dy where the mask is not 0, and 0 elsewhere."""
    dy, mask = dropout_gradient_inputs(dy, mask)
    return np.where(mask != 0.0, dy, 0.0)
