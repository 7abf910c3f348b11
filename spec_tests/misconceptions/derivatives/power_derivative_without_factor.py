"""The derivative of xⁿ is taken as xⁿ⁻¹, without the factor n.

The n factors of xⁿ contribute xⁿ⁻¹ each, so there are n of them. For x³ at x = 2 the slope is 3 · 4 = 12;
without the factor it is 4. Only n = 1 hides it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference.derivatives import power_derivative as right

from ._textbook import numbers, scalar

REPLACES = "derivatives.power_derivative"
FAILS = ("DER-POWER-1", "DER-POWER-2")
HINT = "How steep is x² at x = 1? Draw the curve from 0.9 to 1.1."


def power_derivative(x: ArrayLike, n: float) -> NDArray[np.float64]:
    """Return x**(n - 1)."""
    exponent = scalar(n, "n")
    right(x, exponent)  # raises the errors
    return np.asarray(numbers(x) ** (exponent - 1.0))
