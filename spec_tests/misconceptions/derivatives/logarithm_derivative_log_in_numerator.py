"""The derivative of the logarithm to base a is taken as ln(a) / x, with ln(a) on top.

The factor of the exponential, ln(a), is here a divisor: the logarithm to base a is ln(x) / ln(a). A larger
base makes the logarithm flatter. For a = 10 at x = 2 the slope is 1 / (2 · 2.3026) = 0.2171; with ln(a) in
the numerator it is 1.1513.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import base_of_logarithm, numbers_above_zero

REPLACES = "derivatives.logarithm_derivative"
FAILS = ("DER-LOG-1", "DER-LOG-3")
HINT = "Does a logarithm rise faster as its base grows? Compare bases 2 and 10 from x = 1 to x = 10."


def logarithm_derivative(x: ArrayLike, a: float) -> NDArray[np.float64]:
    """Return ln(a) / x."""
    log_a: float = np.log(base_of_logarithm(a))
    return np.asarray(log_a / numbers_above_zero(x))
