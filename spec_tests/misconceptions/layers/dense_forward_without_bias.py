"""The dense layer leaves out the bias: z = x W.

Without b every layer maps 0 to 0, and all boundaries of a network's first layer pass through the origin:
XOR, for example, has a row of zeros, whose output then depends on nothing that is learnt there. For x =
(1, 2), W = [[1, 3], [5, 7]] and b = (10, 20), z is (21, 37); without the bias it is (11, 17).
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import dense_inputs

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
HINT = "What is z for a row of zeros?"


def dense_forward(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> NDArray[np.float64]:
    """Return x @ W."""
    x, W, b = dense_inputs(x, W, b)
    return x @ W
