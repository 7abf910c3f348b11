"""The default step of the central difference is the same for every x, however large x is.

The neighbours of a float64 number lie a fixed fraction of it apart: 1e-16 near 1, but 1.5e-8 near 1e8.
There a step of 1e-6 consists of some 67 such grains, and the difference of two nearly equal values is
mostly their rounding. For f(x) = x³ at x = 7.5e7 the slope is 3 x² = 1.6875e16; a step of 1e-6 gives
1.6844e16, off by 0.2 per cent. A step of 6e-6 · |x| is as accurate there as 6e-6 is at 1.
"""

from __future__ import annotations

from collections.abc import Callable

from numpy.typing import ArrayLike

from ._textbook import positive, scalar, value

REPLACES = "derivatives.central_difference"
FAILS = ("DER-CENTRAL-3",)
HINT = "How many float64 numbers lie from 1e8 to 1e8 + 1e-6, and how many from 1 to 1 + 1e-6?"


def central_difference(f: Callable[[float], ArrayLike], x: float, h: float | None = None) -> float:
    """Return the central difference, with a step of 1e-6 if none is given."""
    point = scalar(x)
    step = 1e-6 if h is None else positive(h, "h")
    return (value(f, point + step) - value(f, point - step)) / (2.0 * step)
