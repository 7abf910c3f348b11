"""The central difference is divided by 2 and then multiplied by h, for want of parentheses.

In "/ 2 * h", division and multiplication have the same rank and are done from left to right, so that
without parentheses h stands in the numerator. For f(x) = x² at x = 1 with h = 0.1 the rise is 1.21 − 0.81
= 0.4: 0.4 / 0.2 is the slope, 2, while (0.4 / 2) · 0.1 is 0.02. The smaller the step, the closer the wrong
value comes to 0; only h = 1 hides it.
"""

from __future__ import annotations

from collections.abc import Callable

from numpy.typing import ArrayLike

from ._textbook import scalar, step_at, value

REPLACES = "derivatives.central_difference"
FAILS = ("DER-CENTRAL-1", "DER-CENTRAL-2", "DER-CENTRAL-3")
HINT = "What does Python make of 12 / 2 * 3? Halve the step: a slope should hardly change by it."


def central_difference(f: Callable[[float], ArrayLike], x: float, h: float | None = None) -> float:
    """Return (f(x + h) - f(x - h)) / 2 * h."""
    point = scalar(x)
    step = step_at(point, h)
    return (value(f, point + step) - value(f, point - step)) / 2 * step
