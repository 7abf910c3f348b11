"""The hyperbolic tangent is a ratio of exponentials that both overflow.

On paper tanh(z) is (exp(z) − exp(−z)) / (exp(z) + exp(−z)). At z = 1000 both numerator and denominator
are inf in float64, and inf / inf is nan with a warning; the right value is 1. At z = 1 the ratio gives
0.7616, as it should, so small examples do not show the mistake. Beyond |z| = 710 one exponential alone
exceeds 1.8 · 10³⁰⁸, the largest number that float64 holds.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "activations.tanh"
FAILS = ("ACT-TANH-2",)
HINT = "What is inf / inf? Try z = 1000, or look for a function that knows the hyperbolic tangent."


def tanh(z: ArrayLike) -> NDArray[np.float64]:
    """Return sinh(z) / cosh(z), by their exponentials."""
    z = np.asarray(z, dtype=np.float64)
    up: NDArray[np.float64] = np.exp(z)
    down: NDArray[np.float64] = np.exp(-z)
    return (up - down) / (up + down)
