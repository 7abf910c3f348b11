"""The derivative of aˣ is taken as aˣ itself, without the factor ln(a).

Only the base e has a power that is its own derivative. Since aˣ = e^(x ln a), the inner derivative ln(a)
appears as a factor. For a = 2 at x = 3 the slope is 8 · 0.6931 = 5.5452, and without the factor 8. For a =
1 the power is constant and has the slope 0, as ln(1) = 0; the wrong value is 1.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import numbers, positive

REPLACES = "derivatives.exponential_derivative"
FAILS = ("DER-EXP-1", "DER-EXP-3")
HINT = "For a = 1 the function is constant. Which slope do you return for it?"


def exponential_derivative(x: ArrayLike, a: float) -> NDArray[np.float64]:
    """Return a**x."""
    return np.asarray(positive(a, "a") ** numbers(x))
