"""The lower threshold is compared with nowhere: both comparisons are with the upper one.

The second condition was copied from the first, and only its sign turned.
"""

import numpy as np
from numpy.typing import ArrayLike

REPLACES = "gradient_flow.diagnose_gradients"
FAILS = ("FLOW-DIAGNOSE-1", "FLOW-DIAGNOSE-2", "FLOW-DIAGNOSE-3", "FLOW-DIAGNOSE-5")
HINT = "When can your function say that all is well?"


def diagnose_gradients(norms: ArrayLike, vanishing: float = 1e-6, exploding: float = 1e3) -> str:
    """Return a word for the state of the gradients."""
    norms = np.asarray(norms, dtype=np.float64)
    if not np.all(np.isfinite(norms)) or np.max(norms) > exploding:
        return "exploding"
    if np.min(norms) < exploding:
        return "vanishing"
    return "healthy"
