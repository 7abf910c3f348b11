"""All coordinates are moved at once, so that each entry of the gradient is the sum of all.

NumPy adds the step to every entry of x. What comes out is the change of f along (1, 1, …, 1), one number
for the whole array, and it cannot say which coordinate caused it. For f(x) = 3 x₀ − 5 x₁ the gradient is
(3, −5); moved at once, both entries are 3 − 5 = −2.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import numbers, step_at, value

REPLACES = "derivatives.numerical_gradient"
FAILS = (
    "DER-CHECK-1",
    "DER-CHECK-2",
    "DER-CHECK-3",
    "DER-CHECK-4",
    "DER-CHECK-5",
    "DER-GRADIENT-1",
    "DER-GRADIENT-2",
    "DER-GRADIENT-3",
    "DER-GRADIENT-4",
    "DER-GRADIENT-5",
    "DER-GRADIENT-6",
)
HINT = "For 3 x₀ − 5 x₁ the two entries differ in sign. How can f tell you which of its inputs has moved?"


def numerical_gradient(
    f: Callable[[NDArray[np.float64]], ArrayLike], x: ArrayLike, h: float | None = None
) -> NDArray[np.float64]:
    """Return the central difference along (1, 1, ..., 1) in every entry."""
    point = numbers(x)
    gradient = np.zeros(point.shape)
    for index in np.ndindex(point.shape):
        step = step_at(point[index], h)
        gradient[index] = (value(f, point + step) - value(f, point - step)) / (2.0 * step)
    return gradient
