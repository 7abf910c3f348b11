"""The layer returns its activation σ(x W + b) where its pre-activation is asked for.

A layer is often drawn as one box, sum and activation together, but here they are two functions:
dense_forward stops at z = x W + b, and the caller applies the activation. Otherwise it is applied twice,
and the backward pass, which needs z, never sees it. For x = (1, 2), W = (1, −1)ᵀ and b = 1, z is 0; the
variant returns σ(0) = 0.5, and the network then computes σ(0.5) = 0.6225.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import activations

from ._textbook import dense_inputs

REPLACES = "layers.dense_forward"
FAILS = (
    "LAY-FORWARD-1",
    "LAY-FORWARD-2",
    "LAY-FORWARD-3",
    "LAY-RESFORWARD-1",
    "LAY-RESFORWARD-2",
    "LAY-RESFORWARD-3",
    "LAY-RESBACKWARD-1",
    "LAY-RESBACKWARD-2",
    "LAY-RESBACKWARD-5",
)
HINT = "Can z be negative? Can what you return be?"


def dense_forward(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> NDArray[np.float64]:
    """Return sigmoid(x @ W + b)."""
    x, W, b = dense_inputs(x, W, b)
    return activations.sigmoid(x @ W + b)
