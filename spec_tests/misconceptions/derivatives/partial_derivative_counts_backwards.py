"""A negative coordinate counts from the end, as an index of Python does.

Coordinates go from 0 to n − 1. An index that has run below 0 by a mistake elsewhere would get the derivative
by another coordinate, and no error would tell. For f(x) = 3 x₀ − 5 x₁ the coordinate −1 gives −5, that of x₁.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference.derivatives import partial_derivative as right

REPLACES = "derivatives.partial_derivative"
FAILS = ("DER-PARTIAL-5",)
HINT = "What do you return for i = -1? The coordinates of x are 0 to n - 1."


def partial_derivative(
    f: Callable[[NDArray[np.float64]], ArrayLike], x: ArrayLike, i: int, h: float | None = None
) -> float:
    """Return the partial derivative of f by x[i]."""
    return right(f, x, i + np.size(x) if -np.size(x) <= i < 0 else i, h)
