"""Gradients are said to vanish or explode only if those of all layers do.

A chain is as strong as its weakest link: gradients vanish in the first layers while the last one, next to
the loss, learns well, and that is just what the diagnosis is to find. One layer is enough. For the norms
1e-9, 0.1 and 1 it should be "vanishing", and is "healthy".
"""

import numpy as np
from numpy.typing import ArrayLike

REPLACES = "gradient_flow.diagnose_gradients"
FAILS = ("FLOW-DIAGNOSE-1", "FLOW-DIAGNOSE-2", "FLOW-DIAGNOSE-3", "FLOW-DIAGNOSE-4", "FLOW-DIAGNOSE-5")
HINT = "Where do gradients vanish first, and what are they like at the last layer then?"


def diagnose_gradients(norms: ArrayLike, vanishing: float = 1e-6, exploding: float = 1e3) -> str:
    """Return the diagnosis that holds for all layers."""
    norms = np.asarray(norms, dtype=np.float64)
    if np.all((norms > exploding) | ~np.isfinite(norms)):
        return "exploding"
    if np.all(norms < vanishing):
        return "vanishing"
    return "healthy"
