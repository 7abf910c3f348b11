"""The shapes are left to the matrix products, which cannot see all that does not fit.

The products dz Wᵀ and xᵀ dz compare the columns of dz with those of W, and the rows of x with those of
dz; no product compares x with W. A W of a different layer is then taken without an error, and dx has a
shape that x has not. With dz of shape (4, 5), x of shape (4, 2) and W of shape (3, 5), dx comes out with
3 columns where x has 2.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import floats

REPLACES = "layers.dense_backward"
FAILS = ("LAY-BACKWARD-4",)
HINT = "Which pair of dz, x and W never meets in a product?"


def dense_backward(
    dz: ArrayLike, x: ArrayLike, W: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return dx, dW and db, as far as the products go."""
    dz, x, W = floats(dz, x, W)
    return dz @ W.T, x.T @ dz, np.sum(dz, axis=0)
