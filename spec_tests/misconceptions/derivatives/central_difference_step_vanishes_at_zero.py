"""The default step is a fraction of |x| alone, so that near x = 0 there is no step left.

A step should grow with a large x, but it must not shrink with a small one: how fast f bends near 0 does
not depend on how close to 0 one looks. At x = 0 the step is 0, and 0 / 0 is not a number. For exp at x =
1e-6 a step of 6e-12 gives 0.99999638 instead of 1.00000100, as rounding is divided by a tiny number.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import positive, scalar, value

REPLACES = "derivatives.central_difference"
FAILS = ("DER-CENTRAL-2",)
HINT = "Which step do you take at x = 0, and which at 1e-6? A step needs a floor."


def central_difference(f: Callable[[float], ArrayLike], x: float, h: float | None = None) -> float:
    """Return the central difference, with a step of 6e-6 * abs(x) if none is given."""
    point = scalar(x)
    step = 6e-6 * abs(point) if h is None else positive(h, "h")
    rise = value(f, point + step) - value(f, point - step)
    return float(np.divide(rise, 2.0 * step))
