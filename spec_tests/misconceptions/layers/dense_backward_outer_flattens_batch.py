"""The derivative by W is the outer product of all of x and dz, whatever the batch.

For one example dW is the outer product of its x and dz. For several, the products of the examples are
added up, and NumPy's outer does something else: it flattens its arguments first and multiplies every
entry of the batch by every other, across examples too. With x = [[1], [2]] and dz = [[10], [100]], dW is
[[1·10 + 2·100]] = [[210]]; the outer product is [[10, 100], [20, 200]], of the wrong shape.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import dense_gradient_inputs

REPLACES = "layers.dense_backward"
FAILS = ("LAY-BACKWARD-2", "LAY-BACKWARD-5", "LAY-RESBACKWARD-2", "LAY-RESBACKWARD-5")
HINT = "Look at the shape of dW for a batch of two rows. How should the parts of the two come together?"


def dense_backward(
    dz: ArrayLike, x: ArrayLike, W: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return dx, an outer product for dW, and db."""
    dz, x, W = dense_gradient_inputs(dz, x, W)
    return dz @ W.T, np.outer(x, dz), np.sum(dz, axis=0)
