"""Vanishing and exploding are told by the mean of the norms.

A mean is ruled by its largest terms: a layer whose gradient has vanished adds nothing and is not seen
beside a single healthy one. One layer is enough for a diagnosis. For the norms 1e-9, 0.1 and 1 the mean
is 0.37, and the diagnosis "healthy" where it should be "vanishing".
"""

import numpy as np
from numpy.typing import ArrayLike

REPLACES = "gradient_flow.diagnose_gradients"
FAILS = ("FLOW-DIAGNOSE-1", "FLOW-DIAGNOSE-2", "FLOW-DIAGNOSE-4", "FLOW-DIAGNOSE-5")
HINT = "How small can the mean get if a single norm is 1?"


def diagnose_gradients(norms: ArrayLike, vanishing: float = 1e-6, exploding: float = 1e3) -> str:
    """Return the diagnosis of the mean norm."""
    mean = np.mean(np.asarray(norms, dtype=np.float64))
    if mean > exploding or not np.isfinite(mean):
        return "exploding"
    return "vanishing" if mean < vanishing else "healthy"
