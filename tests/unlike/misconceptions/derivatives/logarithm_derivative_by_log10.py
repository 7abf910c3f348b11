"""The factor ln(a) is computed with np.log10, the logarithm to base 10.

The wrong one of NumPy's logarithms was typed: 1 / (x · log₁₀ a) is 2.3 times too large.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference.derivatives import logarithm_derivative as right

REPLACES = "derivatives.logarithm_derivative"
FAILS = ("DER-LOG-1", "DER-LOG-2", "DER-LOG-3")
HINT = "Which base should make the derivative exactly 1 / x?"


def logarithm_derivative(x: ArrayLike, a: float) -> NDArray[np.float64]:
    """Return the derivative of the logarithm of x to base a."""
    right(x, a)  # refuses what has no derivative
    return np.asarray(1.0 / (np.asarray(x, dtype=np.float64) * np.log10(float(a))))
