"""The loop runs over the first axis of x only, so that a matrix is moved by whole rows.

len(x) counts the rows of a matrix, and x[i] is a row: adding the step to it moves all of its entries, and
one number is written into the whole row of the gradient. For f(x) = Σ x² at ((1, 2), (3, 4)) the gradient
is ((2, 4), (6, 8)); by rows it is ((6, 6), (14, 14)). A single number, which has no axis, cannot be
counted at all.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import numbers, step_at, value

REPLACES = "derivatives.numerical_gradient"
FAILS = ("DER-CHECK-1", "DER-CHECK-3", "DER-CHECK-5", "DER-GRADIENT-2", "DER-GRADIENT-3", "DER-GRADIENT-4")
HINT = "For a weight matrix of shape (2, 3), how many steps does your loop make, and how many are needed?"


def numerical_gradient(
    f: Callable[[NDArray[np.float64]], ArrayLike], x: ArrayLike, h: float | None = None
) -> NDArray[np.float64]:
    """Return one difference quotient for each x[i]."""
    point = numbers(x)
    gradient = np.zeros(point.shape)
    for i in range(len(point)):
        step = step_at(np.max(np.abs(point[i]), initial=0.0), h)
        plus, minus = point.copy(), point.copy()
        plus[i] += step
        minus[i] -= step
        gradient[i] = (value(f, plus) - value(f, minus)) / (2.0 * step)
    return gradient
