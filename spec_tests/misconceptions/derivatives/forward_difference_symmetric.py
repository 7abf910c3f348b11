"""The forward difference looks to both sides of x, as the central difference does.

The forward difference is (f(x + h) − f(x)) / h: it compares x with one point ahead of it. The symmetric
quotient is the better approximation of f′(x), but it is another function of the course, and the forward
difference has to show its own error. For f(x) = x² at x = 1 with h = 0.1 it is (1.21 − 1) / 0.1 = 2.1; the
symmetric quotient gives 2.
"""

from __future__ import annotations

from collections.abc import Callable

from numpy.typing import ArrayLike

from ._textbook import positive, scalar, value

REPLACES = "derivatives.forward_difference"
FAILS = ("DER-FORWARD-1", "DER-FORWARD-2")
HINT = "The forward difference only looks ahead. What is it for x² at 1 with h = 0.1, worked out by hand?"


def forward_difference(f: Callable[[float], ArrayLike], x: float, h: float = 1e-6) -> float:
    """Return (f(x + h) - f(x - h)) / (2 h)."""
    point, step = scalar(x), positive(h, "h")
    return (value(f, point + step) - value(f, point - step)) / (2.0 * step)
