"""The gradient divides by p · (1 − p), which is 0 for a prediction of exactly 0 or 1.

The gradient of one entry is (p − t) / (p(1 − p)). At p = 0 with the label 1 it is −1 / 0 = −inf, where
the clip at 10⁻¹² makes it −10¹². At p = 0 with the label 0 it is 0 / 0 = nan, where the clipped value is
1. Clipping the prediction in the loss alone does not help: the gradient is a formula of its own and
needs the same clip, and a nan in it spreads into every weight.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import binary_slopes, clipped, pair

REPLACES = "losses.binary_cross_entropy_gradient"
FAILS = ("LOSS-BCEGRAD-3", "LOSS-BCEGRAD-6")
HINT = "The loss is clipped. Which prediction does its gradient use where p is exactly 0?"


def binary_cross_entropy_gradient(prediction: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return (p - t) / (p * (1 - p)) by the number of entries, without a clip."""
    y, t = pair(prediction, target)
    p = clipped(y, 0.0)
    return binary_slopes(p, t) / p.size
