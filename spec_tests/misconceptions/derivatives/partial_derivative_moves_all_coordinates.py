"""The step is added to the whole of x, so that every coordinate moves and not x[i] alone.

NumPy adds a number to every entry of an array. The quotient then measures how f changes along (1, 1, …,
1), which is the sum of all partial derivatives, whatever i is. For f(x) = 3 x₀ − 5 x₁ the partial
derivative by x₁ is −5; with both coordinates moved it is 3 − 5 = −2.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import coordinate, step_at, value, vector

REPLACES = "derivatives.partial_derivative"
FAILS = ("DER-PARTIAL-1", "DER-PARTIAL-2", "DER-PARTIAL-3", "DER-PARTIAL-4")
HINT = "Print x and the point that f is given. In which entries may the two differ?"


def partial_derivative(
    f: Callable[[NDArray[np.float64]], ArrayLike], x: ArrayLike, i: int, h: float | None = None
) -> float:
    """Return the central difference of f with the step added to all of x."""
    point = vector(x)
    step = step_at(point[coordinate(i, point.size)], h)
    return (value(f, point + step) - value(f, point - step)) / (2.0 * step)
