"""The central difference's default step is 1e-12, as if smaller were always better.

On paper the error falls with h². In float64 each value of f is rounded to about 16 digits, and the
quotient divides this rounding by 2 h: at h = 1e-12 some four digits survive. For exp at x = 1 the slope is
2.7182818 and the quotient 2.7184921, off by 8e-5 of its size, where a step near 6e-6 is off by 1e-10 at
most. At x = 1e8 nothing survives: x + 1e-12 is rounded to x itself, and every slope is 0.
"""

from __future__ import annotations

from collections.abc import Callable

from numpy.typing import ArrayLike

from ._textbook import positive, scalar, value

REPLACES = "derivatives.central_difference"
FAILS = ("DER-CENTRAL-2", "DER-CENTRAL-3")
HINT = "Print the error for exp at 1 with h = 1e-2, 1e-4, … 1e-14. Where does it stop to fall, and why?"


def central_difference(f: Callable[[float], ArrayLike], x: float, h: float | None = None) -> float:
    """Return the central difference, with a step of 1e-12 if none is given."""
    point = scalar(x)
    step = 1e-12 if h is None else positive(h, "h")
    return (value(f, point + step) - value(f, point - step)) / (2.0 * step)
