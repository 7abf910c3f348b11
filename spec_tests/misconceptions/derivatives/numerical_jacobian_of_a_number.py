"""A function whose result is a single number has a Jacobian too, of one row.

The Jacobian is defined for f: (n,) → (m,), whose result has one axis, also where m = 1. A number in its place
has none: numerical_gradient is the function for that, and the caller took the wrong one. For
f(x) = x₀ x₁ at (2, 3) one gets [[3, 2]] where a ValueError belongs.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference.derivatives import numerical_jacobian as right

REPLACES = "derivatives.numerical_jacobian"
FAILS = ("DER-JACOBIAN-5",)
HINT = "Hand it a function that returns the sum of its entries. Is that result of shape (m,)?"


def numerical_jacobian(
    f: Callable[[NDArray[np.float64]], ArrayLike], x: ArrayLike, h: float | None = None
) -> NDArray[np.float64]:
    """Return the Jacobian of f at x, whatever f returns."""
    return right(lambda point: np.atleast_1d(f(point)), x, h)
