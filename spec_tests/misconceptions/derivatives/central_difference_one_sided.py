"""The central difference is taken to one side only, as (f(x + h) − f(x)) / h.

This is the forward difference. Its error is h f″(x) / 2, which shrinks as slowly as h; looking h to both
sides, these terms cancel and an error of h² f‴(x) / 6 is left. For f(x) = x² at x = 1 with h = 0.1 the
central difference is exactly 2, since a parabola has no third derivative; the forward difference is 2.1.
"""

from __future__ import annotations

from collections.abc import Callable

from numpy.typing import ArrayLike

from ._textbook import scalar, step_at, value

REPLACES = "derivatives.central_difference"
FAILS = ("DER-CENTRAL-1", "DER-CENTRAL-2", "DER-CENTRAL-3")
HINT = "For a parabola the central difference is exact, whatever the step. Try x² at 1 with h = 0.1."


def central_difference(f: Callable[[float], ArrayLike], x: float, h: float | None = None) -> float:
    """Return (f(x + h) - f(x)) / h."""
    point = scalar(x)
    step = step_at(point, h)
    return (value(f, point + step) - value(f, point)) / step
