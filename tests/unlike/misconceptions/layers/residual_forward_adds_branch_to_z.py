"""The branch is added to z, which was typed for x: y = z + relu(z).

Both have the same shape in a residual layer, so that nothing complains; x itself is not passed on.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference.layers import residual_forward as right

REPLACES = "layers.residual_forward"
FAILS = ("LAY-RESFORWARD-1", "LAY-RESFORWARD-2", "LAY-RESFORWARD-3")
HINT = "What should come out of the layer if W and b are all 0?"


def residual_forward(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> NDArray[np.float64]:
    """Return the sum of the skip connection and the branch."""
    right(x, W, b)  # refuses what does not fit
    x, W, b = (np.asarray(value, dtype=np.float64) for value in (x, W, b))
    z = x @ W + b
    return z + np.maximum(z, 0.0)
