"""The power rule is used for n = 0 too, where it divides by 0 at x = 0.

x⁰ is 1 for every x, 0 included, and a constant has the derivative 0. The formula n xⁿ⁻¹ becomes 0 · x⁻¹: 0
wherever x is not 0, but 0 · ∞ at x = 0, which is nan. For x = (0, 2) and n = 0 the derivative is (0, 0),
and the formula gives (nan, 0).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference.derivatives import power_derivative as right

from ._textbook import numbers, scalar

REPLACES = "derivatives.power_derivative"
FAILS = ("DER-POWER-1",)
HINT = "How does x ** 0 look as a curve, and how steep is it at x = 0?"


def power_derivative(x: ArrayLike, n: float) -> NDArray[np.float64]:
    """Return n * x**(n - 1), for n = 0 too."""
    point, exponent = numbers(x), scalar(n, "n")
    right(point, exponent)  # raises the errors
    return np.asarray(exponent * point ** (exponent - 1.0))
