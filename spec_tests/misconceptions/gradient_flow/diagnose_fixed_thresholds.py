"""The thresholds 1e-6 and 1000 of the diagnosis are fixed; the arguments are not used.

What counts as small depends on the loss and the sizes of the layers, so the caller may set both
thresholds; 1e-6 and 1000 are what holds if nothing else is said. For the norms 0.05 and 1 with
vanishing=0.1 the diagnosis should be "vanishing", and is "healthy".
"""

import numpy as np
from numpy.typing import ArrayLike

REPLACES = "gradient_flow.diagnose_gradients"
FAILS = ("FLOW-DIAGNOSE-5",)
HINT = "Where in your function are the arguments vanishing and exploding used?"


def diagnose_gradients(norms: ArrayLike, vanishing: float = 1e-6, exploding: float = 1e3) -> str:
    """Return the diagnosis by 1e-6 and 1000."""
    norms = np.asarray(norms, dtype=np.float64)
    if np.any(norms > 1e3) or not np.all(np.isfinite(norms)):
        return "exploding"
    if np.any(norms < 1e-6):
        return "vanishing"
    return "healthy"
