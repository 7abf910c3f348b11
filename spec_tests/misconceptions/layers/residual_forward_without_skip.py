"""The residual layer has no skip connection: y = relu(x W + b).

The point of a residual layer is the added x: the branch learns only what to change, and a gradient finds
a way around it. Without it this is an ordinary ReLU layer, which passes on nothing where it is silent.
For x = (1, 2), W = [[1, 0], [0, −1]] and b = 0 the branch gives (1, 0) and y is (2, 2); the variant
returns (1, 0).
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import branch_output, residual_inputs

REPLACES = "layers.residual_forward"
FAILS = ("LAY-RESFORWARD-1", "LAY-RESFORWARD-3")
HINT = "What should come out of the layer if W and b are all 0?"


def residual_forward(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> NDArray[np.float64]:
    """Return relu(x @ W + b)."""
    x, W, b = residual_inputs(x, W, b)
    return branch_output(x @ W + b)
