"""Dropout's backward pass draws a mask of its own, not that of the forward pass.

The forward pass computed y = x · mask, so the derivative of y by x is that very mask. A new one lets
gradients through to entries that had no part in the output, and blocks others that had. With mask = (0,
2) and dy = (1, 1), dx is (0, 2); a fresh mask makes it (2, 0) half of the time.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import dropout_gradient_inputs

REPLACES = "layers.dropout_backward"
FAILS = ("LAY-DROPBACK-1", "LAY-DROPBACK-2")
HINT = "Which entries of x had an influence on y in the forward pass?"


def dropout_backward(dy: ArrayLike, mask: ArrayLike) -> NDArray[np.float64]:
    """Return dy times the entries of the mask in new places."""
    dy, mask = dropout_gradient_inputs(dy, mask)
    places = np.random.default_rng(0).permutation(mask.size)
    return dy * mask.ravel()[places].reshape(mask.shape)
