"""The bias is subtracted from x @ W, instead of added.

A slip of one sign: the gradient by b that goes with it has the other sign.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference.layers import dense_forward as right

REPLACES = "layers.dense_forward"
FAILS = (
    "LAY-FORWARD-1",
    "LAY-FORWARD-3",
    "LAY-RESFORWARD-1",
    "LAY-RESFORWARD-2",
    "LAY-RESFORWARD-3",
    "LAY-RESBACKWARD-1",
    "LAY-RESBACKWARD-2",
    "LAY-RESBACKWARD-5",
)
HINT = "What is z for an input of zeros?"


def dense_forward(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> NDArray[np.float64]:
    """Return the pre-activation."""
    right(x, W, b)  # refuses what does not fit
    x, W, b = (np.asarray(value, dtype=np.float64) for value in (x, W, b))
    return x @ W - b
