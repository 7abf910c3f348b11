"""The default step of the Jacobian is the same for every coordinate, however large it is.

Each coordinate needs a step in proportion to its own size, or to 1 if it is smaller. For an output 10⁸
sin(x₀ / 10⁸) at x₀ = 7.5e7 the entry of the Jacobian is cos(0.75) = 0.731689; with a step of 1e-6 it comes
out as 0.730157, since both x₀ and the output are rounded to multiples of 1.5e-8.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import moved, positive, values, vector

REPLACES = "derivatives.numerical_jacobian"
FAILS = ("DER-JACOBIAN-4",)
HINT = "Look at the column of a coordinate of 1e8. Is your step still visible in x[j] + h?"


def numerical_jacobian(
    f: Callable[[NDArray[np.float64]], ArrayLike], x: ArrayLike, h: float | None = None
) -> NDArray[np.float64]:
    """Return the Jacobian of f, with a step of 1e-6 if none is given."""
    point = vector(x)
    jacobian = np.zeros((values(f, point.copy()).size, point.size))
    step = 1e-6 if h is None else positive(h, "h")
    for j in range(point.size):
        rise = values(f, moved(point, (j,), step)) - values(f, moved(point, (j,), -step))
        jacobian[:, j] = rise / (2.0 * step)
    return jacobian
