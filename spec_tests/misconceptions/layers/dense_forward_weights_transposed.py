"""W is used as if it had one row for each output: z = x Wᵀ + b.

Many texts write z = W x + b with x as a column, and W then has a row for each output. Here examples are
rows and W has the shape (n_in, n_out), so that z_j = Σ_i x_i W_ij + b_j. With the transpose a W that is
not square does not fit at all, and a square one fits silently: for x = (1, 2), W = [[1, 3], [5, 7]] and b
= 0, z is (11, 17), and with Wᵀ it is (7, 19).
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import floats

REPLACES = "layers.dense_forward"
FAILS = (
    "LAY-FORWARD-1",
    "LAY-FORWARD-3",
    "LAY-RESFORWARD-1",
    "LAY-RESFORWARD-3",
    "LAY-RESBACKWARD-1",
    "LAY-RESBACKWARD-2",
    "LAY-RESBACKWARD-5",
)
HINT = "Which axis of W belongs to the inputs: the one that has as many entries as x has columns?"


def dense_forward(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> NDArray[np.float64]:
    """Return x @ W.T + b."""
    x, W, b = floats(x, W, b)
    if x.ndim != 2 or W.ndim != 2 or W.shape[1] != x.shape[1] or b.shape != (W.shape[0],):
        raise ValueError(f"x has shape {x.shape}, W {W.shape} and b {b.shape}: they do not fit")
    return x @ W.T + b
