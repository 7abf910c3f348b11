"""Vanishing is looked for first, so that exploding goes unnoticed where both occur.

When gradients explode, overflow is near and training must stop; a vanished gradient can wait. Hence
"exploding" comes first, whatever the other norms are. For the norms 1e-9 and 1e6 the diagnosis should be
"exploding", and is "vanishing".
"""

import numpy as np
from numpy.typing import ArrayLike

REPLACES = "gradient_flow.diagnose_gradients"
FAILS = ("FLOW-DIAGNOSE-4",)
HINT = "What do you return for a network that has a norm of each kind?"


def diagnose_gradients(norms: ArrayLike, vanishing: float = 1e-6, exploding: float = 1e3) -> str:
    """Return the diagnosis, vanishing before exploding."""
    norms = np.asarray(norms, dtype=np.float64)
    if np.any(norms < vanishing):
        return "vanishing"
    if np.any(norms > exploding) or not np.all(np.isfinite(norms)):
        return "exploding"
    return "healthy"
