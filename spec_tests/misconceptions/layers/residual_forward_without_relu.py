"""The branch of the residual layer has no activation: y = x + x W + b.

Without ReLU the layer is linear, the same as one dense layer with the weights I + W, and a stack of such
layers is linear too, however deep. The branch must not take anything away: relu(x W + b) is never
negative. For x = 1, W = −3 and b = 0, y is 1 + relu(−3) = 1; the variant returns −2.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import residual_inputs

REPLACES = "layers.residual_forward"
FAILS = ("LAY-RESFORWARD-1", "LAY-RESFORWARD-3")
HINT = "Can an entry of y be smaller than the same entry of x?"


def residual_forward(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> NDArray[np.float64]:
    """Return x + x @ W + b."""
    x, W, b = residual_inputs(x, W, b)
    return x + x @ W + b
