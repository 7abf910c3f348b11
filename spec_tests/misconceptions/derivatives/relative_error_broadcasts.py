"""Gradients of different shapes are compared all the same, as NumPy makes them fit.

Subtracting a column of shape (3, 1) from a vector of shape (3,) gives all nine differences, so that even
equal numbers seem to differ. For a = (1, 2, 3) and the same numbers as a column, the norm of the
differences is √12 = 3.46 and the sum of the norms 7.48: the error is 0.463, where a ValueError should say
that the shapes are wrong. For equal entries, such as ones, it is even 0.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import numbers

REPLACES = "derivatives.relative_error"
FAILS = ("DER-RELATIVE-3",)
HINT = "How many numbers are in np.ones((3, 1)) - np.ones(3)? Look at both shapes first."


def relative_error(a: ArrayLike, b: ArrayLike) -> float:
    """Return norm(a - b) / (norm(a) + norm(b)) of whatever NumPy can subtract."""
    first, second = numbers(a), numbers(b)
    sizes = float(np.linalg.norm(first) + np.linalg.norm(second))
    return float(np.linalg.norm(first - second) / max(sizes, 1e-300))
