"""Only the first layer is asked whether gradients vanish or explode.

In a deep network of equal layers the first one does show most. But layers differ: one in the middle with
large weights, or a saturated one at the end, can vanish or explode by itself. Any layer counts. For the
norms 1, 0.1 and 1e-9 the diagnosis should be "vanishing", and is "healthy".
"""

import numpy as np
from numpy.typing import ArrayLike

REPLACES = "gradient_flow.diagnose_gradients"
FAILS = ("FLOW-DIAGNOSE-1", "FLOW-DIAGNOSE-2", "FLOW-DIAGNOSE-3", "FLOW-DIAGNOSE-4", "FLOW-DIAGNOSE-5")
HINT = "Does your diagnosis change when the last norm is 0?"


def diagnose_gradients(norms: ArrayLike, vanishing: float = 1e-6, exploding: float = 1e3) -> str:
    """Return the diagnosis of the first layer."""
    first = np.asarray(norms, dtype=np.float64)[:1]
    if np.any(first > exploding) or not np.all(np.isfinite(first)):
        return "exploding"
    return "vanishing" if np.any(first < vanishing) else "healthy"
