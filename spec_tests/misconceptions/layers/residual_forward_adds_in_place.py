"""The branch is added to x in place, which changes the caller's array.

In NumPy an addition in place writes to the array that was handed in. The value of y is right, but x is
the input that the backward pass needs, and it now holds y. For x = 1, W = 1 and b = 0, y is 2, and x is 2
afterwards: dW for dy = 1 should be x = 1 and comes out as 2. A read-only x cannot be added to at all.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import branch_output, residual_inputs

REPLACES = "layers.residual_forward"
FAILS = ("LAY-RESFORWARD-3",)
HINT = "Print x before and after the call."


def residual_forward(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> NDArray[np.float64]:
    """Add the branch to x, and return it."""
    x, W, b = residual_inputs(x, W, b)
    x += branch_output(x @ W + b)
    return x
