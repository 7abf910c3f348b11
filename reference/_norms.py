"""The Euclidean norm, safe where squares would overflow or underflow."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def euclidean(values: NDArray[np.float64]) -> float:
    """Return the square root of the sum of the squares of all entries, whatever the shape."""
    largest = np.max(np.abs(values), initial=0.0)
    if largest == 0.0 or not np.isfinite(largest):
        return float(largest)
    # 1e200 squared overflows and 1e-200 squared is 0. Scaling by a power of two (which is exact)
    # brings the largest entry near 1 first.
    _, exponent = np.frexp(largest)
    scaled = np.ldexp(values, -exponent)
    return float(np.ldexp(np.sqrt(np.sum(scaled * scaled)), exponent))
