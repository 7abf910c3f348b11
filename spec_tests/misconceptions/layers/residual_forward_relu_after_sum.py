"""The residual layer applies ReLU to the sum: y = relu(x + x W + b).

The original ResNet places a ReLU after the addition, but this layer is x + relu(x W + b): ReLU belongs to
the branch, and the skip connection stays free of it. Otherwise no negative number ever leaves the layer.
For x = −2, W = 1 and b = 3, y is −2 + relu(1) = −1; the variant returns relu(−2 + 1) = 0.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import branch_output, residual_inputs

REPLACES = "layers.residual_forward"
FAILS = ("LAY-RESFORWARD-1", "LAY-RESFORWARD-3")
HINT = "What becomes of a negative x if W and b are 0?"


def residual_forward(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> NDArray[np.float64]:
    """Return relu(x + x @ W + b)."""
    x, W, b = residual_inputs(x, W, b)
    return branch_output(x + x @ W + b)
