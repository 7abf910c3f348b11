"""The product x W + b is computed in float32, with 7 decimal digits in place of 16.

Half the digits are lost before training begins, and a numerical check of gradients, which divides small
differences by a small h, sees mostly rounding. For x = 0.1, W = 3 and b = 0, z is 0.3 to 16 digits; in
float32 it is 0.30000001192…, off by 1.2e-8. Turning the result back into float64 does not bring back what
was lost.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import dense_inputs

REPLACES = "layers.dense_forward"
FAILS = ("LAY-FORWARD-1", "LAY-FORWARD-3", "LAY-RESFORWARD-1", "LAY-RESFORWARD-3")
HINT = "Print z for x = 0.1, W = 3 and b = 0 with 12 digits. In which data type do you compute?"


def dense_forward(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> NDArray[np.float64]:
    """Return x @ W + b, computed in single precision."""
    x, W, b = (array.astype(np.float32) for array in dense_inputs(x, W, b))
    return (x @ W + b).astype(np.float64)
