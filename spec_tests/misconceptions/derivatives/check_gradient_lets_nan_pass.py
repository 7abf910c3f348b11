"""A gradient check refuses errors above the tolerance only, and so accepts nan.

Every comparison with nan is false, so "not (error > tolerance)" and "error ≤ tolerance" differ for nan
only. For f(x) = Σ x² at (1, 2) a claimed gradient of (nan, 4) makes the relative error nan: nan > 10⁻⁶ is
false, and the check says that all is well, where it has to say that it is not.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import derivatives

from ._textbook import numbers

REPLACES = "derivatives.check_gradient"
FAILS = ("DER-CHECK-2",)
HINT = "Type nan > 1 and nan <= 1 into Python. What does your check say of a gradient with a nan?"


def check_gradient(
    f: Callable[[NDArray[np.float64]], ArrayLike],
    gradient: Callable[[NDArray[np.float64]], ArrayLike],
    x: ArrayLike,
    tolerance: float = 1e-6,
) -> bool:
    """Return False if the relative error is larger than the tolerance, and True otherwise."""
    point = numbers(x)
    claimed = numbers(gradient(point.copy()), "gradient(x)")
    if claimed.shape != point.shape:
        return False
    error = derivatives.relative_error(claimed, derivatives.numerical_gradient(f, point))
    return not error > tolerance
