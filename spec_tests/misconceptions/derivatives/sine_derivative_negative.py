"""The derivative of the sine is taken as −cos(x), which is its antiderivative.

Of the two, it is the cosine whose derivative has the minus; the sine gets one when it is integrated. At x
= 0 the sine rises with a slope of cos(0) = 1, and −cos(0) = −1 has it fall.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import numbers

REPLACES = "derivatives.sine_derivative"
FAILS = ("DER-SINE-1", "DER-SINE-2")
HINT = "Does the sine rise or fall at 0?"


def sine_derivative(x: ArrayLike) -> NDArray[np.float64]:
    """Return -cos(x)."""
    return np.asarray(-np.cos(numbers(x)))
