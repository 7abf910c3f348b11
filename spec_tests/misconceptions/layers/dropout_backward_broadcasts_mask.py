"""A dropout mask of another shape is stretched over dy, since NumPy allows it.

Every entry of dy has its own entry of the mask. A mask of one row means that a mask of something else was
handed in, and NumPy repeats it for all examples without a word. For dy of shape (4, 3) and a mask of
shape (3,) there should be a ValueError; the variant returns an array of shape (4, 3).
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import floats

REPLACES = "layers.dropout_backward"
FAILS = ("LAY-DROPBACK-3",)
HINT = "Compare the two shapes before you multiply."


def dropout_backward(dy: ArrayLike, mask: ArrayLike) -> NDArray[np.float64]:
    """Return dy * mask, whatever NumPy makes of the shapes."""
    dy, mask = floats(dy, mask)
    return dy * mask
