"""The central difference is divided by h, although its two points lie 2 h apart.

From x − h to x + h the way is 2 h long, and a slope is rise over run. Divided by h alone, every slope
comes out doubled. For f(x) = x with h = 0.1 at x = 1 the rise is 1.1 − 0.9 = 0.2 over a run of 0.2: the
slope is 1, and 0.2 / 0.1 says 2.
"""

from __future__ import annotations

from collections.abc import Callable

from numpy.typing import ArrayLike

from ._textbook import scalar, step_at, value

REPLACES = "derivatives.central_difference"
FAILS = ("DER-CENTRAL-1", "DER-CENTRAL-2", "DER-CENTRAL-3")
HINT = "Take f(x) = x, whose slope is 1 everywhere. How far apart are the two points that you compare?"


def central_difference(f: Callable[[float], ArrayLike], x: float, h: float | None = None) -> float:
    """Return (f(x + h) - f(x - h)) / h."""
    point = scalar(x)
    step = step_at(point, h)
    return (value(f, point + step) - value(f, point - step)) / step
