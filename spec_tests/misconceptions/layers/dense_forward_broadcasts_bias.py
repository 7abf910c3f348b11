"""The bias is added without a look at its shape, and NumPy stretches it.

A bias has one entry for each output. NumPy also adds a b of shape (1,), the same number to every output,
and a column of shape (m, 1), one number to each example: then a mistake made elsewhere passes without an
error. For x W of shape (4, 5), a b of shape (1,) should be refused, and the variant returns z of shape
(4, 5).
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import floats

REPLACES = "layers.dense_forward"
FAILS = ("LAY-FORWARD-2", "LAY-RESFORWARD-2", "LAY-RESBACKWARD-4")
HINT = "Try a bias with a single entry and weights with five columns. Which of the shapes decides?"


def dense_forward(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> NDArray[np.float64]:
    """Return x @ W + b, whatever NumPy makes of the shapes."""
    x, W, b = floats(x, W, b)
    return x @ W + b
