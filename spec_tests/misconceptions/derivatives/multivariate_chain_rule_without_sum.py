"""The products along all paths are returned one by one, and not added up.

Every path from x to y contributes dy/dg · dg/dx, and the derivative is the sum over the paths. For dy_dg =
(1, 2) and dg_dx = ((1, 0, 3), (0, 1, 1)) the gradient is (1, 2, 5), one number for each x; the products
alone are the matrix ((1, 0, 3), (0, 2, 2)), whose columns have yet to be added.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import paths

REPLACES = "derivatives.multivariate_chain_rule"
FAILS = ("DER-PATHS-1", "DER-PATHS-2", "DER-PATHS-3")
HINT = "y is one number and x has n entries. Which shape does the gradient have?"


def multivariate_chain_rule(dy_dg: ArrayLike, dg_dx: ArrayLike) -> NDArray[np.float64]:
    """Return the products dy_dg[j] * dg_dx[j, i]."""
    outer, inner = paths(dy_dg, dg_dx)
    return outer[:, np.newaxis] * inner
