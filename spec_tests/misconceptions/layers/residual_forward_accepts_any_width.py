"""A branch of another width is added to x, since NumPy broadcasts a single column.

The sum of x and the branch makes sense if both have as many columns, so W is square. A branch of one
column is not refused by NumPy: its number is added to every entry of the row. For x = (1, 2, 3), W = (1,
1, 1)ᵀ and b = 0 there is no right value, only a ValueError; the variant returns (7, 8, 9).
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import branch_output, dense_inputs

REPLACES = "layers.residual_forward"
FAILS = ("LAY-RESFORWARD-2",)
HINT = "Try a W with a single column. How many columns must the branch have?"


def residual_forward(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> NDArray[np.float64]:
    """Return x + relu(x @ W + b), for any W that x fits."""
    x, W, b = dense_inputs(x, W, b)
    return x + branch_output(x @ W + b)
