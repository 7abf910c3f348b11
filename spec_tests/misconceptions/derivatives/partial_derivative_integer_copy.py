"""A partial derivative moves a copy of x that holds integers, and a small step is cut off.

A NumPy array keeps its type when an entry is set: 2 + 0.000006 put into an array of integers is 2, and 2 −
0.000006 is cut to 1. For f(x) = Σ x² at the integers (1, 2, 3) the derivative by x₁ is 4; the two values
are 14 and 11, and their difference over 2 h = 2.4e-5 is 125000. With x = (1.0, 2.0, 3.0) the same code is
right.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import coordinate, step_at, value, vector

REPLACES = "derivatives.partial_derivative"
FAILS = ("DER-PARTIAL-3",)
HINT = "What is the dtype of np.array([1, 2, 3]), and what is in it after you set an entry to 2.000006?"


def partial_derivative(
    f: Callable[[NDArray[np.float64]], ArrayLike], x: ArrayLike, i: int, h: float | None = None
) -> float:
    """Return the partial derivative by x[i], from copies of x in its own type."""
    point = vector(x)
    index = coordinate(i, point.size)
    step = step_at(point[index], h)
    plus, minus = np.array(x), np.array(x)
    plus[index] = point[index] + step
    minus[index] = point[index] - step
    return (value(f, plus) - value(f, minus)) / (2.0 * step)
