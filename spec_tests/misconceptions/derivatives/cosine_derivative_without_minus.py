"""The derivative of the cosine is taken as +sin(x), without the minus.

The cosine has its top at 0 and falls from there to π, where the sine is positive, so that its slope is
−sin(x). At x = π / 2 the cosine falls most steeply, with a slope of −1; without the minus it would rise
with +1.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import numbers

REPLACES = "derivatives.cosine_derivative"
FAILS = ("DER-COSINE-1", "DER-COSINE-2")
HINT = "Does the cosine rise or fall just right of its top at 0?"


def cosine_derivative(x: ArrayLike) -> NDArray[np.float64]:
    """Return sin(x)."""
    return np.asarray(np.sin(numbers(x)))
