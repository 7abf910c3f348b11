"""The power rule is used for aˣ, which gives x aˣ⁻¹, as if the base were the variable.

In xⁿ the base varies and the exponent is fixed; in aˣ it is the reverse, and each has a rule of its own.
For a = 2 at x = 3 the slope is 8 ln 2 = 5.5452; the power rule gives 3 · 2² = 12. At x = 0 it says that
every exponential is level, although 2ˣ rises there with a slope of 0.6931.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import numbers, positive

REPLACES = "derivatives.exponential_derivative"
FAILS = ("DER-EXP-1", "DER-EXP-2", "DER-EXP-3")
HINT = "In 2 ** x, is it the base or the exponent that varies? Which rule is for which?"


def exponential_derivative(x: ArrayLike, a: float) -> NDArray[np.float64]:
    """Return x * a**(x - 1)."""
    point = numbers(x)
    return np.asarray(point * positive(a, "a") ** (point - 1.0))
