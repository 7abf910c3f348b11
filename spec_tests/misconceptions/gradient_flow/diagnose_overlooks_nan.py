"""Norms are only compared with the thresholds, and a nan passes every comparison.

nan arises when something has overflowed already, such as inf − inf, so that it is the worst of all signs.
But each comparison with it is false: nan is neither above 1000 nor below 1e-6. For the norms 0.1, nan and
1 the diagnosis should be "exploding", and is "healthy"; inf is above 1000, and is found.
"""

import numpy as np
from numpy.typing import ArrayLike

REPLACES = "gradient_flow.diagnose_gradients"
FAILS = ("FLOW-DIAGNOSE-3", "FLOW-DIAGNOSE-4")
HINT = "Print nan > 1000 and nan < 1000."


def diagnose_gradients(norms: ArrayLike, vanishing: float = 1e-6, exploding: float = 1e3) -> str:
    """Return the diagnosis by comparisons."""
    norms = np.asarray(norms, dtype=np.float64)
    if np.any(norms > exploding):
        return "exploding"
    if np.any(norms < vanishing):
        return "vanishing"
    return "healthy"
