"""The numerical gradient's default step is the same for all coordinates, large or small.

Coordinates of very different sizes can stand side by side, and each needs a step of its own. For f(x) =
10⁸ sin(x₀ / 10⁸) at x₀ = 7.5e7 the derivative is cos(0.75) = 0.731689; with a step of 1e-6, which is some
67 times the distance between neighbouring float64 numbers there, it comes out as 0.730157.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import moved, numbers, positive, value

REPLACES = "derivatives.numerical_gradient"
FAILS = ("DER-GRADIENT-5",)
HINT = "Look at x + h for x = 1e8 and your step. How many of its digits does a float64 number keep?"


def numerical_gradient(
    f: Callable[[NDArray[np.float64]], ArrayLike], x: ArrayLike, h: float | None = None
) -> NDArray[np.float64]:
    """Return the gradient of f, with a step of 1e-6 if none is given."""
    point = numbers(x)
    gradient = np.zeros(point.shape)
    step = 1e-6 if h is None else positive(h, "h")
    for index in np.ndindex(point.shape):
        rise = value(f, moved(point, index, step)) - value(f, moved(point, index, -step))
        gradient[index] = rise / (2.0 * step)
    return gradient
