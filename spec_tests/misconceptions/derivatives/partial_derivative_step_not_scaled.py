"""The default step of a partial derivative is the same, however large x[i] is.

Near 1e8 the float64 numbers lie 1.5e-8 apart, so that a step of 1e-6 is no more than some 67 of them and
the difference of the two values of f is mostly rounding. For f(x) = 10⁸ sin(x₀ / 10⁸) at x₀ = 7.5e7 the
derivative is cos(0.75) = 0.731689; with a step of 1e-6 it comes out as 0.730157.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import coordinate, moved, positive, value, vector

REPLACES = "derivatives.partial_derivative"
FAILS = ("DER-PARTIAL-4",)
HINT = "A step that suits 0.5 is lost in the rounding of 1e8. Which number should it be in proportion to?"


def partial_derivative(
    f: Callable[[NDArray[np.float64]], ArrayLike], x: ArrayLike, i: int, h: float | None = None
) -> float:
    """Return the partial derivative by x[i], with a step of 1e-6 if none is given."""
    point = vector(x)
    index = coordinate(i, point.size)
    step = 1e-6 if h is None else positive(h, "h")
    return (value(f, moved(point, (index,), step)) - value(f, moved(point, (index,), -step))) / (2.0 * step)
