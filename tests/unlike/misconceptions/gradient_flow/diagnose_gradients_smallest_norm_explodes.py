"""The smallest norm is compared with both thresholds, also with the upper one.

np.min was typed twice: gradients explode only once those of every layer do.
"""

import numpy as np
from numpy.typing import ArrayLike

REPLACES = "gradient_flow.diagnose_gradients"
FAILS = ("FLOW-DIAGNOSE-2", "FLOW-DIAGNOSE-4", "FLOW-DIAGNOSE-5")
HINT = "Try two layers, of which one has a very large gradient."


def diagnose_gradients(norms: ArrayLike, vanishing: float = 1e-6, exploding: float = 1e3) -> str:
    """Return a word for the state of the gradients."""
    norms = np.asarray(norms, dtype=np.float64)
    if not np.all(np.isfinite(norms)) or np.min(norms) > exploding:
        return "exploding"
    if np.min(norms) < vanishing:
        return "vanishing"
    return "healthy"
