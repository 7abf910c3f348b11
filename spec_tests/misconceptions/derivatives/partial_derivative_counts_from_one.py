"""The coordinate i is counted from 1, as in ∂f/∂x₁, and not from 0 as in x[0].

In formulas the coordinates are often x₁ to xₙ, in arrays they are x[0] to x[n − 1], and i is an index. For
f(x) = 3 x₀ − 5 x₁ the call with i = 1 is for the derivative by x[1], −5; counted from 1 it moves x[0] and
gives 3. An i of 0, the first coordinate, is refused.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import coordinate, moved, step_at, value, vector

REPLACES = "derivatives.partial_derivative"
FAILS = ("DER-PARTIAL-1", "DER-PARTIAL-2", "DER-PARTIAL-3", "DER-PARTIAL-4")
HINT = "Which entry of x does i = 1 stand for? Read the range of i in the handout."


def partial_derivative(
    f: Callable[[NDArray[np.float64]], ArrayLike], x: ArrayLike, i: int, h: float | None = None
) -> float:
    """Return the partial derivative by x[i - 1]."""
    point = vector(x)
    index = coordinate(i - 1, point.size)
    step = step_at(point[index], h)
    return (value(f, moved(point, (index,), step)) - value(f, moved(point, (index,), -step))) / (2.0 * step)
