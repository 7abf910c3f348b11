"""A root of a negative number is left to NumPy, which returns nan instead of an error.

For an n that is no integer, xⁿ has no real value below 0. NumPy warns and goes on with nan, which then
spreads to everything computed from it, far from its cause. For x = −4 and n = 0.5 the derivative would be
0.5 / √−4: it is to be a ValueError, and becomes nan. At x = 0, where the slope of √x is infinite, it
becomes inf.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import numbers, scalar

REPLACES = "derivatives.power_derivative"
FAILS = ("DER-POWER-3",)
HINT = "Which x and n have no finite real derivative? Look for them before you compute."


def power_derivative(x: ArrayLike, n: float) -> NDArray[np.float64]:
    """Return n * x**(n - 1), whatever becomes of it."""
    point, exponent = numbers(x), scalar(n, "n")
    if exponent == 0.0:
        return np.zeros(point.shape)
    return np.asarray(exponent * point ** (exponent - 1.0))
