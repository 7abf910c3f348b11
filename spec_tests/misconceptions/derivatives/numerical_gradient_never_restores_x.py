"""A coordinate that was moved is not put back before the next one is moved.

After the first coordinate f is looked at from x − h, after the second from a point where two coordinates
are off, and so on: the later entries of the gradient belong to another point. For f(x) = x₀ x₁ at (1, 2)
with h = 0.5 the gradient is (2, 1). The first entry is right; then x₀ has become 0.5, and the second is
0.5. A small step makes this mistake small, which hides it without making it right.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import numbers, step_at, value

REPLACES = "derivatives.numerical_gradient"
FAILS = ("DER-CHECK-1", "DER-GRADIENT-1", "DER-GRADIENT-2")
HINT = "Differentiate x₀ · x₁ with a large step, and print the points that f is given."


def numerical_gradient(
    f: Callable[[NDArray[np.float64]], ArrayLike], x: ArrayLike, h: float | None = None
) -> NDArray[np.float64]:
    """Return the gradient of f, leaving every coordinate where its last step ended."""
    point = numbers(x).copy()
    gradient = np.zeros(point.shape)
    for index in np.ndindex(point.shape):
        step = step_at(point[index], h)
        point[index] += step
        plus = value(f, point.copy())
        point[index] -= 2.0 * step
        minus = value(f, point.copy())
        gradient[index] = (plus - minus) / (2.0 * step)
    return gradient
