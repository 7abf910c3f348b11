"""A gradient is checked by np.allclose, which adds a tolerance of 1e-5 of its own.

np.allclose lets each entry be off by atol + 10⁻⁵ · |entry|, so whatever the tolerance is, an error of 1e-5
passes. For f(x) = Σ x² at (1, 2) a claimed gradient of (2.00001, 4.00002) has a relative error of 2.5e-6,
more than 10⁻⁶, and the right answer is False; np.allclose says True.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import derivatives

from ._textbook import numbers

REPLACES = "derivatives.check_gradient"
FAILS = ("DER-CHECK-4",)
HINT = "Look up the defaults of np.allclose. Which error passes if you give it a tolerance of 0?"


def check_gradient(
    f: Callable[[NDArray[np.float64]], ArrayLike],
    gradient: Callable[[NDArray[np.float64]], ArrayLike],
    x: ArrayLike,
    tolerance: float = 1e-6,
) -> bool:
    """Return whether np.allclose finds both gradients close."""
    point = numbers(x)
    claimed = numbers(gradient(point.copy()), "gradient(x)")
    if claimed.shape != point.shape:
        return False
    return bool(np.allclose(claimed, derivatives.numerical_gradient(f, point), atol=tolerance))
