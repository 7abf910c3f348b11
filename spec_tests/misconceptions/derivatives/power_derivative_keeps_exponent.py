"""The derivative of xⁿ is taken as n xⁿ: the exponent is not lowered by one.

By the power rule the exponent comes down as a factor and is lowered by 1, since each of the n factors is
differentiated in turn and leaves n − 1. For x² at x = 3 the slope is 2 · 3 = 6; with the exponent kept it
is 2 · 9 = 18. At x = 1 the two agree, as every power of 1 is 1.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference.derivatives import power_derivative as right

from ._textbook import numbers

REPLACES = "derivatives.power_derivative"
FAILS = ("DER-POWER-1", "DER-POWER-2")
HINT = "The derivative of f(x) = x is 1 everywhere. What does your formula say for n = 1?"


def power_derivative(x: ArrayLike, n: float) -> NDArray[np.float64]:
    """Return n * x**n."""
    return right(x, n) * numbers(x)
