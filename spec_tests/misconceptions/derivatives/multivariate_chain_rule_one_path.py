"""The chain rule for several variables follows only one of the paths from x to y.

x reaches y through every g, and all these changes add up. For y = g₀ g₁ with g₀ = g₁ = x at x = 3, which
is x², the derivatives by g₀ and g₁ are 3 each, and so y′ = 3 · 1 + 3 · 1 = 6. The first path alone gives
3. In a network, a unit that feeds several units of the next layer has as many paths.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import paths

REPLACES = "derivatives.multivariate_chain_rule"
FAILS = ("DER-PATHS-1", "DER-PATHS-2")
HINT = "Write x ** 2 as g0 * g1 with g0 = g1 = x. Through how many of them does x act?"


def multivariate_chain_rule(dy_dg: ArrayLike, dg_dx: ArrayLike) -> NDArray[np.float64]:
    """Return dy_dg[0] * dg_dx[0]."""
    outer, inner = paths(dy_dg, dg_dx)
    total = np.zeros(inner.shape[1])
    for path in range(min(1, outer.size)):
        total += outer[path] * inner[path]
    return total
