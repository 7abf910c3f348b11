"""The derivative of the logarithm to base a is taken as 1 / x, without ln(a).

The logarithm of x to base a is ln(x) / ln(a), so its derivative has ln(a) in the denominator as well. For
a = 10 at x = 2 the slope is 1 / (2 · 2.3026) = 0.2171, and 1 / x says 0.5. The two agree for a = e only.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import base_of_logarithm, numbers_above_zero

REPLACES = "derivatives.logarithm_derivative"
FAILS = ("DER-LOG-1", "DER-LOG-3")
HINT = "From x = 1 to 10 the logarithm to base 10 grows by 1, and ln(x) by 2.3. Which is steeper?"


def logarithm_derivative(x: ArrayLike, a: float) -> NDArray[np.float64]:
    """Return 1 / x."""
    base_of_logarithm(a)
    return np.asarray(1.0 / numbers_above_zero(x))
